"""Watching over the processes: the supervisor starts them, starts them again, ends them."""

from rione.config.supervisor.children import Child
from rione.config.supervisor.watching import Supervisor, children

__all__ = ["Child", "Supervisor", "children"]
