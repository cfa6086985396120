"""The report as one HTML file that works offline: inline pictures, tables, and keys to page through it."""

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from html import escape
from pathlib import Path
from types import MappingProxyType

from dashboard.charts.chart import Chart, TableColumn
from dashboard.charts.identity import Identity
from dashboard.documents.about import about, picture_note, reopening, source_line, trace
from dashboard.documents.identity.pictures import svg_with
from dashboard.documents.names import figure_id
from dashboard.documents.pictures import inline
from dashboard.documents.report.annex import annex
from dashboard.documents.report.content import FirstTable, Report, ReportTable
from dashboard.documents.word.figure import rows_on_paper
from dashboard.documents.word.tables import MOST_TOGETHER
from dashboard.scene.size import Preset
from dashboard.vocabulary.settings import ROOT
from dashboard.vocabulary.text import LANGUAGE_TAGS

PICTURE = Preset("pack", 24.0, 12.5, 12, with_title=False, file_tag="")
HERE = Path(__file__).parent
SMALL = MappingProxyType({"400 700": "inter.woff2"})  # weights → a file of assets/fonts
SHORT = 14  # characters in a row heading that never wraps


def html(report: Report, fonts: Mapping[str, str] = SMALL) -> str:
    """The whole file. Its content policy blocks all requests, and all other scripts and styles."""
    t, script = report.t, (HERE / "pack.js").read_text(encoding="utf-8")
    style = f"{_faces(fonts)}{(HERE / 'pack.css').read_text(encoding='utf-8')}{_margins(report)}"
    allowed = f"style-src '{_digest(style)}'; font-src data:; script-src '{_digest(script)}'"
    policy = f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"
    return "\n".join(
        (
            f'<!DOCTYPE html>\n<html lang="{LANGUAGE_TAGS[report.language]}">\n<head>\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(report.title)}</title>",
            f"<style>{style}</style>",
            "</head>\n<body>\n<main>",
            *_sections(report),
            "</main>",
            f'<nav class="pager" hidden aria-label="{escape(t("Browse the report"))}">',
            f'<button type="button" data-step="-1" aria-label="{escape(t("Previous"))}">←</button><output></output>',
            f'<button type="button" data-step="1" aria-label="{escape(t("Next"))}">→</button></nav>',
            f"<script>{script}</script>\n</body>\n</html>\n",
        )
    )


def _digest(words: str) -> str:
    """How a content policy names an inline script or style."""
    return f"sha256-{base64.b64encode(hashlib.sha256(words.encode()).digest()).decode()}"


def _faces(fonts: Mapping[str, str]) -> str:
    """The font that the pictures are laid out by."""
    return "".join(map(_face, fonts.items()))


def _face(font: tuple[str, str]) -> str:
    weights, name = font
    content = base64.b64encode((ROOT / "assets" / "fonts" / name).read_bytes()).decode()
    source = f'url("data:font/sfnt;base64,{content}")'
    return f"@font-face {{ font-family: Inter; font-weight: {weights}; src: {source}; }}\n"


def _margins(report: Report) -> str:
    """Print margins: the marking above every page, and title and page number below it."""
    style = "font: 8.5pt Arial, sans-serif; color: #56657a;"
    places = (
        ("top-left", _quoted(report.synthetic_words)),
        ("bottom-left", _quoted(f"{report.title}, {report.municipality}")),
        ("bottom-right", "counter(page)"),
    )
    return f"@page {{ {' '.join(f'@{place} {{ content: {words}; {style} }}' for place, words in places)} }}\n"


def _quoted(words: str) -> str:
    """Text as a CSS string, with every character escaped that could end it or that browsers replace."""
    return '"' + re.sub(r'["\\<>&\x00-\x1f]', lambda found: f"\\{ord(found[0]):06x}", words) + '"'


def _sections(report: Report) -> Iterable[str]:
    yield _section("omslag", _cover(report))
    yield _section("innhold", _contents(report))
    if report.table1:
        yield _section("tabell1", _heading(report.table1.caption) + _first_table(report, report.table1))
    number, tables = 0, report.tables_first
    for place, (chapter, charts) in enumerate(report.parts, start=1):
        yield _section(f"kapittel{place}", _heading(chapter.title) + _paragraphs(chapter.paragraphs), "chapter")
        for chart in charts:
            number, tables = number + 1, tables + 1
            yield _section(f"figur{number}", _figure(report, chart, number, tables), "picture")
        for table in chapter.tables:
            tables += 1
            yield _section(f"tabell{tables}", _table(report, table, table.caption, tables))
    yield _section("metode", _annex(report))


def _section(name: str, content: str, kind: str = "words") -> str:
    return f'<section id="{name}" class="{kind}" tabindex="-1">\n{content}\n</section>'


def _heading(words: str) -> str:
    return f"<h2>{escape(words)}</h2>"


def _first_table(report: Report, table: FirstTable) -> str:
    first, heading = _table(report, table, table.caption, 1), report.t("What the numbers can tell us")
    return first + (_table(report, ReportTable("", table.verdicts), heading, 2) if table.verdicts else "")


def _paragraphs(paragraphs: Sequence[str]) -> str:
    return "".join(f"<p>{escape(words)}</p>" for words in paragraphs)


