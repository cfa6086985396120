"""Child welfare: children with a report of concern about violence at home, by municipality and year.

Source: the municipality's child welfare service, once a year. A row is a municipality; a number counts children.
Layout: `loaders/layouts/child_welfare.toml`.
"""

from loaders.phrases import phrase
from loaders.tables.source import shipped

LOOKS_FOR = phrase("child welfare: a sheet with the heading “Barn med bekymringsmelding”")
_layout = shipped("child_welfare")
recognises, resembles, load = _layout.recognises, _layout.resembles, _layout.load
