"""Sexual assault centre: persons helped, own municipality and all, by year.

Source: the sexual assault centre that serves the municipality, a note once a year. A row counts persons; «11 (96)» is
own municipality (all who came). Layout: `loaders/layouts/assault_centre.toml`.
"""

from loaders.phrases import phrase
from loaders.tables.source import shipped

LOOKS_FOR = phrase("the sexual assault centre: “Overgrepsmottak” with the column “Personer fra … (alle)”")
_layout = shipped("assault_centre")
recognises, resembles, load = _layout.recognises, _layout.resembles, _layout.load
