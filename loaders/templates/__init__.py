"""Blank workbooks for the sources that people fill in by hand, in the layouts that their loaders read."""

from loaders.places import Places
from loaders.templates.form import TemplateError

__all__ = ["TEMPLATES", "TemplateError", "blank"]
TEMPLATES = ("police", "crisis_centre", "assault_centre", "measures")
"""The keys of the sources that have a template; `forms.FORMS` has the form of each."""


def blank(source: str, places: Places, year: int, home: str) -> bytes:
    """An .xlsx workbook with one row for each municipality or group of that year, and empty cells to fill in.

    `home` is the code of the municipality whose dashboard it is. As it is, its loader refuses it: no empty cell is
    ever read as zero.

    Raises:
        TemplateError: the source has no template, or places.toml names no member of its centre that year.
    """
    # Imported late: a server starts without code that reads and writes workbooks.
    from loaders.templates.forms import FORMS
    from loaders.templates.workbook import written

    if source not in TEMPLATES:
        raise TemplateError(f"{source!r} has no template; {', '.join(TEMPLATES)} have")
    return written(FORMS[source](places, year, home))
