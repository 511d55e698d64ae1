from dataclasses import dataclass


@dataclass(frozen=True)
class Actor:
    """Who does a thing, as the journal keeps it: the role that allowed it, and never a name."""

    role: str
    person_id: int | None = None


WORKER = Actor("worker")
"""The town's own clockwork: reminders, expiries, seals."""
