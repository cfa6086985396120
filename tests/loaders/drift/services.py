"""Use of services, drawn from a truth: services, years, municipalities and grounds in one table or several."""

from hypothesis import strategies as st

from tests.loaders.drift.habits import habits
from tests.loaders.drift.sheets import Counted, Drawn, Truth, code, decorated, reordered, with_extra

SERVICES = {
    "Barnevern": "service_child_welfare",
    "Barneverntjenesten": "service_child_welfare",
    "Legevakt": "service_emergency_clinic",
    "Familievernkontoret": "service_family_counselling",
    "TryggEst": "service_tryggest",
    "Helsestasjon": None,
}
PLACES = ("Bærum", "Bærum kommune", "Asker", "Lier")
# The last heading of each is one that no layout knows.
SERVICE_HEADINGS = (*("Tjeneste", "Teneste", "Service") * 4, "Enhet")
PLACE_HEADINGS = (*("Kommune", "Hjemkommune", "Heimkommune", "Municipality") * 4, "Bosted")
YEAR_HEADINGS = (*("År", "Årstall", "Year") * 4, "Periode")
GROUND_HEADINGS = (*("Grunn", "Årsak", "Ground") * 4, "Tema")
PERSONS = (*("Personer", "Antall personer", "Personar", "Persons") * 4, "Brukere")
CONTACTS = (*("Kontakter", "Antall kontakter", "Henvendelser", "Samtaler") * 4, "Timer")
CHILDREN = (*("Herav barn", "Av disse barn", "Barn") * 4, "Herav jenter")
ANONYMOUS = (*("Anonyme", "Anonyme kontakter", "Anonymous") * 4, "Ukjente")
GROUNDS = ("Vold", "Vald", "Vold i nære relasjoner", "Violence")
OTHER_GROUNDS = ("Rus", "Vold og rus", "Vold mot barn", "Psykisk helse", "", "Annet", "Ikke vold")
TITLES = ("Tjenestebruk", "Tenestebruk", "Tjenestebruk {}", "Tjenestebruk i kommunen")
GROUND_TITLES = (
    "Vold i nære relasjoner",
    "Hjelp på grunn av vold",
    "Alle grunner unntatt vold",
    "Rus og vold",
    "Uten vold",
)


@st.composite
def uses(draw) -> tuple[list[Drawn], Truth]:
    """One sheet, and the numbers that may be read from it."""
    truth: Truth = {}
    year = draw(st.integers(2020, 2023))
    counts = [
        name
        for name in ("persons", "contacts", "children", "anonymous")
        if name == "persons" or draw(st.integers(0, 2))
    ]
    rows = draw(_rows(year, counts))
    heads = [draw(st.sampled_from(each)) for each in (SERVICE_HEADINGS, PLACE_HEADINGS, YEAR_HEADINGS, GROUND_HEADINGS)]
    numbers = {"persons": PERSONS, "contacts": CONTACTS, "children": CHILDREN, "anonymous": ANONYMOUS}
    heads += [draw(st.sampled_from(numbers[name])) for name in counts]
    sheet = Drawn("Tjenestebruk", heads, rows, merged=[0] if draw(st.booleans()) else [])
    for row, column in sheet.counted:
        cell = sheet.rows[row][column]
        truth |= {cell.key: int(cell)} if cell.key[0].partition(".")[0] in SERVICES.values() else {}
    sheet.above += [[draw(st.sampled_from(TITLES)).format(year)]]
    draw(_broken(sheet, truth))
    for each, chance in ((with_extra, 3), (reordered, 1), (decorated, 1)):
        if draw(st.integers(0, chance)) == 0:
            draw(each(sheet))
    draw(habits([sheet], truth))
    return [sheet], truth


@st.composite
def _rows(draw, year: int, counts) -> list[list[object]]:
    rows = []
    services = draw(st.lists(st.sampled_from([*SERVICES]), min_size=1, max_size=3, unique_by=SERVICES.get))
    places = draw(st.lists(st.sampled_from(PLACES), min_size=1, max_size=2, unique_by=lambda name: name[:5]))
    ground = draw(st.sampled_from(GROUNDS))
    for service in services:
        for place in places:
            for each in (year - 1, year) if draw(st.booleans()) else (year,):
                rows.append(
                    [service, place, each, ground, *draw(_numbers(SERVICES[service], code(place, each), each, counts))]
                )
    return rows


@st.composite
def _numbers(draw, service, place: str, year: int, counts) -> list[Counted]:
    persons = draw(st.integers(0, 60))
    found = {
        "persons": persons,
        "contacts": persons + draw(st.integers(0, 40)),
        "children": draw(st.integers(0, persons)),
        "anonymous": draw(st.integers(0, 30)),
    }
    service = service or "unknown"
    keys = {name: (f"{service}.{name}", place, year, "all", "all") for name in found}
    keys["children"] = (f"{service}.persons", place, year, "all", "children")
    return [Counted(found[name], keys[name]) for name in counts]


@st.composite
def _broken(draw, sheet: Drawn, truth: Truth) -> None:
    """Rows of another ground, or a ground that a title tells."""
    kind = draw(st.sampled_from([None] * 5 + ["other", "title", "part"]))
    if kind in ("other", "part"):
        row = list(draw(st.sampled_from(sheet.rows)))
        row[3] = "Vold mot eldre" if kind == "part" else draw(st.sampled_from(OTHER_GROUNDS))
        row = [cell + 2 if isinstance(cell, Counted) else cell for cell in row]
        sheet.rows.insert(draw(st.integers(0, len(sheet.rows))), row)
    elif kind == "title":
        title = draw(st.sampled_from(GROUND_TITLES))
        sheet.above.append([title])
        del sheet.heading[3]
        for row in sheet.rows:
            del row[3]
        if title not in GROUND_TITLES[:2]:
            truth.clear()
