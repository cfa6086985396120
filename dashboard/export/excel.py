"""Excel: the numbers as numbers, what they are on a second sheet, and a native chart beside them."""

import io
from datetime import datetime
from typing import Any

from dashboard.charts.chart import Chart, Kind, Role, Series
from dashboard.charts.palette import LOOKS, MUTED, Look
from dashboard.export.frame import Frame, interval_of, number_of
from dashboard.export.native import native_notes
from dashboard.export.native.build import number_format
from dashboard.export.picture.key import look_of, series_look
from dashboard.export.presets import Preset
from dashboard.export.sheets import plain_table

__all__ = ["MIME", "plain_table", "xlsx"]

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PIXELS_PER_CM = 96 / 2.54
CHART_TYPES = {Kind.COLUMNS: "column", Kind.BARS: "bar", Kind.FUNNEL: "scatter"}  # the rest are lines
MARKERS = {
    "circle": "circle",
    "square": "square",
    "diamond": "diamond",
    "triangle": "triangle",
    "hexagon": "long_dash",
    "x": "x",
    "plus": "plus",
    "star": "star",
}
DASHES = {
    "solid": "solid",
    "dash": "dash",
    "dot": "round_dot",
    "dashdot": "dash_dot",
    "longdash": "long_dash",
    "longdashdot": "long_dash_dot",
}


def xlsx(frame: Frame, preset: Preset) -> bytes:
    """The workbook; words are never written as formulas or links."""
    from xlsxwriter import Workbook

    content = io.BytesIO()
    book = Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    day = frame.exported
    book.set_properties({"title": frame.chart.finding, "created": datetime(day.year, day.month, day.day)})
    t = frame.t
    numbers, about = book.add_worksheet(t("Numbers")), book.add_worksheet(t("About the numbers"))
    columns = _write_numbers(book, numbers, frame)
    _write_facts(book, about, frame)
    if frame.chart.has_numbers:
        numbers.insert_chart(1, _next_free(columns), _chart(book, frame, columns, preset), _about(frame.chart))
    book.close()
    return content.getvalue()


Columns = dict[tuple[int, str], int]  # (series number, what) → sheet column


def _write_numbers(book: Any, sheet: Any, frame: Frame) -> Columns:
    """Heading row, one row a category; real numbers, signs as text. Returns where each column stands."""
    chart = frame.chart
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    number, sign = book.add_format({"num_format": number_format(chart)}), book.add_format({"align": "right"})
    sheet.write_string(0, 0, chart.category_title, bold)
    for row, name in enumerate(chart.categories, start=1):
        sheet.write_string(row, 0, name)
    sheet.set_column(0, 0, min(60, max((len(name) + 2 for name in chart.categories), default=12)))
    columns: Columns = {}
    place = 1
    for order, series in enumerate(chart.series):
        for what in _parts(chart, series):
            columns[order, what] = place
            sheet.write_string(0, place, _heading(what, series, frame), bold)
            _write_column(sheet, place, series, what, number, sign)
            sheet.set_column(place, place, 14)
            place += 1
    if chart.reference:
        columns[-1, "level"] = place
        sheet.write_string(0, place, chart.reference.label, bold)
        for row in range(1, len(chart.categories) + 1):
            sheet.write_number(row, place, chart.reference.value, number)
        sheet.set_column(place, place, 14)
    if chart.synthetic_words:
        sheet.write_string(len(chart.categories) + 2, 0, chart.synthetic_words, book.add_format({"bold": True}))
    sheet.freeze_panes(1, 1)
    if chart.synthetic_words:
        sheet.set_header(f"&L{chart.synthetic_words.replace('&', '&&')}")
    return columns


def _parts(chart: Chart, series: Series) -> list[str]:
    parts = ["x"] if chart.kind is Kind.FUNNEL else []
    return [*parts, "value", *(["low", "high", "down", "up"] if any(map(interval_of, series.values)) else [])]


def _heading(what: str, series: Series, frame: Frame) -> str:
    t = frame.t
    return {
        "x": t("Inhabitants"),
        "value": series.name,
        "low": t("{name}, lower", name=series.name),
        "high": t("{name}, upper", name=series.name),
        "down": t("{name}: down to the lower end", name=series.name),
        "up": t("{name}: up to the upper end", name=series.name),
    }[what]


def _write_column(sheet: Any, place: int, series: Series, what: str, number: Any, sign: Any) -> None:
    for row, value in enumerate(series.values, start=1):
        shown, ends = number_of(value), interval_of(value)
        if what == "value" and shown is None:
            sheet.write_string(row, place, value.label, sign)
        found = {
            "x": value.x if shown is not None else None,
            "value": shown,
            "low": ends and ends[0],
            "high": ends and ends[1],
            "down": ends and shown is not None and round(shown - ends[0], 10),
            "up": ends and shown is not None and round(ends[1] - shown, 10),
        }[what]
        if found is not None:
            sheet.write_number(row, place, found, number)


