"""Police: reported cases of violence in close relations by municipality and year.

Source: the police district's extract from STRASAK, the police's operating statistics, once a year. A row counts
reported cases (anmeldte forhold), not victims. The newest year is provisional, because cases are recoded afterwards.
Layout: `loaders/layouts/police.toml`.
"""

from loaders.phrases import phrase
from loaders.tables.source import shipped

LOOKS_FOR = phrase("the police: “STRASAK” or the column “Gjerningskommune”")
_layout = shipped("police")
recognises, resembles, load = _layout.recognises, _layout.resembles, _layout.load
