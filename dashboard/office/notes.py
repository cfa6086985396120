"""Sentences for what an Office chart can't draw."""

from itertools import groupby

from dashboard.charts.chart import Chart, Kind
from dashboard.charts.drawing.gaps import reason_words
from dashboard.vocabulary.text import Text, text


def native_notes(chart: Chart) -> tuple[str, ...]:
    """Notes to the editable chart: marks that it doesn't draw, and numbers missing from it."""
    return tuple(filter(None, (native_marks(chart), *_places(chart, text(chart.language)))))


def native_marks(chart: Chart) -> str:
    """The breaks and events that the editable chart doesn't draw; empty if there are none, and for rows."""
    labels = "; ".join(mark.label for mark in chart.marks if chart.kind is not Kind.BARS)
    return text(chart.language)("Not drawn in the editable chart: {labels}.", labels=labels) if labels else ""


def native_places(chart: Chart) -> str:
    """Where the editable chart has no number, and why; empty if it has all, and for a funnel."""
    return " ".join(_places(chart, text(chart.language)))


def native_reasons(chart: Chart) -> str:
    """The reasons for numbers missing from the editable chart; empty if none is, and for a funnel."""
    t = text(chart.language)
    if chart.kind is Kind.FUNNEL:
        return ""
    missing = (value for series in chart.series for value in series.values if value.number is None)
    reasons = list(dict.fromkeys(reason_words(chart, value) for value in missing))
    return t("No number in the chart: {places}.", places="; ".join(reasons)) if reasons else ""


def _places(chart: Chart, t: Text) -> list[str]:
    if chart.kind is Kind.FUNNEL:  # which shows only what has a number
        return []
    return [t("No number in the chart: {places}.", places="; ".join(some)) for some in _missing(chart, t) if some]


def _missing(chart: Chart, t: Text) -> tuple[list[str], list[str]]:
    """«Viken 2007–2008 to 2012–2013 (missing)»: series, categories, reason; then those shared by all series."""
    missing: dict[tuple[str, str], list[int]] = {}
    for index in range(len(chart.categories)):
        values = [series.values[index] for series in chart.series]
        reasons = ["" if value.number is not None else reason_words(chart, value) for value in values]
        alike = len(set(reasons)) == 1
        names = [""] if alike else [series.name for series in chart.series]
        for name, reason in zip(names, reasons, strict=False):
            if reason:
                missing.setdefault((name, reason), []).append(index)
    places = {key: f"{t.listed(_runs(chart, indices, t))} ({key[1]})" for key, indices in missing.items()}
    named = [f"{name} {place}" for (name, _), place in places.items() if name]
    return named, [place for (name, _), place in places.items() if not name]


def _runs(chart: Chart, indices: list[int], t: Text) -> list[str]:
    """The categories; in an ordered chart three or more in a row become «first to last»."""
    runs = [[index for _, index in run] for _, run in groupby(enumerate(indices), key=lambda pair: pair[1] - pair[0])]
    found = []
    for run in runs:
        names = [chart.categories[index] for index in run]
        is_long = chart.kind is not Kind.BARS and len(names) > 2
        found += [t("{first} to {last}", first=names[0], last=names[-1])] if is_long else names
    return found
