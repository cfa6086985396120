"""The log: how a line is written, and what never gets into it.

No line holds an address's query, a reader's own address, or an error's message, which may quote either, or a cell. What
a reader has chosen, such as a path, can neither end a line nor begin another one.
"""

import json
import logging
import logging.config
import re
import sys
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from dashboard.store.serving.attempts import traced
from dashboard.vocabulary.settings import JSON, Settings

REQUEST: ContextVar[str] = ContextVar("request", default="")  # the id of the request that this thread answers
OURS, SERVERS = ("dashboard", "loaders"), ("gunicorn", "waitress")
LONGEST_PATH, LONGEST_MESSAGE = 200, 20_000
KEPT_IN_PATHS = "/-._~!$&'()*+,;=:@"
CONNECTED = re.compile(r"\b(connected|ip=)\s*\S+")  # how waitress and gunicorn name a client
MALFORMED = re.compile(r"Invalid request from|Error handling request")  # before what gunicorn quotes of a request


def configure(settings: Settings) -> None:
    """Writes everything that is logged from now on to standard error, in the form that the settings choose.

    Other people's libraries say no more than warnings, whatever the level: Alembic tells each start what it found, and
    with `debug` a server would log the first bytes of what a client broke off.
    """
    ours = logging.getLevelNamesMapping()[settings.log_level.upper()]
    levels = dict.fromkeys(OURS, ours) | dict.fromkeys(SERVERS, max(ours, logging.INFO))
    levels |= {"gunicorn.error": max(ours, logging.INFO), "gunicorn.access": logging.CRITICAL}  # it tells of readers
    logging.raiseExceptions = False  # a line that fails would print its values
    form = {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": JsonLines if settings.log_format == JSON else TextLines}},
        "filters": {"without": {"()": WithoutReaders}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["without"]}},
        "root": {"level": max(ours, logging.WARNING), "handlers": ["stderr"]},
        "loggers": {name: {"level": level, "handlers": [], "propagate": True} for name, level in levels.items()},
    }
    logging.config.dictConfig(form)


def quoted(path: str) -> str:
    """A path as WSGI gives it, in letters that every log and terminal takes: a long one cut, and "-" for none."""
    safe = quote(path.encode("latin-1", "replace"), safe=KEPT_IN_PATHS) or "-"
    return safe if len(safe) <= LONGEST_PATH else f"{safe[: LONGEST_PATH - 3]}..."


class WithoutReaders(logging.Filter):
    """Takes from the servers' own messages who asked, and what: they quote a request that they refuse."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Lets every record through, changed where needed."""
        if record.name.partition(".")[0] in SERVERS:
            if MALFORMED.match(str(record.msg)):
                kind = sys.exc_info()[0]
                record.msg, record.args = f"A request was refused ({kind.__name__ if kind else 'malformed'})", ()
            else:
                record.msg, record.args = CONNECTED.sub(r"\1 …", record.getMessage()), ()
        return True


def _message(record: logging.LogRecord) -> str:
    """The message without control characters, which could forge a line or reach a terminal."""
    said = record.getMessage()[:LONGEST_MESSAGE]
    return said if said.isprintable() else "".join(map(_printable, said))


def _printable(letter: str) -> str:
    return letter if letter.isprintable() or letter in "\n\u00a0" else letter.encode("unicode_escape").decode()


def _time(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _trace(record: logging.LogRecord) -> str:
    error = record.exc_info[1] if record.exc_info else None
    return traced(error) if error else ""


class TextLines(logging.Formatter):
    """A line a record; what it says further is indented below, so that it can't pass for a record of its own."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        request = "" if hasattr(record, "fields") or not REQUEST.get() else f" [{REQUEST.get()}]"
        line = f"{_time(record)} {record.levelname} {record.name}{request}: {_message(record)}"
        return "\n    ".join(f"{line}\n{_trace(record)}".strip().splitlines())


class JsonLines(logging.Formatter):
    """A JSON object a record."""

    def format(self, record: logging.LogRecord) -> str:
        """The object on one line, in ASCII."""
        said: dict[str, Any] = {
            "time": _time(record),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": _message(record),
        }
        if request := REQUEST.get():
            said["request"] = request
        said |= getattr(record, "fields", {})
        if trace := _trace(record):
            said["trace"] = trace
        return json.dumps(said)
