"""Starts the dashboard: `python app.py` serves it, and `python app.py --help` lists the other commands."""

from dashboard.commands import main

if __name__ == "__main__":
    main()
else:
    from dashboard.server import server  # noqa: F401  what a WSGI server imports as app:server
