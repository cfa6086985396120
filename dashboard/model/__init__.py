"""Pandas and statistics: from raw observations to the published table, and what can be said of its numbers."""
