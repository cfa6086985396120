"""The text around a figure, shared by all formats: caption, source line, note, signs, facts and companion table."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dashboard.charts.build import PROVISIONAL_SIGN
from dashboard.charts.chart import Chart, TableColumn
from dashboard.charts.drawing import gaps
from dashboard.documents.names import figure_id
from dashboard.vocabulary.text import Text, text


@dataclass(frozen=True)
class Frame:
    """The text around a chart in a document; `site` is the dashboard's base URL."""

    chart: Chart
    exported: date
    site: str = ""

    @property
    def t(self) -> Text:
        """The words of the chart's language."""
        return text(self.chart.language)

    @property
    def title(self) -> str:
        """The finding as a heading or caption, without a full stop."""
        return self.chart.finding.removesuffix(".")

    @property
    def source(self) -> str:
        """The source line: who, when, and the id that identifies the figure."""
        return f"{_sentence(self.chart.source)} {self.t('Figure id {id}.', id=figure_id(self.chart))}"

    @property
    def note(self) -> str:
        """Scope and caveats, then every break and event in words; empty if there are none."""
        marks = [mark.words for mark in self.chart.marks]
        parts = list(dict.fromkeys([*self.chart.notes, *marks]))
        return self.t("Note: {words}", words=" ".join(_sentence(part) for part in parts)) if parts else ""

    @property
    def signs(self) -> str:
        """The key to the signs that occur; empty if none does."""
        meanings = "; ".join(f"«{sign}» {meaning}" for sign, meaning in self.chart.signs)
        return self.t("Signs: {meanings}.", meanings=meanings) if meanings else ""

    @property
    def drawn_signs(self) -> str:
        """The key to the signs in a picture; the table beside an Office chart has more."""
        meanings = "; ".join(f"«{sign}» {meaning}" for sign, meaning in gaps.drawn_key(self.chart))
        return self.t("Signs: {meanings}.", meanings=meanings) if meanings else ""

    @property
    def provisional(self) -> str:
        """The key to the only sign that an Office chart itself shows; empty if it doesn't occur."""
        if not any(value.is_provisional for series in self.chart.series for value in series.values):
            return ""
        meaning = dict(self.chart.signs).get(PROVISIONAL_SIGN, self.t("provisional"))
        return self.t("Signs: {meanings}.", meanings=f"«{PROVISIONAL_SIGN}» {meaning}")

    @property
    def interval(self) -> str:
        """What the thin lines of an Office chart mean, if there are any."""
        return gaps.interval_words(self.chart)

    @property
    def drawn_lines(self) -> str:
        """What the thin and dashed lines of a picture mean."""
        return gaps.line_words(self.chart)

    @property
    def dates(self) -> str:
        """The date of the data and the date of the export."""
        parts = [self.t("Exported {day}.", day=self.t.date(self.exported))]
        if self.chart.data_date:
            parts.insert(0, self.t("Data as of {day}.", day=self.t.date(self.chart.data_date)))
        return " ".join(parts)

    @property
    def selection(self) -> str:
        """The active filters."""
        return self.t("Selection: {words}.", words=self.chart.selection_words.rstrip("."))

    @property
    def link(self) -> str:
        """The URL that reopens this view; empty if the chart has none."""
        return self.site.rstrip("/") + self.chart.address if self.chart.address else ""

    @property
    def trace(self) -> str:
        """Edition of the data and URL, in one line."""
        edition = self.t("Edition: {version}.", version=self.chart.version[:12]) if self.chart.version else ""
        return " ".join(part for part in (edition, self.reopens_at) if part)

    @property
    def reopens_at(self) -> str:
        """Where the view reopens: a full URL, or a path if the dashboard's own address is not configured."""
        return reopens_at(self.t, self.link)

    @property
    def below(self) -> tuple[str, ...]:
        """Everything under the caption of an Office chart, one paragraph each, in reading order."""
        return self._below(self.interval)

    @property
    def below_picture(self) -> tuple[str, ...]:
        """The same under a picture, which draws more lines."""
        return self._below(self.drawn_lines)

    def _below(self, lines: str) -> tuple[str, ...]:
        first = (self.chart.synthetic_words, self.chart.subtitle, self.source, self.note, self.signs, lines)
        return tuple(part for part in (*first, f"{self.selection} {self.dates}", self.trace) if part)

    @cached_property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """«Om tallene»: heading and words, for the sheet beside the numbers and for notes."""
        t, chart = self.t, self.chart
        day = t.date(chart.data_date) if chart.data_date else ""
        rows = (
            (t("Figure"), chart.finding),
            (t("What it shows"), chart.subtitle),
            (t("Marking"), chart.synthetic_words),
            (t("Definition"), chart.definition),
            (t("In words"), chart.paragraph),
            (t("Description of the figure"), chart.alt),
            (t("Source"), chart.source),
            (t("Data date"), day),
            (t("Export date"), t.date(self.exported)),
            (t("Selection"), chart.selection_words),
            *((t("Note"), words) for words in dict.fromkeys([*chart.notes, *(mark.words for mark in chart.marks)])),
            *((t("Sign «{sign}»", sign=sign), meaning) for sign, meaning in chart.signs),
            (t("Privacy"), t("Small numbers are withheld; a withheld number is not in this file.")),
            (t("Next update"), chart.next_update),
            (t("Figure id"), figure_id(chart)),
            (t("Edition"), chart.version),
            (t("Address"), self.link),
        )
        return tuple((heading, words) for heading, words in rows if words)

    def table(self) -> tuple[TableColumn, ...]:
        """The companion table, as the screen shows it."""
        return self.chart.table()


def reopens_at(t: Text, link: str) -> str:
    """Where a view reopens: a full URL or a path within the dashboard; empty without a link."""
    if not link:
        return ""
    if link.startswith("/"):
        return t("Reopen in the dashboard at {address}", address=link)
    return t("Reopen at {address}", address=link)


def _sentence(words: str) -> str:
    return words if not words or words.endswith((".", "!", "?")) else f"{words}."
