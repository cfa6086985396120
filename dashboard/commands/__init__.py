"""The command line: `python app.py …`. Imports anything."""
