"""What a document tells of a figure: two lines under its caption, and the rest once, under «About the figures»."""

from dashboard.charts.build import PROVISIONAL_SIGN
from dashboard.charts.chart import Chart, Kind
from dashboard.charts.describe import across_breaks
from dashboard.charts.drawing.gaps import drawn_key, reason_words
from dashboard.charts.subjects import page_name
from dashboard.documents.frame import Frame, sentence
from dashboard.documents.names import figure_id
from dashboard.office.notes import native_marks, native_places
from dashboard.vocabulary.text import Text
from loaders.schema import MISSING

MOST_PLACES = 160  # characters of where numbers are missing; a longer list is under «About the figures» instead
Fact = tuple[str, str]


def source_line(frame: Frame, caption: str) -> str:
    """Who the numbers come from, what they are unless the caption says so, the selection, and the date of the data."""
    chart, t = frame.chart, frame.t
    day = t.date(chart.data_date) if chart.data_date else ""
    known = not day or day in chart.source
    parts = (
        chart.source,
        "" if chart.subtitle == caption else chart.subtitle,
        frame.selection,
        "" if known else t("Data as of {day}.", day=day),
    )
    return " ".join(sentence(part) for part in parts if part)


def native_note(frame: Frame) -> str:
    """The one note under an Office chart, which draws neither breaks nor reasons; empty if none is needed."""
    chart, t = frame.chart, frame.t
    if not chart.has_numbers:
        return ""
    breaks = _breaks(chart, t)
    star = (f"«{sign}»: {meaning}." for sign, meaning in drawn_key(chart) if sign == PROVISIONAL_SIGN)
    return _note(t, (breaks, _lead(chart, t, breaks), _gaps(chart, t), *star, frame.interval))


def picture_note(frame: Frame) -> str:
    """The one note under a picture: how it is read, then its key."""
    chart, t = frame.chart, frame.t
    key = (f"«{sign}»: {meaning}." for sign, meaning in drawn_key(chart))
    return _note(t, (_lead(chart, t), *key, frame.drawn_lines))


def about(frame: Frame, further: tuple[str, ...] = (), *, in_report: bool = False) -> tuple[Fact, ...]:
    """Heading and words of what the lines under the figure leave out, with `further` notes.

    A report says on every page what its marking means.
    """
    chart, t = frame.chart, frame.t
    notes = dict.fromkeys(sentence(words) for words in (*chart.notes, *(mark.words for mark in chart.marks)))
    told = sentence(chart.reading) or _lead(chart, t, _breaks(chart, t))
    untold = [words for words in notes if words != told]
    facts = (
        (t("Marking"), "" if in_report else chart.synthetic_words),
        (t("Definition"), chart.definition),
        (t("Note"), " ".join(filter(None, (*untold, *further)))),
        (t("Next update"), chart.next_update),
    )
    return tuple((heading, sentence(words)) for heading, words in facts if words)


def undrawn(chart: Chart) -> tuple[str, ...]:
    """What the editable chart lacks: marks, and where numbers are missing unless the note or its rows tell."""
    if not chart.has_numbers or chart.kind is Kind.BARS:
        return ()
    places = native_places(chart)
    return (native_marks(chart), places if len(places) > MOST_PLACES else "")


def trace(frame: Frame, *, with_dates: bool = False) -> Fact:
    """Id and edition of a figure, and its dates."""
    chart, t = frame.chart, frame.t
    edition = t("Edition: {version}.", version=chart.version[:12]) if chart.version else ""
    dates = frame.dates if with_dates else ""
    return t("Figure id"), " ".join(filter(None, (f"{figure_id(chart)}.", edition, dates)))


def reopening(frame: Frame) -> Fact:
    """How the view reopens: by its full URL, or in words if the dashboard's own address isn't known."""
    chart, t = frame.chart, frame.t
    if not frame.link.startswith("/"):
        return t("Reopens at"), frame.link
    page = page_name(frame.link, t)
    words = t("the page “{page}” in the dashboard; selection: {words}.", page=page, words=chart.selection_words)
    return t("Reopens at"), words


def _lead(chart: Chart, t: Text, breaks: str = "") -> str:
    """The sentence that changes how the numbers are read: the figure's own, else its first note.

    Where `breaks` tells of breaks that aren't drawn, only a sentence on something else is added.
    """
    if breaks:
        return "" if chart.reading == across_breaks(t) else sentence(chart.reading)
    return sentence(chart.reading or next(iter(chart.notes), ""))


def _breaks(chart: Chart, t: Text) -> str:
    """The breaks that an Office chart doesn't draw; in rows none is drawn anywhere."""
    labels = [mark.label for mark in chart.marks if mark.is_break and chart.kind is not Kind.BARS]
    return (
        t("{labels}: numbers before and after can't be compared directly.", labels="; ".join(labels)) if labels else ""
    )


def _gaps(chart: Chart, t: Text) -> str:
    """Where an Office chart has no number and why; only why if that is a long list. Rows say it themselves."""
    if chart.kind in (Kind.BARS, Kind.FUNNEL):
        return ""
    places = native_places(chart)
    if not places or len(places) <= MOST_PLACES:
        return places
    missing = [value for series in chart.series for value in series.values if not value.is_number]
    reasons = dict.fromkeys(
        t("missing from the files delivered") if value.status == MISSING else reason_words(chart, value)
        for value in missing
    )
    return t("Gaps in the figure: {reasons}.", reasons="; ".join(reasons))


def _note(t: Text, parts: tuple[str, ...]) -> str:
    words = " ".join(filter(None, parts))
    return t("Note: {words}", words=words) if words else ""
