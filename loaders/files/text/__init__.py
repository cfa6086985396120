"""Text files from the statistics banks: CSV and JSON-stat 2."""
