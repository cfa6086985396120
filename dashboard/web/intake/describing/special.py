"""The questions that only some tables raise: where the year stands, which categories count, what a dash means."""

from collections.abc import Iterator

from dash import html
from dash.development.base_component import Component

from dashboard.web.intake.describing import fields
from dashboard.web.intake.describing.labels import Labels
from dashboard.web.intake.describing.names import (
    COUNTED,
    DASH,
    DASHES,
    MEANINGS,
    ONLY_GROUP,
    PLACE,
    SERVICE,
    WANTED,
    WHOLE,
    YEAR,
    word_field,
)
from dashboard.web.intake.describing.sent import Sent
from dashboard.web.intake.visit import Visit
from loaders.describing.drawn import (
    IN_NAME,
    YEARS,
    dash_at,
    labels_of,
    lines_with_year,
    needs_year,
    plain_roles,
    strange_words,
)
from loaders.describing.faults import COUNTED as COUNTED_FAULT
from loaders.describing.faults import DASH as DASH_FAULT
from loaders.layouts.layout import CATEGORY, GROUP, SEX
from loaders.layouts.layout import PLACE as PLACE_AXIS
from loaders.layouts.layout import SERVICE as SERVICE_AXIS
from loaders.layouts.layout import YEAR as YEAR_AXIS
from loaders.tables.signs import DASHES as ALL_DASHES


def asked(visit: Visit, sent: Sent, labels: Labels) -> Iterator[Component]:
    """The questions that the sheet raises as it is described now."""
    single = [*_service(visit, sent, labels), *_year(visit, sent), *_place(visit, sent, labels),
              *_group(visit, sent, labels), *_counted(visit, sent, labels), *_dash(visit, sent, labels)]  # fmt: skip
    if single:
        yield fields.fieldset(visit.t("What no column says"), *single)
    yield from _categories(visit, sent)
    for axis in MEANINGS:
        yield from _words(visit, sent, labels, axis)


def _year(visit: Visit, sent: Sent) -> Iterator[Component]:
    t, drawn = visit.t, sent.drawn
    if not needs_year(drawn):
        return
    lines = [
        (str(row), t("row {row}: {text}", row=row, text=t("“{text}”", text=text[:60])))
        for row, text in lines_with_year(drawn, sent.sheet)
    ]
    name = (str(IN_NAME), t("the sheet's name: {text}", text=t("“{text}”", text=drawn.sheet)))
    chosen = "" if drawn.year_in is None else str(drawn.year_in)
    options = [("", t("Choose")), *lines, name]
    yield fields.select(
        t("Where the year stands"),
        YEAR,
        options,
        chosen,
        fault=fields.fault(visit, sent, YEAR_AXIS),
        suggestion=fields.suggestion(visit, sent, chosen),
    )


def _service(visit: Visit, sent: Sent, labels: Labels) -> Iterator[Component]:
    t, drawn = visit.t, sent.drawn
    if SERVICE_AXIS not in drawn.known.axes or SERVICE_AXIS in drawn.columns.values():
        return
    options = [("", t("Choose")), *((key, labels.service(key, sent.known)) for key in sent.known.names)]
    yield fields.select(
        t("The only service that the numbers are about"),
        SERVICE,
        options,
        drawn.service,
        fault=fields.fault(visit, sent, SERVICE_AXIS),
        suggestion=fields.suggestion(visit, sent, drawn.service),
    )


def _place(visit: Visit, sent: Sent, labels: Labels) -> Iterator[Component]:
    t, drawn = visit.t, sent.drawn
    if PLACE_AXIS in drawn.columns.values():
        return
    options = [("", t("Choose")), *((code, labels.place(code)) for code in sent.known.places_of(drawn.source))]
    yield fields.select(
        t("The only place that the numbers are about"),
        PLACE,
        options,
        drawn.place,
        fault=fields.fault(visit, sent, PLACE_AXIS),
        suggestion=fields.suggestion(visit, sent, drawn.place),
    )


