"""The disclosure step: from observations to the one table that may leave the model.

`publish` is the only door. What it returns is all that charts, pages, exports, commands and logs ever get, so a rate, a
share, a change, a rank, an axis, a colour or a sentence that is made from a hidden number can't be made at all: each is
computed downstream from the published frame, where that number is missing. No sum is made downstream either, since
every sum that is shown is a row here and was attacked with the others.

Small numbers about people are hidden first (`risk`), then the cheapest further cells so that no hidden number and no
unprinted remainder can be worked out within `threshold` persons (`suppress`), also by someone who is herself the only
one in a cell and by someone who has kept earlier editions (`editions`). Then what stands in the frame is attacked once
more (`audit`). What fails or takes too long is published coarser, in the end not at all.
"""

from dashboard.model.disclosure.pattern.protect import LEVELS
from dashboard.model.disclosure.policy import Policy
from dashboard.model.disclosure.publication import Publication, publish, publish_with_report

__all__ = ["LEVELS", "Policy", "Publication", "publish", "publish_with_report"]
