"""Small exports as owners send them, and helpers to read what they loaded into."""

from collections.abc import Iterable
from types import SimpleNamespace

from dashboard.vocabulary.problems import in_words
from dashboard.vocabulary.text import LOCALES, text
from loaders.problems import Problem
from loaders.result import LoadResult

Rows = list[list[object]]

POLICE: Rows = [
    ["Oslo politidistrikt"],
    ["Anmeldte forhold - vold i nære relasjoner (VINR)"],
    ["Kilde: STRASAK"],
    ["Uttrekksdato: 14.01.2020"],
    [],
    ["Driftsenhet", "Gjerningskommune", "Lovbruddskategori", "2018", 2019, "Endring 2018-2019, %"],
    ["Enhet Vest", "Bærum", "Vold i nære relasjoner (anmeldte forhold)", "39", 63, "61,5"],
    ["Sum", None, None, 39, 63, "61,5"],
    [],
    ["* Tall for 2019 er foreløpige og kan endre seg ved omkoding av saker."],
]


def police(**cells: object) -> dict[str, Rows]:
    """The police's extract with some cells replaced: police(E7=64)."""
    return {"Uttrekk": replaced(POLICE, **cells)}


def replaced(rows: Rows, **cells: object) -> Rows:
    """Rows with cells replaced, named as Excel names them (one-letter columns)."""
    copy = [list(row) for row in rows]
    for place, value in cells.items():
        row, column = int(place[1:]) - 1, ord(place[0]) - ord("A")
        copy += [[] for _ in range(row + 1 - len(copy))]
        copy[row] += [None] * (column + 1 - len(copy[row]))
        copy[row][column] = value
    return copy


def in_bokmaal(problem: Problem) -> SimpleNamespace:
    """A problem as its owner reads it: every field in bokmål, and the whole message."""
    return SimpleNamespace(**in_words(problem, text("nb")))


def in_every_language(problems: Iterable[Problem]) -> str:
    """Every text about the problems in any language, for tests of what must not be said."""
    return " ".join(str(in_words(problem, text(language))) for problem in problems for language in LOCALES)


def only_problem(result: LoadResult, code: str) -> SimpleNamespace:
    """The one problem with this code, in bokmål; fails when there are none or several."""
    found = [problem for problem in result.problems if problem.code == code]
    assert len(found) == 1, [problem.message for problem in result.problems]
    return in_bokmaal(found[0])


def series(
    result: LoadResult, indicator: str, region: str, sex: str = "all", age_group: str = "all"
) -> dict[int, float]:
    """Value by year of one series."""
    rows = result.observations.query("indicator == @indicator and region == @region and sex == @sex")
    rows = rows[rows["age_group"] == age_group]
    return dict(zip(rows["year"], rows["value"], strict=True))


