"""The files that a page offers: the menu of each figure, and links to Tabell 1, the published table and the report."""

from dash import html

from dashboard.documents.export import FORMATS, PRESETS, Preset
from dashboard.documents.tables import TABLE_FORMATS
from dashboard.vocabulary.selection import Selection
from dashboard.vocabulary.text import Text
from dashboard.web.components.attributes import attributes
from dashboard.web.components.figure.card import part_id
from dashboard.web.components.figure.export_menu import FileLink, export_menu, link_list, status_line
from dashboard.web.page.page import View

FOLDER = "/eksport"


def figure_menu(view: View, key: str) -> html.Div:
    """The export menu of a figure's card."""
    sizes = [(preset.key, _size_words(preset, view.t)) for preset in PRESETS.values()]
    return export_menu(view.t, key, figure_links(view, key), sizes, id=part_id(key, "files"))


def figure_links(view: View, key: str) -> list[FileLink]:
    """Links to the figure as files, with the page's selection."""
    query, words = query_of(view), _figure_words(view.t)
    return [FileLink(address(f"{key}.{format}", query), *words[format]) for format in FORMATS]


def query_of(view: View) -> str:
    """The page's selection as a query."""
    return view.selection.query(view.published.settings.language)


def table1_links(view: View) -> html.Div:
    """Tabell 1 as files, in the page's language."""
    t, query = view.t, Selection(language=view.t.language).query(view.published.settings.language)
    good_for = {
        "docx": t("the table with caption and notes, ready for a plan"),
        "xlsx": t("the numbers, explained"),
        "csv": t("only the numbers"),
    }
    return file_links(t, [FileLink(address(f"tabell1.{f}", query), NAMES[f], good_for[f]) for f in TABLE_FORMATS])


def address(name: str, query: str) -> str:
    """A file's address with the selection."""
    return f"{FOLDER}/{name}?{query}".rstrip("?")


def file_links(t: Text, links: list[FileLink]) -> html.Div:
    """Links that are always visible, with a status line."""
    return html.Div([link_list(links), status_line(t)], className="export-open", **attributes(data_export_menu="open"))


NAMES = {
    "docx": "Word",
    "pptx": "PowerPoint",
    "xlsx": "Excel",
    "svg": "SVG",
    "png": "PNG",
    "pdf": "PDF",
    "csv": "CSV",
    "html": "HTML",
}


def _figure_words(t: Text) -> dict[str, tuple[str, str]]:
    good_for = {
        "docx": t("a chart you can edit, with caption, source and table"),
        "pptx": t("a slide with a chart you can edit"),
        "xlsx": t("the numbers, explained, and a chart"),
        "svg": t("a picture that stays sharp at any size"),
        "png": t("a picture for any program"),
        "pdf": t("for print"),
        "csv": t("only the numbers"),
    }
    return {format: (NAMES[format], good_for[format]) for format in FORMATS}


def _size_words(preset: Preset, t: Text) -> str:
    purpose = {
        "word_full": t("Word, full width"),
        "word_half": t("Word, half width"),
        "word_tall": t("Word, tall"),
        "slide": t("Slide"),
        "handout": t("Hand-out"),
    }[preset.key]
    across, up = t.number(preset.width_cm, 1), t.number(preset.height_cm, 1)
    return f"{purpose} ({across} × {up} cm)"
