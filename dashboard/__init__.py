"""The dashboard: from loaded observations to what a reader sees."""
