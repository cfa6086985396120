"""Services: persons and contacts because of violence, by service, municipality and year.

Source: each service of the municipality, or of its partners, once a year, in the template of service use. A row counts
persons who were helped because of violence, how often they were, and how many of them were children; anonymous
contacts are counted apart, since nobody knows how many persons they were. Layout: `loaders/layouts/services.toml`.
"""

from loaders.phrases import phrase
from loaders.tables.source import shipped

LOOKS_FOR = phrase("use of services: “Tjenestebruk” with the columns “Tjeneste”, “Personer” and “Kontakter”")
_layout = shipped("services")
recognises, resembles, load = _layout.recognises, _layout.resembles, _layout.load
