"""The only access to data: serves the current edition as a snapshot. Imports `loaders`, `vocabulary` and `model`."""
