"""Where a chart's parts stand: `layout(chart, size)` gives a frozen `Scene`. Imports `charts` and `vocabulary`."""
