"""Lets waitress tell of what it refuses by itself, before there is a request: gunicorn does so of its own accord."""

import logging
from typing import Any

from waitress.channel import HTTPChannel
from waitress.task import ErrorTask

log = logging.getLogger("waitress")


class Refusal(ErrorTask):
    """The reply to what is no request."""

    def execute(self) -> None:
        """Replies, and writes the line without anything that was sent."""
        log.warning("A request was refused (%s)", type(self.request.error).__name__)
        super().execute()


class Channel(HTTPChannel):
    """One connection."""

    error_task_class: Any = Refusal
