"""Disclosure control: from observations to the one table that may leave the model.

`publish` is the only way out. Charts, pages, exports, commands and logs get what it returns and nothing else, so no
rate, share, change, rank, axis, colour or sentence can be derived from a hidden number: each is computed downstream
from the published frame, where that number is missing. Nothing is summed downstream either: every sum that is shown is
a row here and was attacked with the others.

Small numbers about people are hidden first (`risk`), then the cheapest further cells, so that nobody can infer a hidden
number or an unprinted remainder to within `threshold` persons (`suppress`), not even the only person in a cell or a
reader who kept earlier editions (`editions`). The finished frame is then attacked once more (`audit`). A table that
fails, or takes too long, is published at a coarser level, and as a last resort not at all.
"""

from dashboard.model.disclosure.pattern.protect import LEVELS
from dashboard.model.disclosure.policy import Policy
from dashboard.model.disclosure.publication import Publication, publish, publish_with_report

__all__ = ["LEVELS", "Policy", "Publication", "publish", "publish_with_report"]
