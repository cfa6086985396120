"""Editions as immutable files, and the memory that disclosure control depends on. Imports `model` and `loaders`."""
