"""Which files may be workbooks."""

SUFFIXES = (".xlsx", ".xlsm")
MAX_PACKED = 10_000_000  # bytes
