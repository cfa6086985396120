"""The one door to the data: gives the current edition as a snapshot. Imports `loaders`, `vocabulary` and `model`."""
