"""Finds personal data: numbers, names and other traces, in cells, in other parts and in the file's name."""
