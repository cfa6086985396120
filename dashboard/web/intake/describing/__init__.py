"""Nye tall: a person points out what the headings of a refused file mean, sees what is read, and saves it."""
