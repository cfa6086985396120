"""What is shown and how it is described: a `Chart` per figure. Imports `model` and `vocabulary`."""
