"""The recipes of CONTRIBUTING.md followed literally: a source for child welfare and a figure of it, in a copy."""
