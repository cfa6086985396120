"""One layout per kind of chart."""
