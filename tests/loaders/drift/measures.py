"""The register of measures, drawn from a truth: each measure with its goal, owner, status, progress and dates."""

from copy import deepcopy
from datetime import date, datetime

from hypothesis import strategies as st

from tests.loaders.drift.sheets import Drawn, decorated, reordered, with_extra

Measures = dict[int, dict[str, object]]
HEADINGS = {
    "number": ("Nr", "Nr.", "Nummer", "Tiltak nr", "Tiltaksnr"),
    "title": ("Tiltak", "Tiltakets navn", "Tittel"),
    "goal": ("Mål", "Mål nr", "Målnr"),
    "responsible": ("Ansvar", "Ansvarlig", "Ansvarleg", "Ansvarlig enhet"),
    "status": ("Status",),
    "progress_pct": ("Framdrift (%)", "Fremdrift (%)", "Framdrift", "Framdrift i prosent"),
    "deadline": ("Frist", "Tidsfrist"),
    "updated": ("Sist oppdatert", "Oppdatert"),
    "comment": ("Kommentar", "Merknad"),
    "type": ("Type", "Videreføring eller nytt"),
}
NEEDED = ("number", "title", "goal", "responsible", "status")
STATUSES = {
    "not_started": ("Ikke startet", "Ikkje starta", "Ikke påbegynt"),
    "in_progress": ("Pågår", "Igangsatt", "I gang", "pågår "),
    "completed": ("Fullført", "Gjennomført", "FULLFØRT"),
    "delayed": ("Forsinket", "Forseinka"),
    "cancelled": ("Utgår", "Utgått"),
    "": ("", None),
}
ODD_STATUSES = ("Ferdig", "Pågår (forsinket)", "Pågår/fullført", "x", "Gul", "OK", 1, 0.5, "100 %")
TYPES = {"continued": ("Videreføring", "Vidareført"), "new": ("Nytt", "Ny"), "": (None,)}
GOALS = {1: "Forebygge vold", 2: "Sikre informasjon", 3: "Sikre kompetanse"}
OTHER_COLUMNS = ("Kostnad", "Saksbehandlet", "Prioritet", "Status 2020", "Notat fra møtet")
TITLES = (
    "Holde kampanje",
    "Øke kompetansen",
    "Lage rutiner",
    "Styrke samarbeidet",
    "Følge opp barn",
    "Kartlegge omfang",
)


@st.composite
def plans(draw) -> tuple[list[Drawn], Measures]:
    """A sheet of measures and one of goals, and what may be read of each measure."""
    truth: Measures = {number: draw(_measures(number)) for number in range(1, draw(st.integers(2, 6)) + 1)}
    columns = [name for name in HEADINGS if name in NEEDED or draw(st.integers(0, 3))]
    rows = [[draw(_written(name, measure[name])) for name in columns] for measure in truth.values()]
    for measure in truth.values():
        measure |= {
            name: None if name in ("progress_pct", "deadline", "updated") else ""
            for name in HEADINGS
            if name not in columns
        }
    heading = [draw(st.sampled_from(HEADINGS[name])) for name in columns]
    sheet = Drawn("Tiltak", heading, rows, above=[["Tiltaksregister 2021"], []])
    sheets = [
        sheet,
        Drawn("Mål", ["Nr", draw(st.sampled_from(["Mål", "Målsetting"]))], [list(goal) for goal in GOALS.items()]),
    ]
    draw(st.sampled_from([_nothing, *HABITS]))(draw, sheets, columns, truth)
    if draw(st.integers(0, 3)) == 0 and not sheet.looks:
        draw(with_extra(sheet, OTHER_COLUMNS))
    if draw(st.booleans()) and not sheet.looks:
        draw(reordered(sheet))
    if draw(st.booleans()) and not sheet.looks:
        draw(decorated(sheet))
    if draw(st.integers(0, 5)) == 0:
        sheets.reverse()
    return sheets, truth


@st.composite
def _measures(draw, number: int) -> dict[str, object]:
    return {
        "number": number,
        "title": f"{draw(st.sampled_from(TITLES))} {'abcdef'[number - 1]}",
        "goal": draw(st.sampled_from([*GOALS])),
        "responsible": draw(st.sampled_from(["Velferd", "Kommunikasjonsenheten", "Barnevern, skole"])),
        "status": draw(st.sampled_from([*STATUSES])),
        "progress_pct": draw(st.sampled_from([None, 0, 1, 20, 60, 99, 100])),
        "deadline": draw(st.sampled_from([None, date(2021, 3, 4), date(2022, 12, 31)])),
        "updated": draw(st.sampled_from([None, date(2021, 3, 15), date(2020, 2, 1)])),
        "comment": draw(st.sampled_from(["", "Ferdig i 2020", "I rute"])),
        "type": draw(st.sampled_from([*TYPES])),
    }


@st.composite
def _written(draw, name: str, value: object) -> object:
    """A cell that says the value, in one of the ways that people write it."""
    if name in ("status", "type"):
        return draw(st.sampled_from({"status": STATUSES, "type": TYPES}[name][value]))
    if isinstance(value, date):
        day = datetime(value.year, value.month, value.day)
        return draw(
            st.sampled_from(
                [day, day, f"{value:%d.%m.%Y}", f"{value.day}.{value.month}.{value.year}", f"{value:%Y-%m-%d}"]
            )
        )
    if name == "progress_pct" and value is not None:
        return draw(st.sampled_from([value, value, float(value), f"{value}", f"{value} %", f"{value}%"]))
    if name in ("number", "goal"):
        return draw(st.sampled_from([value, value, f"{value}", float(value)]))
    return value or None


def _nothing(draw, sheets, columns, truth: Measures) -> None:
    """As it should be."""


