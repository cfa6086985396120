"""Draws a `Scene`; each painter imports `scene` and its own drawing library, nothing else of ours."""
