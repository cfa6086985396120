"""The crisis centre's register, drawn from a truth in one of many layouts."""

from hypothesis import strategies as st

from tests.loaders.drift.habits import habits
from tests.loaders.drift.sheets import Counted, Drawn, Truth, decorated, reordered, with_extra, without

PLACES = {"Bærum": "3201", "Asker": "3203", "Lier": "3312", "Andre kommuner": "centre:asker-baerum:other"}
# The last heading of each is one that no layout knows.
PLACE_HEADINGS = (*("Hjemkommune", "Heimkommune", "Kommune", "Bostedskommune") * 4, "Bosted")
GROUP_HEADINGS = (*("Gruppe", "Aldersgruppe", "Vaksne/born") * 4, "Kategori")
SEX_HEADINGS = (*("Kjønn", "Kjøn", "Sex") * 4, "Kjønnsidentitet")
PERSON_HEADINGS = (*("Antall personer", "Antall beboere", "Personar", "Tal på bebuarar") * 4, "Unike brukere")
STAY_HEADINGS = (*("Antall opphold", "Opphold", "Tal på opphald") * 4, "Innflyttinger")
TALK_HEADINGS = (*("Antall samtaler", "Dagsamtaler", "Tal på samtalar") * 4, "Timer")
GROUPS = {
    "adults": (("Voksne", "Vaksne", "Voksen"), {"women": ("Kvinner", "Kvinne", "Women"), "men": ("Menn", "Mann")}),
    "children": (("Barn", "Born"), {"women": ("Jenter", "Jente"), "men": ("Gutter", "Gutar")}),
}
UNKNOWN = ("Ukjent", "Annet eller uregistrert", "Uoppgitt")
TITLES = ("Asker og Bærum krisesenter", "Krisesenteret i Asker og Bærum, årsstatistikk {year}", "Beboere {year}")


@st.composite
def registers(draw) -> tuple[list[Drawn], Truth]:
    """Sheets of residents and conversations, and the numbers that may be read from them."""
    year = draw(st.integers(2021, 2024))
    truth: Truth = {}
    residents = draw(_residents(year, truth))
    sheets = [residents]
    if draw(st.integers(0, 4)):
        sheets.append(draw(_talks(year, truth)))
    sheets[0].above += [[draw(st.sampled_from(TITLES)).format(year=year)]] * draw(st.integers(0, 1))
    draw(_broken(sheets, truth, year))
    for sheet in sheets:
        if draw(st.integers(0, 3)) == 0:
            draw(with_extra(sheet))
        if draw(st.booleans()):
            draw(reordered(sheet))
        if draw(st.booleans()):
            draw(decorated(sheet))
        sheet.above += [[]] * draw(st.integers(0, 1))
    if draw(st.integers(0, 5)) == 0:
        sheets.reverse()
    draw(habits(sheets, truth))
    return sheets, truth


@st.composite
def _residents(draw, year: int, truth: Truth) -> Drawn:
    heading = [
        draw(st.sampled_from(["År", "Årstall", "Year"])),
        draw(st.sampled_from(PLACE_HEADINGS)),
        draw(st.sampled_from(GROUP_HEADINGS)),
        draw(st.sampled_from(SEX_HEADINGS)),
        draw(st.sampled_from(PERSON_HEADINGS)),
        draw(st.sampled_from(STAY_HEADINGS)),
    ]
    rows = []
    for place in draw(st.lists(st.sampled_from([*PLACES]), min_size=1, max_size=4, unique=True)):
        for group, (words, sexes) in GROUPS.items():
            for sex, names in sexes.items():
                persons = draw(st.integers(0, 60))
                stays = persons + draw(st.integers(0, 9))
                numbers = _counted(
                    ("centre.residents", "centre.stays"), (place, year, sex, group), (persons, stays), truth
                )
                rows.append([year, place, draw(st.sampled_from(words)), draw(st.sampled_from(names)), *numbers])
        if draw(st.integers(0, 4)) == 0:
            numbers = _counted(("centre.residents", "centre.stays"), (place, year, "other", "adults"), (6, 7), truth)
            rows.append([year, place, "Voksne", draw(st.sampled_from(UNKNOWN)), *numbers])
    sheet = Drawn("Beboere", heading, rows, merged=[1] if draw(st.booleans()) else [])
    if draw(st.integers(0, 3)) == 0:
        sheet.rows.append(["Sum", None, None, None, *(sum(row[at] for row in rows) for at in (4, 5))])
    if draw(st.integers(0, 3)) == 0:
        _without_stays(sheet, truth)
    if draw(st.integers(0, 3)) == 0:
        without(sheet, 0)
        sheet.above.append([f"Årsstatistikk {year}"])
    return sheet