def _odd_status(draw, sheets, columns, truth: Measures) -> None:
    number = draw(st.sampled_from([*truth]))
    sheets[0].rows[number - 1][columns.index("status")] = draw(st.sampled_from(ODD_STATUSES))
    truth.clear()


def _per_cent_format(draw, sheets, columns, truth: Measures) -> None:
    """Progress as Excel's per cent: 60 % is stored as 0.6, and 100 % as 1."""
    if "progress_pct" not in columns:
        return
    at, sheet = columns.index("progress_pct"), sheets[0]
    for row, measure in zip(sheet.rows, truth.values(), strict=True):
        row[at] = measure["progress_pct"] and measure["progress_pct"] / 100
        row[at] = int(row[at]) if row[at] in (0, 1) else row[at]
    rows = range(sheet.top, sheet.top + len(sheet.rows))
    sheet.looks += [lambda written, row=row: setattr(written.cell(row, at + 1), "number_format", "0%") for row in rows]


def _status_by_year(draw, sheets, columns, truth: Measures) -> None:
    """A column of states for each year, beside the one of now or instead of it."""
    at, sheet = columns.index("status"), sheets[0]
    sheet.heading.append("Status 2020")
    for row in sheet.rows:
        row.append("Ikke startet")
    if draw(st.booleans()):
        sheet.heading[at] = "Status 2021"


def _sheet_by_year(draw, sheets, columns, truth: Measures) -> None:
    """The register of another year beside this one's; of all its states, none is this year's."""
    other = deepcopy(sheets[0])
    other.name = draw(st.sampled_from(["Tiltak 2020", "Tiltak (2)", "2020"]))
    for row in other.rows:
        row[columns.index("status")] = "Ikke startet"
    sheets.insert(draw(st.integers(0, 1)), other)
    truth.clear()


def _lines_between(draw, sheets, columns, truth: Measures) -> None:
    """A line for each goal, a blank row, or the headings again."""
    sheet = sheets[0]
    line = draw(
        st.sampled_from([["Mål 1: Forebygge"], [], list(sheet.heading), ["Sum", None, 3], [None, "Nye tiltak"]])
    )
    at = draw(st.integers(0, len(sheet.rows)))
    sheet.rows.insert(at, [*line, *[None] * (len(sheet.heading) - len(line))])


def _title_alone(draw, sheets, columns, truth: Measures) -> None:
    """A measure that has no number yet, and nothing else than its title."""
    sheet = sheets[0]
    row: list[object] = [None] * len(sheet.heading)
    row[columns.index("title")] = "Opprette et lavterskeltilbud"
    sheet.rows.append(row)
    truth[99] = {"number": 99}


def _part_numbers(draw, sheets, columns, truth: Measures) -> None:
    form = draw(st.sampled_from(["{}a", "{}.1", "1.{}", "T{}", "{},000", "Tiltak {}"]))
    row = sheets[0].rows[draw(st.integers(0, len(truth) - 1))]
    row[columns.index("number")] = form.format(row[columns.index("number")])
    truth.clear()


def _merged(draw, sheets, columns, truth: Measures) -> None:
    """One cell for two measures: the same state for both, or a number that may be of either."""
    name, sheet = draw(st.sampled_from([each for each in columns if each not in ("number", "title")])), sheets[0]
    at, row = columns.index(name), draw(st.integers(0, len(truth) - 2))
    first, second = truth[row + 1], truth[row + 2]
    if first[name] in (None, ""):
        return
    sheet.rows[row + 1][at] = None
    second[name] = first[name]
    top = sheet.top + row
    sheet.looks.append(
        lambda written: written.merge_cells(start_row=top, end_row=top + 1, start_column=at + 1, end_column=at + 1)
    )


def _bad_date(draw, sheets, columns, truth: Measures) -> None:
    days = [name for name in ("deadline", "updated") if name in columns]
    if days:
        at = columns.index(draw(st.sampled_from(days)))
        row = draw(st.sampled_from(sheets[0].rows))
        row[at] = draw(
            st.sampled_from(
                ["03/04/2021", "31.02.2021", "Q2 2021", "høsten 2021", 44286, 2021, "2021", "31.12.21", "mars 2021"]
            )
        )
        truth.clear()


def _bad_progress(draw, sheets, columns, truth: Measures) -> None:
    if "progress_pct" in columns:
        row = draw(st.sampled_from(sheets[0].rows))
        row[columns.index("progress_pct")] = draw(
            st.sampled_from([0.6, "0,6", "ca. 60", "60-70", 120, "halvveis", "60,000", -5, "60 %?"])
        )
        truth.clear()


def _goal_wrong(draw, sheets, columns, truth: Measures) -> None:
    row = draw(st.sampled_from(sheets[0].rows))
    row[columns.index("goal")] = draw(st.sampled_from([9, "Mål 1", "1, 2", "1 og 2", None, "1/2", 1.5, "1-2"]))
    truth.clear()


def _gap(draw, sheets, columns, truth: Measures) -> None:
    """A row that is deleted or copied."""
    sheet, at = sheets[0], draw(st.integers(0, len(truth) - 1))
    if draw(st.booleans()):
        sheet.rows.append(list(sheet.rows[at]))
        truth.clear()
    elif at < len(truth) - 1:
        del sheet.rows[at]
        truth.clear()


def _hidden(draw, sheets, columns, truth: Measures) -> None:
    sheet, row = sheets[0], draw(st.integers(0, len(truth) - 1))
    sheet.looks.append(lambda written: setattr(written.row_dimensions[sheet.top + row], "hidden", True))


HABITS = (
    *(_odd_status, _per_cent_format, _status_by_year, _sheet_by_year, _lines_between, _title_alone, _part_numbers),
    *(_merged, _bad_date, _bad_progress, _goal_wrong, _gap, _hidden),
)
