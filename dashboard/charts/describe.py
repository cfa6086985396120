"""The parts that every chart has: source, notes, signs, dates, alt text, and what replaces an empty figure."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import pandas as pd

from dashboard.charts.alt import alt_text
from dashboard.charts.build import Context, marks, selection_words, signs, source_line
from dashboard.charts.chart import Chart, Mark, Value
from dashboard.charts.content import Content
from dashboard.charts.drawing.stack import stack_notes
from dashboard.charts.empty import Why, empty_heading, empty_words, why_empty
from dashboard.charts.sentences import joined
from dashboard.vocabulary.catalogue import Indicator
from dashboard.vocabulary.selection import EDITION
from dashboard.vocabulary.text import Text


@dataclass(frozen=True)
class Origin:
    """A figure's key, the path of its page, and its indicator, empty if it has none."""

    key: str
    path: str
    indicator: str


def describe(context: Context, origin: Origin, content: Content) -> Chart:
    """The chart: what the figure decided, and all that follows from its rows, its indicator and the selection."""
    return _Description(context, origin, content).chart()


@dataclass(frozen=True, eq=False)
class _Description:
    context: Context
    origin: Origin
    content: Content

    def chart(self) -> Chart:
        """The drawing and its text, with everything that must accompany them."""
        context, content = self.context, self.content
        return replace(
            self.drawing,
            definition=content.definition or (self.entry.definition[context.t.language] if self.entry else ""),
            reading=self.reading,
            notes=self.notes,
            marks=self.marks,
            signs=self.signs,
            data_date=data_date(content.rows),
            synthetic=self.synthetic,
            synthetic_words=synthetic_words(context) if self.synthetic else "",
            version=context.published.version,
            address=address(context, self.origin.path),
            next_update=next_update(context, content.rows),
            empty=self.empty,
            place=context.place(content.finding_of) if content.finding_of not in ("", context.region) else "",
            elsewhere=content.elsewhere,
            **content.more,
        )

    @cached_property
    def drawing(self) -> Chart:
        content, t = self.content, self.context.t
        return Chart(
            key=self.origin.key,
            kind=content.kind,
            language=t.language,
            finding=self.finding,
            subtitle=content.subtitle,
            unit=content.unit or (self.entry.unit[t.language] if self.entry else ""),
            decimals=content.decimals or (self.entry.decimals if self.entry else 0),
            category_title=content.category_title or t("Year"),
            categories=tuple(content.categories),
            series=tuple(content.series),
            alt=self.alt,
            paragraph=self.paragraph,
            source=self.source,
            selection_words=self.selection_words,
            in_table=tuple(content.in_table),
        )

    @property
    def entry(self) -> Indicator | None:
        """The indicator in the catalogue; None if the figure has none, or the catalogue doesn't describe it."""
        return self.context.published.catalogue.indicators.get(self.origin.indicator)

    @property
    def place(self) -> str:
        return self.content.place or self.context.region

    @cached_property
    def values(self) -> tuple[Value, ...]:
        every = (*self.content.series, *self.content.in_table)
        return tuple(value for series in every for value in series.values)

    @property
    def is_empty(self) -> bool:
        return not any(value.is_number for series in self.content.series for value in series.values)

    @property
    def has_no_finding(self) -> bool:
        """Whether there is no number to say anything about."""
        return self.is_empty and not self.content.holds_without_numbers

    @property
    def synthetic(self) -> bool:
        return any(value.synthetic for value in self.values)

    @cached_property
    def selection_words(self) -> str:
        content = self.content
        return content.fixed_selection or selection_words(self.context, self.place, content.periods, *content.chosen)

    @cached_property
    def why(self) -> Why:
        indicators = self.content.indicators or (self.origin.indicator,)
        return why_empty(self.context, indicators, self.place, self.values)

    @cached_property
    def empty(self) -> str:
        content = self.content
        if not self.is_empty or content.empty:
            return content.empty if self.is_empty else ""
        return empty_words(self.context, self.why, self.place, content.categories, content.series, content.absence)

    @property
    def finding(self) -> str:
        content = self.content
        if not self.has_no_finding:
            return _with_place(self.context, content.finding_of, content.finding)
        return content.empty_finding or empty_heading(self.context, self.why, self.selection_words)

    @property
    def alt(self) -> str:
        content = self.content
        if self.has_no_finding:
            return self.empty
        return content.alt or alt_text(
            self.context, content.kind, content.subtitle, content.finding, content.categories, content.series
        )

    @property
    def source(self) -> str:
        rows, behind = self.content.rows, self.content.rests_on
        return self.content.source or source_line(self.context, rows if behind is None else pd.concat([rows, behind]))

    @property
    def paragraph(self) -> str:
        if self.has_no_finding:
            return ""
        source = "" if self.content.source else self.source
        return plan_text(self.context.t, self.content.paragraph, source, synthetic=self.synthetic)

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        content = self.content
        if self.is_empty or not content.periods:
            return ()
        if content.marks is not None:
            return tuple(content.marks)
        return marks(self.context, self.origin.indicator, content.breaks_of or self.place, content.periods)

    @cached_property
    def reading(self) -> str:
        if self.has_no_finding:
            return ""
        is_split = any(mark.is_break for mark in self.marks)
        return self.content.reading or (across_breaks(self.context.t) if is_split else "")

    @property
    def notes(self) -> tuple[str, ...]:
        if self.has_no_finding:
            return ()
        caveats = self.entry.caveats[self.context.t.language] if self.entry else ()
        own, marks = (*self.content.notes, *stack_notes(self.drawing)), (mark.words for mark in self.marks)
        found = (*own, *caveats, *self.content.cautions, *marks)
        first = () if self.reading in found else (self.reading,)
        return tuple(dict.fromkeys(filter(None, (*first, *found))))

    @property
    def signs(self) -> tuple[tuple[str, str], ...]:
        own = self.content.signs
        if own is not None:
            present = {value.label for value in self.values if not value.is_number}
            return tuple((sign, words) for sign, words in own.items() if sign in present)
        return () if self.is_empty else signs(self.values, self.context.t)


