"""Tables of Statistics Norway as the bank, a program or a person may write them, drawn from a truth.

08487 counts offences over two years, and prints «..» for four or fewer; 07459 counts inhabitants. The dialects that
change nothing are drawn in `test_bank_dialects.py` too; here they meet what people do to a file.
"""

from hypothesis import strategies as st

from tests.loaders.drift.bank_files import (
    LASTING,
    PLACES,
    Bank,
    Export,
    Table,
    excel,
    json_file,
    key_of,
    keys_of,
    text_file,
)
from tests.loaders.drift.sheets import Truth

SIGNS = {
    "..": "missing",
    ":": "suppressed",
    "*": "suppressed",
    "<5": "suppressed",
    ".": "missing",
    "...": "not_published",
}
ODD = ("-", "x", "ca. 30", "", "{},5", "1.{}", "{}\u00a0000.", "NaN", "#N/A", "1e3", "١٢")


VIOLENCE = Bank(
    "violence.offences",
    (
        "08487: Lovbrudd anmeldt, etter region, lovbruddsgruppe, statistikkvariabel og intervall (år)",
        "08487: Offences reported, by region, group of offences, contents and interval (year)",
    ),
    (
        ("region", "lovbruddsgruppe", "statistikkvariabel", "intervall (år)"),
        ("region", "group of offences", "contents", "interval (year)"),
    ),
    ("Lovbrudd anmeldt (årlig gjennomsnitt)", "Offences reported (annual average)"),
    ("¬ Vold og mishandling", "¬ Violence and maltreatment"),
    years=2,
    least=5,
    signs={"..": "suppressed"},
)
POPULATION = Bank(
    "population",
    (
        "07459: Alders- og kjønnsfordeling i kommuner og fylker, etter region, statistikkvariabel og år",
        "07459: Population, by region, contents and year",
    ),
    (("region", "statistikkvariabel", "år"), ("region", "contents", "year")),
    ("Personer", "Persons"),
)


@st.composite
def exports(draw) -> tuple[Export, Truth]:
    """A file from the bank, and what may be read from it."""
    bank = draw(st.sampled_from([VIOLENCE, POPULATION]))
    last = draw(st.integers(2016, 2024))
    ends = list(range(last, last - draw(st.integers(1, 3)) * bank.years, -bank.years))[::-1]
    places = draw(st.lists(st.sampled_from([*LASTING]), min_size=1, max_size=3, unique=True)) + [*PLACES] * draw(
        st.booleans()
    )
    cells = {(place, end): draw(_cell(bank, place, end)) for place in places for end in ends}
    truth: Truth = {key_of(bank, place, end): true for (place, end), (_, true) in cells.items() if true is not None}
    counted = [at for at, (_, true) in cells.items() if true is not None]
    if counted and draw(st.integers(0, 3)) == 0:
        odd = draw(st.sampled_from(counted))
        cells[odd] = draw(st.sampled_from(ODD)).format(draw(st.integers(10, 999))), None
        del truth[key_of(bank, *odd)]
    language = draw(st.integers(0, 1))
    kind = draw(st.sampled_from(["csv", "csv", "xlsx", "json"]))
    values = {key: value for key, (value, _) in cells.items()}
    if kind == "json":
        return draw(json_file(bank, language, values, places, ends, truth)), truth
    table = draw(_table(bank, language, values, places, ends))
    draw(_broken(bank, table, truth))
    return draw(excel(bank, language, table) if kind == "xlsx" else text_file(bank, language, table, truth)), truth


@st.composite
def _cell(draw, bank: Bank, place: str, end: int) -> tuple[object, object]:
    """What the bank prints, and what it means; None where it prints that the place was none."""
    first, last = PLACES.get(place, (0, 9999))
    if not first <= end <= last:
        return ".", None
    if draw(st.integers(0, 5)) == 0:
        sign = draw(st.sampled_from([*SIGNS]))
        return sign, bank.signs.get(sign, SIGNS[sign])
    number = draw(st.one_of(st.integers(max(bank.least, 0), 9999), st.integers(1, 700).map(lambda n: n * 1000)))
    return number, number


@st.composite
def _table(draw, bank: Bank, language: int, values, places, ends) -> Table:
    group = bank.group[language : language + 1]
    names = bank.names[language]
    has_title = bool(draw(st.integers(0, 4))) or bank is POPULATION
    is_long = draw(st.booleans())
    periods = {end: str(end) if bank.years == 1 else f"{end - 1}-{end}" for end in ends}
    if is_long:
        rows = [
            [place, *group, bank.contents[language], periods[end], values[place, end]]
            for place in places
            for end in ends
        ]
        return Table([[*names, "value" if has_title else bank.titles[language]], *rows], len(names), True, has_title)
    heading = [*names[: 1 + len(group)], *(f"{bank.contents[language]} {periods[end]}" for end in ends)]
    rows = [[place, *group, *(values[place, end] for end in ends)] for place in places]
    return Table([heading, *rows], 1 + len(group), False, has_title)


@st.composite
def _broken(draw, bank: Bank, table: Table, truth: Truth) -> None:
    """What a person or a program does to the table."""
    head, *rows = table.rows
    kind = draw(
        st.sampled_from(
            [None] * 6 + ["columns", "row", "codes", "blank", "sum", "label", "twice", "heading", "year", "stub"]
        )
    )
    if kind == "stub":
        order = draw(st.permutations(range(table.stub)))
        table.rows = [[*(row[place] for place in order), *row[table.stub :]] for row in table.rows]
    elif kind == "columns" and not table.is_long:
        order = [*range(table.stub), *draw(st.permutations(range(table.stub, len(head))))]
        table.rows = [[row[place] for place in order] for row in table.rows]
    elif kind == "columns":
        order = draw(st.permutations(range(len(head))))
        table.rows = [[row[place] for place in order] for row in table.rows]
    elif kind == "row" and len(rows) > 1:
        gone = rows.pop(draw(st.integers(0, len(rows) - 1)))
        table.rows = [head, *rows]
        for key in keys_of(bank, gone, table, truth):
            del truth[key]
    elif kind == "codes":
        row = draw(st.sampled_from(rows))
        row[0] = str(row[0]).partition(" ")[2]
        truth.clear()
    elif kind == "blank":
        table.rows.insert(draw(st.integers(1, len(table.rows) - 1)), [None] * len(head))
    elif kind == "sum":
        table.rows.insert(
            draw(st.integers(1, len(table.rows))), ["Sum", *head[1 : table.stub], *(7 for _ in head[table.stub :])]
        )
    elif kind == "label":  # the row is not the truth's any more, and that must be said
        row, place = draw(st.sampled_from(rows)), draw(st.integers(0, table.stub - 1))
        above = table.rows[table.rows.index(row) - 1]
        row[place] = "x" if row[place] == above[place] else draw(st.sampled_from([None, "Alle", "Ran og tyveri"]))
    elif kind == "twice":
        table.rows.append(list(draw(st.sampled_from(rows))))
    elif kind == "heading" and not table.is_long:
        head[draw(st.integers(table.stub, len(head) - 1))] = None
        truth.clear()
    elif kind == "year" and not table.is_long:
        head[-1] = str(head[-1]).replace("20", "21")
        truth.clear()
