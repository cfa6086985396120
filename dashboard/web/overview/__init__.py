"""Oversikt: a row per subject, what is new and what needs discussion, and whose numbers they are."""
