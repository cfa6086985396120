"""Blank workbooks for the sources that people fill in by hand, in the layouts that their loaders read."""

from dataclasses import replace

from loaders.places import Places
from loaders.registry import is_service
from loaders.templates.form import SERVICES, TemplateError

__all__ = ["SERVICES", "TEMPLATES", "TemplateError", "blank", "has_template"]
TEMPLATES = ("police", "crisis_centre", "assault_centre", "measures", SERVICES)
"""The keys of the sources that have a template, and that of all services together; `forms.FORMS` has each form."""


def has_template(source: str) -> bool:
    """Whether people fill in a workbook for a source; a service has its own row of that of all services."""
    return source in TEMPLATES or is_service(source)


def blank(source: str, places: Places, year: int, home: str) -> bytes:
    """An .xlsx workbook with one row for each municipality or group of that year, and empty cells to fill in.

    `home` is the code of the municipality whose dashboard it is. As it is, its loader refuses it: no empty cell is
    ever read as zero.

    Raises:
        TemplateError: the source has no template, or places.toml names no member of its centre that year, or nothing
            names the service.
    """
    # Imported late: a server starts without code that reads and writes workbooks.
    from loaders.templates.forms import FORMS
    from loaders.templates.workbook import written

    if not has_template(source):
        raise TemplateError(f"{source!r} has no template; {', '.join(TEMPLATES)} have")
    if is_service(source):
        alone = {key: name for key, name in places.blanks.items() if key == source}
        source, places = SERVICES, replace(places, blanks=alone, named=frozenset())
    return written(FORMS[source](places, year, home))
