"""The sexual assault centre's note, drawn from a truth: «11 (96)», or a row for each municipality."""

from hypothesis import strategies as st

from tests.loaders.drift.habits import habits
from tests.loaders.drift.sheets import Counted, Drawn, Truth, code, decorated, reordered, with_extra

CENTRE, INDICATOR = "assault:drammen", "assault_centre.persons"
PLACES = ("Bærum", "Asker", "Lier")
TITLES = ("Overgrepsmottaket, Drammen legevakt", "Overgrepsmottaket ved Drammen legevakt, årsrapport")
PAIR_HEADINGS = ("Personer fra {} (alle)", "Personar frå {} (alle)", "Fra {} (alle)", "Personer fra {} (alle) ")
# The last heading of each is one that no layout knows.
PERSON_HEADINGS = ("Antall personer", "Personer", "Tal på personar", "Personar", "Antall", "Pasienter")
PLACE_HEADINGS = ("Hjemkommune", "Heimkommune", "Kommune", "Bostedskommune", "Bustadkommune", "Bydel")
YEAR_HEADINGS = ("År", "Årstall", "Year", "Periode")
PAIRS = ("{} ({})", "{}\u00a0({})", "{}({})", "{}/{}", "{} / {}", " {} ( {} )", "{} ({})*")
ODD_PAIRS = ("{1} ({0})", "{0}-{1}", "{0} av {1}", "{0} [{1}]", "{0}; {1}", "({1}) {0}", "{0}")
OTHER_TITLES = ("Henvendelser til overgrepsmottaket", "Antall konsultasjoner", "Telefonsamtaler", "1. halvår")


@st.composite
def notes(draw) -> tuple[list[Drawn], Truth]:
    """One sheet, and the numbers that may be read from it."""
    last = draw(st.integers(2019, 2023))
    years = list(range(last - draw(st.integers(0, 3)), last + 1))
    years = [year for year in years if year >= 2019]
    truth: Truth = {}
    sheet = draw(draw(st.sampled_from([_pairs, _pairs, _rows, _years_apart]))(years, truth))
    sheet.above.insert(0, [draw(st.sampled_from(TITLES))])
    if draw(st.integers(0, 9)) == 0:
        sheet.above.insert(draw(st.integers(0, 1)), [draw(st.sampled_from(OTHER_TITLES))])
        truth.clear()
    if draw(st.integers(0, 3)) == 0:
        draw(with_extra(sheet))
    if draw(st.booleans()):
        draw(reordered(sheet))
    if draw(st.booleans()):
        draw(decorated(sheet))
    if draw(st.booleans()):
        sheet.below += [[], ["Tilbudet flyttet til Drammen 1.1.2019. Eldre tall er ikke sammenliknbare."]]
    draw(habits([sheet], truth))
    return [sheet], truth


@st.composite
def _pairs(draw, years, truth: Truth) -> Drawn:
    places = draw(st.lists(st.sampled_from(PLACES), min_size=1, max_size=2, unique=True))
    shape = draw(st.sampled_from([*PAIRS * 3, *ODD_PAIRS]))
    heading = draw(st.sampled_from(PAIR_HEADINGS))
    rows = []
    for year in years:
        own = [draw(st.integers(0, 40)) for _ in places]
        everyone = sum(own) + draw(st.integers(0, 60))
        rows.append([year, *(shape.format(n, everyone) for n in own)])
        for place, n in zip(places, own, strict=True):
            truth[INDICATOR, code(place, year), year, "all", "all"] = n
        truth[INDICATOR, CENTRE, year, "all", "all"] = everyone
        if shape == "{1} ({0})" and everyone not in own:
            truth.clear()
    if shape in ODD_PAIRS and shape not in ("{0}", "{1} ({0})"):
        truth.clear()
    if shape == "{0}":
        for key in [key for key in truth if key[1] == CENTRE]:
            del truth[key]
    sheet = Drawn(str(years[-1]), [draw(st.sampled_from(YEAR_HEADINGS)), *map(heading.format, places)], rows)
    if len(years) > 1:
        sheet.name = draw(st.sampled_from(["Ark1", "Overgrepsmottak", "Tall"]))
    return sheet


@st.composite
def _rows(draw, years, truth: Truth) -> Drawn:
    places = draw(st.lists(st.sampled_from(PLACES), min_size=1, max_size=3, unique=True))
    rows = [
        [year, place, Counted(draw(st.integers(0, 60)), (INDICATOR, code(place, year), year, "all", "all"))]
        for year in years
        for place in places
    ]
    heading = [draw(st.sampled_from(each)) for each in (YEAR_HEADINGS, PLACE_HEADINGS, PERSON_HEADINGS)]
    return _told(Drawn("Ark1", heading, rows, merged=[0] if draw(st.booleans()) else []), truth)


@st.composite
def _years_apart(draw, years, truth: Truth) -> Drawn:
    """A note about one year, which its title names."""
    title = draw(st.sampled_from(["Statistikk {}", "Årsrapport for {}", "Årsmelding {}"])).format(years[0])
    places = draw(st.lists(st.sampled_from(PLACES), min_size=1, max_size=3, unique=True))
    rows = [
        [place, Counted(draw(st.integers(0, 60)), (INDICATOR, code(place, years[0]), years[0], "all", "all"))]
        for place in places
    ]
    heading = [draw(st.sampled_from(each)) for each in (PLACE_HEADINGS, PERSON_HEADINGS)]
    return _told(Drawn("Ark1", heading, rows, above=[[title]]), truth)


def _told(sheet: Drawn, truth: Truth) -> Drawn:
    cells = [sheet.rows[row][column] for row, column in sheet.counted]
    truth |= {cell.key: int(cell) for cell in cells}
    return sheet
