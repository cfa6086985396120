"""The action plan's measures and their progress."""
