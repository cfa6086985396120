"""Services in words: whom each has helped, and how often; never a sum of several."""

from collections.abc import Callable, Mapping

import pandas as pd

from dashboard.charts.build import Context, number_label
from dashboard.charts.findings.series import break_words, sequence_words, withheld_words
from dashboard.charts.sentences import joined
from dashboard.model.select import at, numbers
from dashboard.model.services import indicator_of

MOST_NAMED = 3  # services in a heading
Rows = Mapping[str, pd.DataFrame]  # service → its published rows
Words = Callable[[str, str], str]  # a number and a service → «61 av barnevernet»


def services_newest(context: Context, rows: Rows, said: Words) -> tuple[str, str]:
    """The newest year with a number, and each service's number in it: «2023», «61 av barnevernet og 30 av legevakten».

    Both are empty if there is no number. The first services are named, and the others counted.
    """
    t, shown = context.t, {service: numbers(found) for service, found in rows.items()}
    year = max((int(found["year"].max()) for found in shown.values() if len(found)), default=0)
    newest = {service: at(found, year) for service, found in shown.items()}
    listed = [
        said(number_label(row, t), inside(context, service)) for service, row in newest.items() if row is not None
    ]
    return (str(year), _shortened(context, listed)) if listed else ("", "")


def _shortened(context: Context, listed: list[str]) -> str:
    t, rest = context.t, len(listed) - MOST_NAMED
    first = t.listed(listed[:MOST_NAMED])
    if rest <= 0:
        return first
    return t.plural(
        "{first}; {count} more service has a number", "{first}; {count} more services have numbers", rest, first=first
    )


def services_paragraph(context: Context, title: str, number: str, rows: Rows, parts: Rows, part_words: str) -> str:
    """Every number shown, service by service, with its part beside it, and why some are not."""
    listed = [_of_service(context, service, found, parts[service], part_words) for service, found in rows.items()]
    listed = [words for words in listed if words]
    if not listed:
        return ""
    place, frames = context.place(context.region), (*rows.values(), *parts.values())
    opening = context.t("{title}, {place}: {numbers}.", title=title, place=place, numbers="; ".join(listed))
    notes = service_caveats(context, number, rows)
    return joined(opening, *service_breaks(context, number, rows), withheld_words(context, *frames), *notes)


def _of_service(context: Context, service: str, found: pd.DataFrame, part: pd.DataFrame, part_words: str) -> str:
    """«barnevernet 61 (2023) og 64 (2024), av disse barn 44 (2023) og 40 (2024)»."""
    if numbers(found).empty:
        return ""
    words = f"{inside(context, service)} {sequence_words(context, numbers(found))}"
    shown = numbers(part)
    return f"{words}, {part_words} {sequence_words(context, shown)}" if len(shown) else words


def inside(context: Context, service: str) -> str:
    """A service's name inside a sentence."""
    return context.published.catalogue.sources[service].deliverer[context.t.language]


def service_caveats(context: Context, number: str, rows: Rows) -> tuple[str, ...]:
    """What must be known to read the services' numbers, each once."""
    language = context.t.language
    found = (context.indicator(indicator_of(service, number)).caveats[language] for service in rows)
    return tuple(dict.fromkeys(words for caveats in found for words in caveats))


def service_breaks(context: Context, number: str, rows: Rows) -> tuple[str, ...]:
    """What makes a service's years incomparable, after the service's name."""
    t = context.t
    broken = {
        service: break_words(context, indicator_of(service, number), context.region, found)
        for service, found in rows.items()
    }
    return tuple(
        t("{service}: {words}", service=context.published.catalogue.sources[service].name[t.language], words=words)
        for service, words in broken.items()
        if words
    )
