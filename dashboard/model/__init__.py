"""Pandas and statistics, from observations to the published table. Imports `vocabulary` and `loaders.schema`."""