def _cover(report: Report) -> str:
    lines = [f"<p>{escape(words)}</p>" for words in (report.municipality, report.period, report.exported_words)]
    marking = f'<p class="marking">{escape(report.synthetic_words)}</p>' if report.synthetic_words else ""
    help = f'<p class="help">{escape(report.help)}</p>' if report.help else ""
    return f"<h1>{escape(report.title)}</h1>{''.join(lines)}{marking}{help}"


def _contents(report: Report) -> str:
    t = report.t
    chapters = [(f"kapittel{place}", chapter.title) for place, (chapter, _) in enumerate(report.parts, start=1)]
    first = [("tabell1", report.table1.caption)] if report.table1 else []
    named = [*first, *chapters, ("metode", t("Method and privacy"))]
    figures = [
        (f"figur{number}", f"{t('Figure')}\u00a0{number}. {caption}")
        for number, (_, caption) in enumerate(report.captions, start=1)
    ]
    return f"<h2>{escape(t('Contents'))}</h2>{_links(named)}<h3>{escape(t('List of figures'))}</h3>{_links(figures)}"


def _links(named: Sequence[tuple[str, str]]) -> str:
    items = [f'<li><a href="#{name}">{escape(words)}</a></li>' for name, words in named]
    return f"<ul>{''.join(items)}</ul>"


def _figure(report: Report, chart: Chart, number: int, table_number: int) -> str:
    t, frame = report.t, report.frame(chart)
    drawn = inline(chart, replace(PICTURE.size, badge=True))  # copied without its caption, it is still marked
    caption = f"{t('Figure')}\u00a0{number}. {frame.marked(frame.caption)}"
    lines = filter(None, (source_line(frame, frame.caption), picture_note(frame)))
    below = "".join(f'<p class="small">{escape(words)}</p>' for words in lines)
    return (
        f"<h3>{escape(chart.finding)}</h3><p>{escape(chart.paragraph)}</p>"
        f'<figure id="{figure_id(chart)}-{number}">{svg_with(drawn, Identity.of(chart, PICTURE.key))}'
        f"<figcaption>{escape(caption)}</figcaption></figure>{below}" + _companion(report, chart, table_number)
    )


def _companion(report: Report, chart: Chart, number: int) -> str:
    t, frame, rows = report.t, report.frame(chart), rows_on_paper(chart)
    columns, caption = frame.table(), frame.marked(t("The numbers behind the figure"))
    signs = (frame.signs,) if frame.signs else ()
    shown = tuple(TableColumn(c.heading, tuple(c.cells[row] for row in rows), c.is_numeric) for c in columns)
    count = len(chart.categories)
    if len(rows) == count:
        return _table(report, ReportTable("", shown, signs), caption, number)
    some = t("{shown} of {count} rows: the highest, the lowest and your own.", shown=len(rows), count=t.number(count))
    every = _rows(columns, caption)
    summary = escape(t("All {count} rows", count=t.number(count)))
    return (
        _table(report, ReportTable("", shown, (some, *signs)), caption, number)
        + f'<details class="all"><summary>{summary}</summary>{every}</details>'
    )


def _table(report: Report, table: ReportTable, caption: str, number: int) -> str:
    notes = "".join(f'<p class="small">{escape(words)}</p>' for words in table.notes)
    return _rows(table.columns, f"{report.t('Table')}\u00a0{number}. {caption}") + notes


def _rows(columns: Sequence[TableColumn], caption: str) -> str:
    """A table with scoped headings; the first column heads its rows."""
    sides = [' class="number"' if column.is_numeric else "" for column in columns]
    short = ' class="short"' if max(map(len, columns[0].cells), default=0) <= SHORT else ""
    head = "".join(f'<th scope="col"{side}>{escape(c.heading)}</th>' for c, side in zip(columns, sides, strict=True))
    body = []
    for cells in zip(*(column.cells for column in columns), strict=True):
        first, *rest = (escape(words) for words in cells)
        numbers = "".join(f"<td{side}>{words}</td>" for words, side in zip(rest, sides[1:], strict=True))
        body.append(f'<tr><th scope="row"{short}>{first}</th>{numbers}</tr>')
    together = " together" if len(columns[0].cells) <= MOST_TOGETHER else ""
    return (
        f'<div class="scroll{together}"><table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead>'
        f"<tbody>{''.join(body)}</tbody></table></div>"
    )


def _annex(report: Report) -> str:
    parts = "".join(f"<h3>{escape(heading)}</h3>{_paragraphs(words)}" for heading, words in annex(report))
    return _heading(report.t("Method and privacy")) + parts + _about_figures(report)


def _about_figures(report: Report) -> str:
    """What the lines under each figure leave out."""
    parts = [f"<h3>{escape(report.t('About the figures'))}</h3>"] if report.figures else []
    for number, (chart, caption) in enumerate(report.captions, start=1):
        frame = report.frame(chart)
        parts.append(f"<h4>{escape(report.t('Figure'))}\u00a0{number}. {escape(caption)}</h4>")
        facts = (*about(frame, in_report=True), trace(frame), reopening(frame))
        parts += [
            f'<p class="small"><b>{escape(heading)}:</b> {escape(words)}</p>' for heading, words in facts if words
        ]
    return "".join(parts)