CRISIS_OLD: Rows = [
    ["Asker og Bærum krisesenter"],
    ["Statistikk 2017"],
    [],
    ["BEBOERE"],
    [None, "Kvinner", "Menn", "Voksne i alt", "Jenter", "Gutter", "Barn i alt"],
    ["Bærum", 24, 3, 27, 33, 28, 61],
    ["Asker ", 15, 1, 16, 12, 10, 22],
    ["Andre kommuner", 5, 0, 5, 3, 4, 7],
    ["Alle", 44, 4, 48, 48, 42, 90],
    [],
    ["Voksne fra Bærum (alle):", "27\u00a0(48)"],
    [],
    ["DAGSAMTALER"],
    [None, "Kvinner", "Menn", "I alt", "Antall personer"],
    ["Bærum", 131, 14, 145, 58],
    [],
    ["* Bare brukere som har latt seg registrere er med."],
]
CRISIS_RESIDENTS: Rows = [
    ["År", "Hjemkommune", "Gruppe", "Kjønn", "Antall personer", "Antall opphold"],
    [2021, "Bærum", "Voksne", "Kvinner", 36, 43],
    [2021, "Asker", "Voksne", "Menn", 4, 4],
    [2021, "Lier", "Barn", "Jenter", 7, 8],
    [2021, "Andre samarbeidskommuner", "Barn", "Gutter", 2, 2],
]
CRISIS_CONVERSATIONS: Rows = [
    ["Dagsamtaler 2021"],
    [],
    ["Hjemkommune", "Kjønn", "Antall samtaler", "Antall personer"],
    ["Bærum", "Kvinner", 231, 79],
]
KOMMUNEHELSA: Rows = [
    ["Vold og mishandling, anmeldte tilfeller (K)"],
    [],
    ["År", "2013-2014", None, "2014-2015", None],
    ["Måltall", "Årlig antall", "Per 1000", "Årlig antall", "Per 1000\u00a0sort"],
    ["Geografi"],
    ["Hele landet", "..", 6.7, ":", "."],
    ["Viken\u00a0", 6565, 5.7, 6668, 5.7],
    ["Asker", 185, 3.2, 206, 3.5],
    [],
    ["Tegnforklaring"],
    [":"],
    ["Anonymisert"],
]
KILDE: Rows = [["Kommunehelsa statistikkbank. Hentet 14.02.2020."], ["Tall for 2015-2016 er ikke publisert enda."]]
SSB_VIOLENCE: Rows = [
    ["08487: Lovbrudd anmeldt, etter region, lovbruddsgruppe, statistikkvariabel og intervall (år)"],
    [],
    [None, None, "Lovbrudd anmeldt (årlig gjennomsnitt)"],
    [None, None, "2015-2016", "2020-2021", "2023-2024"],
    ["0219 Bærum (-2019)", "¬ Vold og mishandling", 456, ".", "."],
    ["3024 Bærum (2020-2023)", "¬ Vold og mishandling", ".", 583, "."],
    ["3201 Bærum", "¬ Vold og mishandling", ".", ".", 754],
    ["1144 Kvitsøy", "¬ Vold og mishandling", ".", "..", ".."],
    [],
    ["Sist endret:"],
    ["Lovbrudd anmeldt (årlig gjennomsnitt)"],
    ["20250606 08:00"],
    [],
    ["Kontakt:"],
    ["Kari Normann, Statistisk sentralbyrå"],
    [" +47 000 00 000"],
    [],
    ["Måleenhet:"],
    ["Lovbrudd anmeldt (årlig gjennomsnitt)"],
    ["lovbrudd"],
]
SSB_PEOPLE: Rows = [
    ["07459: Befolkning, etter region, statistikkvariabel og år", "Spørring:", "https://www.ssb.no/statbank/sq/1"],
    [],
    [None, "Personer"],
    [None, "2014", "2015"],
    ["0220 Asker (-2019)", 58338, 59571],
    ["30 Viken (2020-2023)", ".", "."],
]
BUFDIR: Rows = [
    ["Beboere på krisesenter, hele landet. Kilde: Bufdir"],
    [],
    ["År", "Kvinner", "Menn", "Annet eller uregistrert", "Beboere i alt", "Barn", "Dagbrukere", "Dagsbesøk"],
    [2012, 1929, 117, None, None, 1763, None, None],
    [2020, 1529, 137, 2, 1668, None, 2212, 8115],
    [],
    ["Fra 2021 telles personer på en ny måte."],
]
ASSAULT: Rows = [
    ["Overgrepsmottaket, Drammen legevakt"],
    [],
    ["År", "Personer fra Bærum (alle)"],
    [2019, "11\u00a0(96)"],
]
MEASURES: Rows = [
    ["Nr", "Tiltak", "Mål", "Ansvar", "I samarbeid med", "Type", "Status", "Framdrift (%)", "Frist", "Sist oppdatert"]
    + ["Kommentar"],
    [1, "Oversikt", 1, "Koordinator", "Politiet", "Videreføring", "Pågår", 60, "31.12.2022", "2021-03-15", "ok"],
    [2, "Kampanje", 2, "Velferd", None, None, "Ikke startet", 0, None, None, None],
]
GOALS: Rows = [["Nr", "Mål"], [1, "Forebygge"], [2, "Informere"]]
