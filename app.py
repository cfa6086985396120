"""Starts the dashboard: `python app.py` serves it, and `python app.py --help` lists the other commands."""

import sys

from dashboard.commands import main

if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # a pipe on Windows lacks Sámi letters
    main()
else:  # a WSGI server imports app:server
    from dashboard import settings
    from dashboard.server import create

    server = create(settings.load()).server
