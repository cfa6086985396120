"""Bufdir: residents and day users of all crisis centres in Norway by year.

Source: the Norwegian Directorate for Children, Youth and Family Affairs' yearly statistics, collected by hand from its
pages. A row counts persons (day visits count visits). From 2021 persons are counted in a new way.
Layout: `loaders/layouts/bufdir.toml`.
"""

from loaders.phrases import phrase
from loaders.tables.source import shipped

LOOKS_FOR = phrase("Bufdir: “Kilde: Bufdir” with the columns “År” and “Beboere i alt”")
_layout = shipped("bufdir")
recognises, resembles, load = _layout.recognises, _layout.resembles, _layout.load
