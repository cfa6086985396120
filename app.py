"""Starts the dashboard: `python app.py` serves it, and `python app.py --help` lists the other commands."""

import sys

from dashboard.commands.group import main

if __name__ == "__main__":
    for stream in filter(None, (sys.stdout, sys.stderr)):  # a service on Windows has neither
        stream.reconfigure(errors="replace")  # type: ignore[attr-defined]  # a pipe there lacks Sámi letters
    main()
else:  # a WSGI server imports app:server
    from dashboard.commands.serve import tell_key
    from dashboard.vocabulary import settings
    from dashboard.web.server import create

    chosen = settings.load()
    server = create(chosen).server
    tell_key(chosen)
