"""What is written down while Rione runs: plain words at a desk, JSON lines for machines."""

import json
import logging
import re
from contextvars import ContextVar
from typing import Any

request_id: ContextVar[str] = ContextVar("request_id", default="")
actor: ContextVar[str] = ContextVar("actor", default="")

_EXTRA = (
    *("method", "path", "status", "milliseconds"),
    # The end of the journal's chain, for which the log is a witness outside of the database.
    *("district_id", "position", "digest"),
    *("outgoing", "attempts", "given_up"),
)
_SECRET = re.compile(r"(?<![0-9A-Za-z])[0-9a-f]{32}(?![0-9A-Za-z])")
"""What opens an order's page, or a guest's basket, to whoever has it."""


class JsonLines(logging.Formatter):
    """One JSON object a line, with the request and who acts (an id, never a name)."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            "request": request_id.get(),
            "actor": actor.get(),
        }
        line |= {name: getattr(record, name) for name in _EXTRA if hasattr(record, name)}
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        written = json.dumps({key: value for key, value in line.items() if value != ""})
        return _SECRET.sub("…", written)


def settings(*, machines_read_them: bool) -> dict[str, Any]:
    """Django's LOGGING. Pages served are logged for machines only."""
    pages = "INFO" if machines_read_them else "WARNING"
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "plain": {"format": "%(levelname)s %(name)s: %(message)s"},
            "json": {"()": "rione.config.logs.JsonLines"},
        },
        "handlers": {
            "console": {
                "class": "logging.StreamHandler",
                "formatter": "json" if machines_read_them else "plain",
            }
        },
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {
            "rione": {"level": "INFO"},
            "rione.pages": {"level": pages},
            # Its warnings repeat every refused page, which `rione.pages` has already.
            "django.request": {"level": "ERROR"},
        },
    }
