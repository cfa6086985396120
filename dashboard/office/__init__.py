"""Native, editable Office charts of a `Chart`. Imports `scene`, `charts` and `vocabulary`."""