def _counted(indicators, about, numbers, truth: Truth) -> list[Counted]:
    """The numbers of a row, whose truth is noted."""
    place, *rest = about
    found = [Counted(n, (name, PLACES[place], *rest)) for name, n in zip(indicators, numbers, strict=True)]
    truth |= {each.key: int(each) for each in found}
    return found


def _without_stays(sheet: Drawn, truth: Truth) -> None:
    without(sheet, 5)
    for key in [key for key in truth if key[0] == "centre.stays"]:
        del truth[key]


@st.composite
def _talks(draw, year: int, truth: Truth) -> Drawn:
    heading = [
        draw(st.sampled_from(PLACE_HEADINGS)),
        draw(st.sampled_from(SEX_HEADINGS)),
        draw(st.sampled_from(TALK_HEADINGS)),
        draw(st.sampled_from(PERSON_HEADINGS[:1])),
    ]
    rows = []
    for place in draw(st.lists(st.sampled_from([*PLACES]), min_size=1, max_size=4, unique=True)):
        for sex, names in GROUPS["adults"][1].items():
            persons = draw(st.integers(0, 90))
            talks = persons + draw(st.integers(0, 90))
            counted = ("centre.conversations", "centre.conversation_users")
            numbers = _counted(counted, (place, year, sex, "all"), (talks, persons), truth)
            rows.append([place, draw(st.sampled_from(names)), *numbers])
    title = draw(st.sampled_from([f"Dagsamtaler {year}", f"Dagsamtaler i {year}", f"Dagsamtaler ({year})"]))
    return Drawn("Dagsamtaler", heading, rows, above=[[title], []])


@st.composite
def _broken(draw, sheets: list[Drawn], truth: Truth, year: int) -> None:
    """Something that changes what the numbers are: those are no longer the truth."""
    first, last = sheets[0], sheets[-1]
    kind = draw(st.sampled_from([None] * 8 + ["month", "sex", "year", "half", "dash", "twice", "subhead", "elsewhere"]))
    if kind == "month":
        first.heading.append(draw(st.sampled_from(["Måned", "Kvartal", "Tertial"])))
        for row in first.rows:
            row.append("1")
        truth.clear()
    elif kind == "sex":
        first.heading.append("Antall personer annet kjønn")
        for row in first.rows:
            row.append(3)
        truth.clear()
    elif kind == "year" and len(sheets) > 1:
        last.above[0] = [f"Dagsamtaler {year - 1}"]
        for key in [key for key in truth if key[0].startswith("centre.conversation")]:
            del truth[key]
    elif kind == "half":
        first.below += [[], [f"Tallene for {year} gjelder per 30.06."]]
        truth.clear()
    elif kind == "dash":
        first.rows[0] = ["-" if isinstance(cell, int) and cell < 1900 else cell for cell in first.rows[0]]
        truth.clear()
    elif kind == "twice":
        first.rows.append(list(first.rows[0]))
        truth.clear()
    elif kind == "subhead":
        first.rows.insert(len(first.rows) // 2, ["Korttidsopphold"] + [None] * (len(first.heading) - 1))
        truth.clear()
    elif kind == "elsewhere":
        first.above.insert(0, ["Romerike krisesenter"])
        truth.clear()