def _write_facts(book: Any, sheet: Any, frame: Frame) -> None:
    bold, wrap = (book.add_format({"valign": "top", "text_wrap": True, "bold": is_bold}) for is_bold in (True, False))
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 90)
    notes = [(frame.t("Note"), words) for words in native_notes(frame.chart)] if frame.chart.has_numbers else []
    for row, (heading, words) in enumerate([*frame.facts, *notes]):
        sheet.write_string(row, 0, heading, bold)
        sheet.write_string(row, 1, words, wrap)


def _next_free(columns: Columns) -> int:
    return max(columns.values(), default=0) + 2


def _about(chart: Chart) -> dict[str, Any]:
    return {"description": chart.alt, "object_position": 2}


def _chart(book: Any, frame: Frame, columns: Columns, preset: Preset) -> Any:
    chart = frame.chart
    kind = {"type": CHART_TYPES.get(chart.kind, "line")}
    made = book.add_chart(kind | ({"subtype": "straight_with_markers"} if chart.kind is Kind.FUNNEL else {}))
    sheet, last = frame.t("Numbers"), len(chart.categories)
    for order, series in enumerate(chart.series):
        across = columns.get((order, "x"), 0)
        made.add_series(
            {
                "name": [sheet, 0, columns[order, "value"]],
                "categories": [sheet, 1, across, last, across],
                "values": [sheet, 1, columns[order, "value"], last, columns[order, "value"]],
                **_looks(chart, series),
                **_error_bars(sheet, columns, order, last),
            }
        )
    made.show_blanks_as("gap")
    made.show_na_as_empty_cell()
    _axes(made, chart)
    made.set_size({"width": round(preset.width_cm * PIXELS_PER_CM), "height": round(preset.height_cm * PIXELS_PER_CM)})
    return made


def _axes(made: Any, chart: Chart) -> None:
    made.set_title({"name": chart.finding, "name_font": {"size": 11}, "overlay": False})
    value = {"name": chart.unit, "min": 0, "major_gridlines": {"visible": True, "line": {"color": "#DDE3EA"}}}
    value["num_format"] = number_format(chart)
    category: dict[str, Any] = {"name": chart.category_title}
    if chart.kind is Kind.BARS:
        made.set_y_axis(category | {"reverse": True})
        made.set_x_axis(value)
    else:
        made.set_x_axis(category | ({"log_base": 10} if chart.log_axis and chart.kind is Kind.FUNNEL else {}))
        made.set_y_axis(value)
    made.set_legend({"none": True} if len(chart.series) == 1 else {"position": "bottom"})


def _looks(chart: Chart, series: Series) -> dict[str, Any]:
    look = series_look(chart, series)
    if chart.kind in (Kind.COLUMNS, Kind.BARS):
        return {
            "fill": {"color": look.fill},
            "points": [_bar(chart, series, index) for index in range(len(series.values))],
        }
    line = (
        {"color": look.fill, "width": 2, "dash_type": DASHES[look.dash]} if chart.kind is Kind.LINES else {"none": True}
    )
    grey = LOOKS[Role.COUNTRY] if series.highlight else look
    size = 3 if len(series.values) > 60 else 7
    marker = {"type": MARKERS[look.marker], "size": size, "fill": {"color": grey.fill}, "border": {"color": grey.fill}}
    return {"line": line, "marker": marker}


def _bar(chart: Chart, series: Series, index: int) -> dict[str, Any] | None:
    look = look_of(chart, series, index)
    if series.values[index].is_provisional:
        pattern = {"pattern": "wide_upward_diagonal", "fg_color": look.fill, "bg_color": look.pale}
        return {"pattern": pattern, "border": {"color": look.fill}}
    return {"fill": {"color": look.fill}} if _differs(look, series) else None


def _differs(look: Look, series: Series) -> bool:
    return look != LOOKS[series.role]


def _error_bars(sheet: str, columns: Columns, order: int, last: int) -> dict[str, Any]:
    if (order, "up") not in columns:
        return {}
    up, down = columns[order, "up"], columns[order, "down"]
    letters = [_range(sheet, place, last) for place in (up, down)]
    custom = {"type": "custom", "plus_values": letters[0], "minus_values": letters[1], "end_style": 0}
    return {"y_error_bars": custom | {"line": {"color": MUTED, "width": 1.25}}}


def _range(sheet: str, place: int, last: int) -> str:
    from xlsxwriter.utility import xl_range_abs

    return f"='{sheet}'!{xl_range_abs(1, place, last, place)}"
