"""Exports typed small, as owners send them, and questions to ask of what they loaded into."""

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


def only_problem(result: LoadResult, code: str):
    """The one problem with this code; fails when there are none or several."""
    found = [problem for problem in result.problems if problem.code == code]
    assert len(found) == 1, [problem.message for problem in result.problems]
    return found[0]


def series(
    result: LoadResult, indicator: str, region: str, sex: str = "all", age_group: str = "all"
) -> dict[int, float]:
    """Value by year of one series."""
    rows = result.observations.query("indicator == @indicator and region == @region and sex == @sex")
    rows = rows[rows["age_group"] == age_group]
    return dict(zip(rows["year"], rows["value"], strict=True))
