"""Bufdir's national numbers, collected by hand: a row a year, and empty cells where nothing was published."""

from hypothesis import strategies as st

from tests.loaders.drift.habits import habits
from tests.loaders.drift.sheets import Counted, Drawn, Truth, decorated, reordered, with_extra

RESIDENTS, USERS, VISITS = "centre.residents", "centre.day_users", "centre.day_visits"
TITLES = ("Beboere på krisesenter, hele landet. Kilde: Bufdir", "Kilde: Bufdir", "Bufdir, krisesentertilbudet")
HEADINGS = {
    "women": ("Kvinner", "Women"),
    "men": ("Menn", "Men"),
    "other": ("Annet eller uregistrert", "Annet", "Other"),
    "all": ("Beboere i alt", "Voksne i alt", "Voksne beboere"),
    "children": ("Barn", "Children"),
    USERS: ("Dagbrukere", "Dagbrukarar", "Day users"),
    VISITS: ("Dagsbesøk", "Dagbesøk", "Day visits"),
}
OTHER_HEADINGS = ("Kvinner (%)", "Andel menn", "Kvinner med funksjonsnedsettelse", "Opphold", "Plasser", "Kvinner 2")
OTHER_TITLES = (
    *(
        "Opphold på krisesenter, hele landet",
        "Overnattingsdøgn",
        "Avviste henvendelser",
        "Beboere per 1 000 innbyggere",
    ),
    *("Ansatte ved krisesentrene", "Andel beboere, prosent", "1. halvår"),
)


@st.composite
def tables(draw) -> tuple[list[Drawn], Truth]:
    """One sheet, and the numbers that may be read from it."""
    last = draw(st.integers(2014, 2023))
    years = [year for year in range(last - draw(st.integers(0, 5)), last + 1) if draw(st.integers(0, 4))] or [last]
    columns = [name for name in HEADINGS if name in ("women", "men", "all") or draw(st.integers(0, 2))]
    scale = draw(st.sampled_from([9, 60, 1000]))
    rows = [[year, *draw(_numbers(year, columns, scale))] for year in years]
    heading = [
        draw(st.sampled_from(["År", "Year", "ÅR "])),
        *(draw(st.sampled_from(HEADINGS[name])) for name in columns),
    ]
    truth: Truth = {}
    sheet = Drawn(draw(st.sampled_from(["Beboere", "Ark1", "Bufdir"])), heading, rows)
    for row, column in sheet.counted:
        truth[sheet.rows[row][column].key] = int(sheet.rows[row][column])
    sheet.above += [[draw(st.sampled_from(TITLES))], []]
    draw(_broken(sheet, truth))
    for each, chance in ((with_extra, 3), (reordered, 1), (decorated, 1)):
        if draw(st.integers(0, chance)) == 0:
            draw(each(sheet))
    if draw(st.booleans()):
        sheet.below += [[], ["Tall for 2012 er hentet fra en eldre rapport."]]
    draw(habits([sheet], truth))
    return [sheet], truth | {key: "missing" for key in _empty(sheet, columns, years, truth)}


def key(name: str, year: int) -> tuple[str, str, int, str, str]:
    """The key of a column's number."""
    if name in (USERS, VISITS):
        return name, "0", year, "all", "all"
    return (RESIDENTS, "0", year, "all", "children") if name == "children" else (RESIDENTS, "0", year, name, "adults")


@st.composite
def _numbers(draw, year: int, columns, scale: int) -> list[Counted | None]:
    """The year's numbers, of which some were not published."""
    found = {name: draw(st.integers(1, scale)) for name in columns}
    parts = [name for name in ("women", "men", "other") if name in columns]
    found["all"] = sum(found[name] for name in parts)
    left_out = draw(st.sets(st.sampled_from(columns), max_size=2))
    return [None if name in left_out else Counted(found[name], key(name, year)) for name in columns]


def _empty(sheet: Drawn, columns, years, truth: Truth):
    """The numbers that were never there: an empty cell says so."""
    held = {cell.key for row in sheet.rows for cell in row if isinstance(cell, Counted)} | truth.keys()
    return {key(name, year) for name in columns for year in years} - held


@st.composite
def _broken(draw, sheet: Drawn, truth: Truth) -> None:
    """Something that changes what the numbers are: those are no longer the truth."""
    kind = draw(st.sampled_from([None] * 6 + ["column", "title", "average", "whole"]))
    if kind == "column":
        at = draw(st.integers(1, len(sheet.heading)))
        sheet.heading.insert(at, draw(st.sampled_from(OTHER_HEADINGS)))
        for row in sheet.rows:
            row.insert(at, 7)
    elif kind == "title":
        sheet.above.append([draw(st.sampled_from(OTHER_TITLES))])
        truth.clear()
    elif kind == "average":
        sheet.rows.append(["Gjennomsnitt", *(5 for _ in sheet.heading[1:])])
    elif kind == "whole" and all(None not in row for row in sheet.rows):
        # All adults and children, under a heading that means adults; beside incomplete parts nobody could tell.
        for row, column in sheet.counted:
            cell = sheet.rows[row][column]
            if cell.key[3:] == ("all", "adults"):
                sheet.rows[row][column] = int(cell) + 3
                del truth[cell.key]
