"""Chart layout: `layout(chart, size)` returns a frozen `Scene`. Imports `charts` and `vocabulary`."""
