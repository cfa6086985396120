"""The police's extract, drawn from a truth in one of many layouts."""

from hypothesis import strategies as st

from tests.loaders.drift.habits import habits
from tests.loaders.drift.sheets import CODES, Counted, Drawn, Truth, code, decorated, reordered, with_extra

PLACE_HEADINGS = ("Gjerningskommune", "Kommune", "Gjerningssted", "Gjerningsstad", "Gj.kommune", "Sted")
CATEGORY_HEADINGS = ("Lovbruddskategori", "Kategori", "Lovbrotskategori", "Type sak")
WHOLE = ("Vold i nære relasjoner", "Vold i nære relasjoner (anmeldte forhold)", "VINR", "Vald i nære relasjonar")
OTHER = ("Trusler", "Mishandling i nære relasjoner", "Vold i nære relasjoner - seksuallovbrudd")
COUNT_HEADINGS = ("Antall", "Anmeldte forhold", "Antall anmeldte forhold", "Tal", "Saker 2020")
TITLES = (
    "Anmeldte forhold - vold i nære relasjoner (VINR)",
    "VINR",
    "Melde forhold, vald i nære relasjonar",
    "Uttrekk fra STRASAK",
)
SUMS = ("Sum", "Totalt", "I alt", "SUM")
BREAKING_TITLES = ("Fornærmede", "Mistenkte personer", "1. tertial", "Per 1000 innbyggere", "Antall i prosent")
BREAKING_NOTES = ("Tall for {year} gjelder per 31.08.", "{year}: januar-juni", "* {year} t.o.m. 30.06.")


@st.composite
def extracts(draw) -> tuple[list[Drawn], Truth]:
    """Sheets, and the numbers that may be read from them: what is about something else is not among these."""
    places = draw(st.lists(st.sampled_from([*CODES]), min_size=1, max_size=4, unique=True))
    last = draw(st.integers(2018, 2023))
    years = list(range(last - draw(st.integers(0, 4)), last + 1))
    keys = [(place, year) for place in places for year in years]
    numbers = {key: Counted(draw(st.integers(0, 400)), key) for key in keys}
    shape = draw(st.sampled_from(["across", "across", "down", "long", "sheets"]))
    heads = (draw(st.sampled_from(PLACE_HEADINGS)), draw(st.sampled_from(CATEGORY_HEADINGS)))
    category = draw(st.sampled_from(WHOLE))
    sheets = {"across": _across, "down": _down, "long": _long, "sheets": _sheets}[shape](
        places, years, numbers, heads, category, draw(st.sampled_from(COUNT_HEADINGS))
    )
    truth: Truth = {key: int(number) for key, number in numbers.items()}
    for sheet in sheets:
        sheet.above += [[draw(st.sampled_from(TITLES))], ["Kilde: STRASAK"]]
    draw(_broken(sheets, truth, years, shape))
    for sheet in sheets:
        if draw(st.booleans()) and shape in ("across", "long"):
            draw(_with_sum(sheet))
        if draw(st.integers(0, 3)) == 0:
            draw(with_extra(sheet))
        if draw(st.booleans()):
            draw(reordered(sheet))
        if draw(st.booleans()):
            draw(decorated(sheet))
        sheet.above += [[]] * draw(st.integers(0, 1))
    draw(habits(sheets, truth))
    return sheets, {("police.reports", code(place, year), year, "all", "all"): n for (place, year), n in truth.items()}


def _across(places, years, numbers, heads, category, _count) -> list[Drawn]:
    rows = [[place, category, *(numbers[place, year] for year in years)] for place in places]
    return [Drawn("Uttrekk", [*heads, *map(str, years)], rows)]


def _down(places, years, numbers, _heads, category, _count) -> list[Drawn]:
    rows = [[year, *(numbers[place, year] for place in places)] for year in years]
    return [Drawn("Uttrekk", ["År", *places], rows, above=[[category]])]


def _long(places, years, numbers, heads, category, count) -> list[Drawn]:
    rows = [[place, year, category, numbers[place, year]] for place in places for year in years]
    return [Drawn("Uttrekk", [heads[0], "År", heads[1], count], rows)]


def _sheets(places, years, numbers, heads, category, count) -> list[Drawn]:
    return [
        Drawn(str(year), [*heads, count], [[place, category, numbers[place, year]] for place in places])
        for year in years
    ]


@st.composite
def _broken(draw, sheets, truth, years, shape) -> None:
    """Something that changes what the numbers are: those are no longer the truth."""
    sheet = sheets[0]
    kind = draw(st.sampled_from([None] * 5 + ["title", "note", "other", "second", "early", "paragraph", "name"]))
    if kind == "title":
        sheet.above.append([draw(st.sampled_from(BREAKING_TITLES))])
        _forget(truth, years if len(sheets) == 1 else years[:1])
    elif kind == "note":
        year = draw(st.sampled_from(years))
        sheet.below += [[], [draw(st.sampled_from(BREAKING_NOTES)).format(year=year)]]
        _forget(truth, [year])
    elif kind == "early":
        sheets[-1].above.append([f"Uttrekksdato: 15.09.{years[-1]}"])
        _forget(truth, years[-1:])
    elif kind == "name" and shape == "sheets":
        sheets[-1].name += draw(st.sampled_from([" (foreløpig)", " ny", " foreløpig", "-tall"]))
    elif kind == "other" and shape in ("across", "long"):
        category = sheet.heading.index(sheet.heading[1 if shape == "across" else 2])
        row = list(sheet.rows[0])
        row[category] = draw(st.sampled_from(OTHER))
        sheet.rows.append([cell + 1 if isinstance(cell, int) and cell < 1900 else cell for cell in row])
    elif kind == "second":
        doubled = [[n * 2 if isinstance(n, int) and n < 1900 else n for n in row] for row in sheet.rows]
        sheet.below += [[], ["Fornærmede"], list(sheet.heading), *doubled]
    elif kind == "paragraph" and shape == "across":
        for row in list(sheet.rows):
            sheet.rows.append([*row[:2], *(1 for _ in years)])
        _forget(truth, years)


def _forget(truth, years) -> None:
    for key in [key for key in truth if key[1] in years]:
        del truth[key]


@st.composite
def _with_sum(draw, sheet: Drawn) -> None:
    label = draw(st.sampled_from(SUMS))
    width = len(sheet.heading)
    numbers = [
        n for n in range(width) if all(isinstance(row[n], int) for row in sheet.rows) and sheet.heading[n] != "År"
    ]
    total = [sum(row[n] for row in sheet.rows) if n in numbers else None for n in range(width)]
    total[0] = label
    sheet.rows.append(total)
