"""Starts the dashboard: `python app.py` serves it, and `python app.py --help` lists the other commands."""

import sys

from dashboard.commands.group import main

if __name__ == "__main__":
    for stream in filter(None, (sys.stdout, sys.stderr)):  # a service on Windows has neither
        stream.reconfigure(errors="replace")  # type: ignore[attr-defined]  # a pipe there lacks Sámi letters
    main()
else:  # a WSGI server imports app:server; data are loaded from dashboard.start() or the first request on
    from dashboard.commands.serve import application

    dashboard = application()
    server = dashboard.server
