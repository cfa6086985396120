"""The server, its pages and the meeting. Imports everything but `commands`."""
