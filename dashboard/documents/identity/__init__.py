"""Figures' identities in finished files: written into each format, and read back from it."""
