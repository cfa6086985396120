"""Copies of workbooks with every problem marked, to send back to whoever made them."""

from loaders.marked.copy import UnmarkableError, marked_copy, why_not

__all__ = ["UnmarkableError", "marked_copy", "why_not"]
