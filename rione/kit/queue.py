"""The queue of work in the background: in the same database, so a job is part of the deed."""

from procrastinate.contrib.django import app

__all__ = ["app"]