def _group(visit: Visit, sent: Sent, labels: Labels) -> Iterator[Component]:
    t, drawn = visit.t, sent.drawn
    if not drawn.needs_group:
        return
    options = [("", t("Choose")), *((code, labels.meaning(code)) for code in MEANINGS[GROUP])]
    words = t("The age group of the other columns") if drawn.groups else t("The only age group in the table")
    yield fields.select(words, ONLY_GROUP, options, drawn.group, fault=fields.fault(visit, sent, GROUP))


def _counted(visit: Visit, sent: Sent, labels: Labels) -> Iterator[Component]:
    t, roles = visit.t, plain_roles(sent.drawn.known)
    if YEARS not in sent.drawn.columns.values() or len(roles) < 2:
        return
    options = [("", t("Choose")), *((role, labels.role(role)) for role in roles)]
    fault = fields.fault(visit, sent, COUNTED_FAULT)
    yield fields.select(t("What the columns of years count"), COUNTED, options, sent.drawn.counted, fault=fault)


def _dash(visit: Visit, sent: Sent, labels: Labels) -> Iterator[Component]:
    """Asked of each dash that the workbook doesn't explain; there is no likely answer."""
    t, drawn = visit.t, sent.drawn
    found = dash_at(drawn, sent.sheet)
    if found is None or set(ALL_DASHES) & set(sent.explained):
        return
    meanings = [("0", t("none: the number 0")), *((code, labels.status(code)) for code in list(DASHES)[1:])]
    chosen = next((value for value, meaning in DASHES.items() if meaning == drawn.dash and drawn.dash is not None), "")
    words = t("What a dash means, as in cell {cell}", cell=found[1])
    options = [("", t("Choose")), *meanings]
    yield fields.select(words, DASH, options, chosen, fault=fields.fault(visit, sent, DASH_FAULT))


def _categories(visit: Visit, sent: Sent) -> Iterator[Component]:
    t, drawn = visit.t, sent.drawn
    if CATEGORY not in drawn.known.axes:
        return
    if CATEGORY in drawn.columns.values():
        lead = t("Tick the whole, not its parts: a case in two rows would be counted twice.")
        boxes = [
            fields.box(text, f"{WANTED}-{row}", WANTED, str(row), is_ticked=text in drawn.wanted)
            for row, text in labels_of(CATEGORY, drawn, sent.sheet)
        ]
    else:
        lead = t("No column says what the numbers are about.")
        words = t("Everything in the table is violence in close relationships")
        boxes = [fields.box(words, WHOLE, WHOLE, "ja", is_ticked=drawn.is_whole)]
    found = fields.fault(visit, sent, CATEGORY)
    mark = fields.suggested(fields.suggestion(visit, sent, "".join(drawn.wanted)), "b-category")
    said = html.P([lead, " ", *mark], className="intake-aside")
    yield fields.fieldset(t("Which categories are read"), said, *boxes, id_="b-category", fault=found)


def _words(visit: Visit, sent: Sent, labels: Labels, axis: str) -> Iterator[Component]:
    """The table's own words for a sex or an age group."""
    t, found = visit.t, strange_words(axis, sent.drawn, sent.sheet)
    if not found:
        return
    options = [("", t("Choose")), *((code, labels.meaning(code)) for code in MEANINGS[axis])]
    said = {text: code for code, texts in sent.drawn.words.get(axis, {}).items() for text in texts}
    selects = [
        fields.select(t("“{text}”", text=text), word_field(axis, row), options, said.get(text, ""))
        for row, text in found
    ]
    legend = t("What the words for sex mean") if axis == SEX else t("What the words for age group mean")
    listed = html.Div(selects, className="describe-columns")
    yield fields.fieldset(legend, listed, id_=f"b-{axis}-words", fault=fields.fault(visit, sent, axis))
