"""What is shown, and what is said of it: a `Chart` per figure. Imports `model` and `vocabulary`."""
