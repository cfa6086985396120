"""The text around a figure, shared by all formats: caption, source line, note, signs, facts and companion table."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dashboard.charts.build import PROVISIONAL_SIGN
from dashboard.charts.chart import Chart, TableColumn
from dashboard.charts.drawing import gaps
from dashboard.charts.subjects import page_name
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
    def caption(self) -> str:
        """The caption where the finding is already above the figure: what it shows."""
        return self.chart.subtitle or self.title

    def marked(self, words: str) -> str:
        """A caption, marked if the numbers are constructed."""
        return self.t("[Example data] {words}", words=words) if self.chart.synthetic else words

    @property
    def source(self) -> str:
        """The source line: who, when, and the id that identifies the figure."""
        return f"{sentence(self.chart.source)} {self.t('Figure id {id}.', id=figure_id(self.chart))}"

    @property
    def note(self) -> str:
        """Scope and caveats, then every break and event in words; empty if there are none."""
        marks = [mark.words for mark in self.chart.marks]
        parts = list(dict.fromkeys([*self.chart.notes, *marks]))
        return self.t("Note: {words}", words=" ".join(sentence(part) for part in parts)) if parts else ""

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
        """The URL that reopens this view, a path if the dashboard's own address isn't known; empty if it has none."""
        return self.site.rstrip("/") + self.chart.address if self.chart.address else ""

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
    """Where a view reopens: a full URL, or the page's name if the dashboard's own address isn't known."""
    if not link.startswith("/"):
        return t("Reopen at {address}", address=link) if link else ""
    return t("See the page “{page}” in the dashboard.", page=page_name(link, t))


def sentence(words: str) -> str:
    """The words with a full stop, unless they end like a sentence already."""
    return words if not words or words.endswith((".", "!", "?")) else f"{words}."
