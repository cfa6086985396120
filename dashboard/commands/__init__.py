"""The command line: `python app.py` serves, the other commands check files and write what the dashboard shows."""

from dashboard.commands.group import main

__all__ = ["main"]
