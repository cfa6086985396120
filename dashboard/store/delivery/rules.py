"""Why a part of a delivery is held: what it loses, contradicts, or brings that was never seen before."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.store.delivery.arrivals import VANISHED, Judged, is_emptied
from dashboard.store.delivery.differences import CHANGED, GONE, Differences
from dashboard.store.delivery.folder import Look
from dashboard.store.delivery.held import Held
from dashboard.store.editions.content import Content, Entry
from dashboard.vocabulary.catalogue import Catalogue
from dashboard.vocabulary.problems import PlaceName, Title
from dashboard.vocabulary.regions import Regions
from dashboard.vocabulary.settings import Settings
from loaders.phrases import Listed, Phrase, Wordable, phrase, plural_phrase, quotes
from loaders.regions import is_municipality, name_of
from loaders.registry import holds
from loaders.schema import NUMBER_STATUSES, SUPPRESSED

MANY = 5  # places and years that are named
USUAL_PCT, USUAL_DEVIATIONS = 10.0, 3.0
SERIES = ["indicator", "region", "sex", "age_group", "source"]


@dataclass(frozen=True, eq=False)
class Compared:
    """A shown edition and the one that would replace it, for the rules.

    Attributes:
        before: the shown edition.
        after: the one that would be shown.
        places: the regions that each file is about, by its name.
        disagreements: groups of files that disagree.
        judged: the arrivals.
        withdrawn: digests of files that were only in editions that have been withdrawn.
        differences: from `before` to `after`.
        catalogue: what indicators are called.
        regions: what places are called.
        settings: whose dashboard it is.
    """

    before: Content
    after: Content
    places: Mapping[str, frozenset[str]]
    disagreements: tuple[tuple[str, ...], ...]
    judged: tuple[Judged, ...]
    withdrawn: frozenset[str]
    differences: Differences
    catalogue: Catalogue
    regions: Regions
    settings: Settings

    def files_of(self, source: str) -> tuple[str, ...]:
        """The arrivals of a source; all of them if none is known to be."""
        own = tuple(one.name for one in self.judged if self._holds(one, source))
        return own or tuple(one.name for one in self.judged if one.is_accepted)

    def _holds(self, one: Judged, source: str) -> bool:
        return any(holds(workbook, source) for workbook in (one.source, self.source_before(one)))

    def source_before(self, one: Judged) -> str:
        """The source that a file of the shown edition was recognised as; empty if it is new."""
        return next((report.source for report in self.before.reports if report.file == one.name), "")


def held(compared: Compared, today: date) -> tuple[Held, ...]:
    """Every reason to hold a part of a delivery."""
    rules = (_vanished, _withdrawn, _gone, _fewer_measures, _disagreeing, _revised, _new_places, _elsewhere)
    return tuple(found for rule in rules for found in rule(compared)) + tuple(_new_years(compared, today))


def out_of_reach(look: Look, entries: Iterable[Entry]) -> tuple[Held, ...]:
    """That files can't be seen, which no yes can help."""
    missed = [entry for entry in entries if entry.in_folder]
    if not look.is_reachable:
        words = phrase("The data folder can't be reached. The numbers stay until it is back.")
        return (Held("unreachable", "", (), words),)
    if is_emptied(look, missed):
        words = phrase("None of the files is in the data folder any more. The numbers stay until they are back.")
        return (Held("unreachable", "", (), words),)
    if closed := [name for name in look.closed if any(entry.name.startswith(f"{name}/") for entry in missed)]:
        words = phrase(
            "These folders can't be opened: {folders}. Their numbers stay until they can.", folders=quotes(closed)
        )
        return (Held("unreachable", "", (), words),)
    return ()


def _vanished(compared: Compared) -> Iterator[Held]:
    for one in compared.judged:
        if one.kind == VANISHED:
            words = phrase(
                "{file} is no longer in the data folder. Its numbers stay until somebody takes it out.", file=one.label
            )
            yield Held("vanished", compared.source_before(one), (one.name,), words)


def _withdrawn(compared: Compared) -> Iterator[Held]:
    """A file that somebody has taken back must not come in again by itself."""
    for one in compared.judged:
        if one.arrival.sha256 in compared.withdrawn:
            words = phrase("{file} was in an edition that has been withdrawn.", file=one.label)
            yield Held("withdrawn", one.source, (one.name,), words)


def _gone(compared: Compared) -> Iterator[Held]:
    taken_out = {one.name for one in compared.judged if one.kind == VANISHED}
    rows = compared.differences.of(GONE)
    for source, lost in rows[~rows["file"].isin(taken_out)].groupby("source", sort=True):
        words = plural_phrase(
            "{count} number that is known would disappear: {what}.",
            "{count} numbers that are known would disappear: {what}.",
            len(lost),
            what=_what(lost, compared),
        )
        yield Held("gone", str(source), compared.files_of(str(source)), words)


def _fewer_measures(compared: Compared) -> Iterator[Held]:
    lost = sorted(set(compared.before.measures["number"]) - set(compared.after.measures["number"]))
    if lost and not any(
        one.kind == VANISHED and one.name in set(compared.before.measures["file"]) for one in compared.judged
    ):
        numbers = Listed(tuple(str(number) for number in lost))
        words = phrase("Measures would disappear from the register: {numbers}.", numbers=numbers)
        yield Held("gone", "measures", compared.files_of("measures"), words)


