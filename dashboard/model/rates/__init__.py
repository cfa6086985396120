"""Rates and their denominators."""
