"""Alt text: kind of chart, subject, finding, withheld and missing numbers, first and last numbers."""

from collections.abc import Collection, Sequence

from dashboard.charts.build import Context
from dashboard.charts.chart import Kind, Series
from loaders.schema import MISSING, NOT_PUBLISHED, SUPPRESSED

ALT_LENGTH = 250
_OVER_TIME = (Kind.COLUMNS, Kind.STACKED, Kind.LINES)


def alt_text(
    context: Context, kind: Kind, subject: str, finding: str, categories: Sequence[str], series: Sequence[Series]
) -> str:
    """At most `ALT_LENGTH` characters: withheld numbers take priority over the finding, and that over the subject."""
    kind_of_chart, found = kind_words(context, kind), f"{finding.rstrip('.')}."
    withheld = without_number(context, categories, series, SUPPRESSED)
    room = ALT_LENGTH - len(withheld) - 1
    text = f"{kind_of_chart}: {subject.rstrip('.')}. {found}"
    text = text if len(text) <= room else _cut(f"{kind_of_chart}: {found}", room)
    text = f"{text} {withheld}".strip()
    for part in _further(context, kind, categories, series):
        if len(text) + len(part) + 1 > ALT_LENGTH:
            break
        text = f"{text} {part}".rstrip()
    return text


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rsplit(" ", 1)[0] + "…"


def _further(context: Context, kind: Kind, categories: Sequence[str], series: Sequence[Series]) -> list[str]:
    """What is added if there is room: periods without a number, then each series' first and last numbers."""
    missing = [without_number(context, categories, series, status) for status in (MISSING, NOT_PUBLISHED)]
    ends = [_ends(context, one, categories) for one in series] if kind in _OVER_TIME else []
    return [part for part in (*missing, *ends) if part]


def without_number(
    context: Context, categories: Sequence[str], series: Sequence[Series], status: str, skip: Collection[str] = ()
) -> str:
    """«2016–2018 er skjult av hensyn til personvernet.», or that some numbers of those periods are.

    `skip` are categories that are described elsewhere.
    """
    is_so = [[one.values[place].status == status for one in series] for place in range(len(categories))]
    some = [place for place, found in enumerate(is_so) if any(found) and categories[place] not in skip]
    if not some:
        return ""
    t, periods = context.t, _spans(context, categories, some)
    if all(all(is_so[place]) for place in some):
        return {
            SUPPRESSED: t("{periods}: withheld to protect privacy.", periods=periods),
            MISSING: t("{periods}: missing from the files.", periods=periods),
            NOT_PUBLISHED: t("{periods}: not published yet.", periods=periods),
        }[status]
    return {
        SUPPRESSED: t("Some numbers for {periods} are withheld to protect privacy.", periods=periods),
        MISSING: t("Some numbers for {periods} are missing from the files.", periods=periods),
        NOT_PUBLISHED: t("Some numbers for {periods} are not published yet.", periods=periods),
    }[status]


def _spans(context: Context, categories: Sequence[str], places: Sequence[int]) -> str:
    """The categories at these places, those in a row as one span: «2014 og 2016–2018»."""
    runs: list[list[int]] = []
    for place in places:
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return context.t.listed([_span(context, categories[run[0]], categories[run[-1]]) for run in runs])


def _span(context: Context, first: str, last: str) -> str:
    if first == last:
        return first
    if first.isdigit() and last.isdigit():
        return context.t.period(int(first), int(last))
    return context.t("{first} to {last}", first=first, last=last)


def kind_words(context: Context, kind: Kind) -> str:
    """The kind of chart in words."""
    t = context.t
    return {
        Kind.COLUMNS: t("Column chart"),
        Kind.STACKED: t("Stacked column chart"),
        Kind.LINES: t("Line chart"),
        Kind.BARS: t("Bar chart"),
        Kind.DOTS: t("Dot chart with intervals"),
        Kind.FUNNEL: t("Funnel chart"),
    }[kind]


def _ends(context: Context, one: Series, categories: Sequence[str]) -> str:
    """«Bærum: 28 i 2014, 63 i 2019.»"""
    found = [(category, value) for category, value in zip(categories, one.values, strict=True) if value.is_number]
    if not found:
        return ""
    t = context.t
    ends = found[:1] if len(found) == 1 else [found[0], found[-1]]
    words = [t("{number} in {year}", number=value.label, year=category) for category, value in ends]
    return f"{one.name}: {', '.join(words)}."
