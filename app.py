"""Starts the dashboard: `python app.py` serves it, and `python app.py --help` lists the other commands."""

from dashboard.commands import main

if __name__ == "__main__":
    main()
else:  # a WSGI server imports app:server
    from dashboard import settings
    from dashboard.server import create

    server = create(settings.load()).server
