"""The strip above the rows: whose numbers, until when, when they were updated, what is awaited, what is constructed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.model.checklist import REGISTER
from dashboard.vocabulary.text import Text
from dashboard.web.overview.row import Row, capital
from dashboard.web.page.page import View
from dashboard.web.sections.delivered import MISSING, due

MOST_NAMED = 2


@dataclass(frozen=True)
class Cell:
    """One thing to know of all rows: its name, what is known, and where there is more; marked if constructed."""

    name: str
    said: str
    path: str = ""
    is_example: bool = False


def strip(view: View, rows: Sequence[Row]) -> tuple[Cell, ...]:
    """What holds for all rows; what is unknown is left out."""
    found = (_whose(view), _until(view.t, rows), _updated(view), _awaited(view), _examples(view))
    return tuple(cell for cell in found if cell)


def _whose(view: View) -> Cell:
    t = view.t
    place = view.published.regions.name(view.published.settings.home, t.language)
    return Cell(t("Whose numbers"), place)


def _until(t: Text, rows: Sequence[Row]) -> Cell | None:
    """The last year of most rows, and of the one that has another; else the first and the last of these years."""
    years = Counter(row.newest for row in rows if row.path != "/tiltak")
    if not years:
        return None
    usual, *others = [year for year, _ in years.most_common()]
    said = str(usual)
    if len(others) == 1 and years[others[0]] == 1:
        odd = next(row.source for row in rows if row.newest == others[0])
        said = t("{year}, {source} {other}", year=usual, source=odd, other=others[0])
    elif others:
        said = t("{first} to {last}", first=min(years), last=max(years))
    return Cell(t("Numbers until"), said)


def _updated(view: View) -> Cell:
    t, day = view.t, view.t.date(view.snapshot.loaded)
    if not view.snapshot.edition:
        return Cell(t("Updated"), day)
    return Cell(t("Updated"), t("{day}, edition {number}", day=day, number=view.snapshot.edition))


def _awaited(view: View) -> Cell:
    t, names = view.t, _short_names(view, due(view))
    path = f"/datagrunnlag#{MISSING}"
    if not names:
        return Cell(t("Awaited"), t("Nothing is due"), path)
    title = t.plural("We await {count} source", "We await {count} sources", len(names))
    return Cell(title, _listed(t, names), path)


def _examples(view: View) -> Cell | None:
    """Who the constructed numbers are from, in the file's own words."""
    frame, measures = view.published.frame, view.published.measures
    found = [str(source) for source in frame[frame["synthetic"]]["source"].unique()]
    if not measures.empty and measures["synthetic"].any():
        found.append(REGISTER)
    names = _short_names(view, [source for source in view.published.catalogue.sources if source in found])
    return Cell(view.t("Example data"), _listed(view.t, names), is_example=True) if names else None


def _listed(t: Text, names: list[str]) -> str:
    """«Politiet, krisesenteret og 4 til»."""
    more = len(names) - MOST_NAMED
    return capital(t.listed(names if more <= 0 else [*names[:MOST_NAMED], t("{count} more", count=more)]))


def _short_names(view: View, sources: Sequence[str]) -> list[str]:
    """What the sources are called in a word or two, each name once."""
    known = view.published.catalogue.sources
    return list(dict.fromkeys(known[source].short[view.t.language] for source in sources))
