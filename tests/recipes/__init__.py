"""Follows the recipes of CONTRIBUTING.md literally in a copy: a source for child welfare, and its figure."""