def _disagreeing(compared: Compared) -> Iterator[Held]:
    arriving = {one.name for one in compared.judged}
    for files in compared.disagreements:
        if own := tuple(name for name in files if name in arriving):
            yield Held("disagree", "", own, _disagreement(compared, files))


def _disagreement(compared: Compared, files: tuple[str, ...]) -> Phrase:
    if set(files) & set(compared.after.measures["file"]):
        return phrase(
            "There are several registers of measures, of which one can be used: {files}.", files=quotes(files)
        )
    return phrase("These files disagree about the same numbers: {files}.", files=quotes(files))


def _revised(compared: Compared) -> Iterator[Held]:
    """Numbers that are revised by more than chance and custom explain, or a series that is revised as a whole."""
    changed = compared.differences.of(CHANGED)
    after = compared.after.frame
    for source, rows in changed.groupby("source", sort=True):
        unusual = rows[_is_unusual(rows) | _is_whole_series(rows, after[after["source"] == source])]
        if len(unusual):
            words = plural_phrase(
                "{count} number is revised by more than usual: {what}.",
                "{count} numbers are revised by more than usual: {what}.",
                len(unusual),
                what=_what(unusual, compared),
            )
            yield Held("revised", str(source), compared.files_of(str(source)), words)


def _is_unusual(rows: pd.DataFrame) -> pd.Series:
    """More than three standard deviations of a count of that size, and more than a tenth of it."""
    step, size = (rows["value"] - rows["old"]).abs(), rows[["old", "value"]].max(axis=1)
    found: pd.Series = (step > USUAL_DEVIATIONS * size.clip(lower=1) ** 0.5) & (step > size * USUAL_PCT / 100)
    return found


def _is_whole_series(rows: pd.DataFrame, after: pd.DataFrame) -> pd.Series:
    """Whether most numbers of a series of at least four are revised: then it is counted in another way."""
    shown = after[after["status"].isin(NUMBER_STATUSES)].groupby(SERIES).size()
    revised = rows.groupby(SERIES)["value"].transform("size")
    size = pd.Series([int(shown.get(tuple(row), 0)) for row in rows[SERIES].to_numpy()], index=rows.index)
    found: pd.Series = (size >= 4) & (2 * revised > size)
    return found


def _new_places(compared: Compared) -> Iterator[Held]:
    """Places that nothing in the settings or in places.toml leads to expect."""
    known = _expected_places(compared)
    for source, before, after in _by_source(compared):
        if new := sorted(set(after["region"]) - set(before["region"]) - known):
            words = phrase(
                "Places that this source has not had before: {places}.",
                places=_places(new, compared),
            )
            yield Held("new_place", source, compared.files_of(source), words)


def _expected_places(compared: Compared) -> set[str]:
    """Ours and our partners', and every past and present member of a centre: borders change by plan, not by mistake."""
    settings, regions = compared.settings, compared.regions
    members = (place for catchment in regions.catchments for place in regions.centre_places(catchment))
    return {settings.home, *settings.partners, settings.county, settings.country, *members}


def _new_years(compared: Compared, today: date) -> Iterator[Held]:
    """Years that do not follow on those known, or have not ended."""
    for source, before, after in _by_source(compared):
        years = set(after["year"])
        new = sorted(years - set(before["year"]))
        odd = [year for year in new if year - 1 not in years or year > today.year]
        if odd:
            words = phrase(
                "Years that do not follow on those known: {years}.", years=Listed(tuple(str(year) for year in odd))
            )
            yield Held("new_year", source, compared.files_of(source), words)


def _by_source(compared: Compared) -> Iterator[tuple[str, pd.DataFrame, pd.DataFrame]]:
    """The known rows of each source that had some before, then and now."""
    before, after = (_known(content.frame) for content in (compared.before, compared.after))
    for source in sorted(set(before["source"])):
        yield source, before[before["source"] == source], after[after["source"] == source]


def _known(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[frame["status"].isin((*NUMBER_STATUSES, SUPPRESSED))]


def _elsewhere(compared: Compared) -> Iterator[Held]:
    """Files about municipalities of which none is ours."""
    home = compared.settings.home
    for one in compared.judged:
        places = compared.places.get(one.name, frozenset())
        municipal = sorted(place for place in places if is_municipality(place))
        if municipal and home not in municipal:
            words = phrase(
                "{file} is about {places}, and not about {home}.",
                file=one.label,
                places=_places(municipal, compared),
                home=name_of(home),
            )
            yield Held("elsewhere", one.source, (one.name,), words)


def _places(codes: list[str], compared: Compared) -> Listed:
    return _shortened([PlaceName(code, compared.regions) for code in codes], ", ")


def _what(rows: pd.DataFrame, compared: Compared) -> Listed:
    """Indicator, place and years of the rows, without numbers."""
    indicators = compared.catalogue.indicators
    shown = [
        phrase(
            "{title}, {place} {years}",
            title=Title(indicators[str(indicator)].title),
            place=PlaceName(str(region), compared.regions),
            years=_years(group),
        )
        for (indicator, region), group in rows.groupby(["indicator", "region"], sort=False)
    ]
    return _shortened(shown, "; ")


def _shortened(items: Sequence[Wordable], separator: str) -> Listed:
    return Listed((*items[:MANY], *(("…",) if len(items) > MANY else ())), separator)


def _years(rows: pd.DataFrame) -> str:
    years = sorted({(int(row.period_start), int(row.period_end)) for row in rows.itertuples()})
    return ", ".join("–".join(dict.fromkeys(map(str, period))) for period in years)
