"""Measures speed: `python -m benchmarks`."""
