"""Serving one edition to readers, while others are published."""
