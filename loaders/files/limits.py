"""Which files may hold statistics, and how large they may be."""

TEXT_SUFFIXES = (".csv", ".json")
"""Only the statistics banks' own tables are read from text."""
SUFFIXES = (".xlsx", ".xlsm", *TEXT_SUFFIXES)
MAX_PACKED = 10_000_000  # bytes
