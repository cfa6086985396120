"""What has come: the files, what they change, and what is held for a person. Imports `editions` and `model`."""
