"""Shares of a total, and of the crisis centre."""