def _with_place(context: Context, region: str, finding: str) -> str:
    """The finding after the name of the place that it is about."""
    return context.t("{place}: {finding}", place=context.name(region), finding=finding) if region else finding


def across_breaks(t: Text) -> str:
    """How a series with breaks is read, beside a picture that draws them."""
    return t("Numbers before and after the dashed line can't be compared directly.")


def plan_text(t: Text, *sentences: str, synthetic: bool) -> str:
    """The text to paste into a plan, marked as an example if based on constructed numbers."""
    words = joined(*sentences) if sentences[0] else ""
    return t("[Example data] {words}", words=words) if synthetic and words else words


def address(context: Context, path: str) -> str:
    """Path and query that reopen this view on its page; they name its data edition."""
    query = context.selection.query(context.published.settings.language)
    parts = [query, f"{EDITION}={context.published.version}"]
    return f"{path}?{'&'.join(part for part in parts if part)}"


def next_update(context: Context, rows: pd.DataFrame) -> str:
    """When the source of the newest number is expected to deliver again; empty without rows."""
    if rows.empty:
        return ""
    newest = rows.sort_values("year", kind="stable")["source"].iloc[-1]
    return context.published.catalogue.sources[newest].next[context.t.language]


def data_date(rows: pd.DataFrame) -> date | None:
    """The newest day on which a source made its extract; None if no source gives one."""
    newest = rows["extracted"].max() if len(rows) else pd.NaT
    return None if pd.isna(newest) else newest.date()


def synthetic_words(context: Context) -> str:
    """What «Eksempeldata» means on a figure."""
    return context.t("Example data: the workbook says that figures in it were constructed for demonstration.")
