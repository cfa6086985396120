"""Chart XML and workbook of an Office chart, by python-pptx's writers; `style` applies our looks."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.charts.chart import Chart, Kind
from dashboard.charts.identity import Identity
from dashboard.office.plan import Plan, plan_chart
from dashboard.office.workbook import workbook_blob
from dashboard.scene.size import PRESETS

LANGUAGE_CODES = {"nb": "414", "nn": "814", "en": "809"}


@dataclass(frozen=True)
class Native:
    """An unstyled Office chart: python-pptx's chart type and data, and the workbook to embed."""

    plan: Plan
    chart_type: Any
    data: Any
    workbook: bytes
    number_format: str

    def space(self) -> Any:
        """The root element of a fresh chart part."""
        from pptx.chart.xmlwriter import ChartXmlWriter
        from pptx.oxml import parse_xml

        return parse_xml(ChartXmlWriter(self.chart_type, self.data).xml.encode())


def native_chart(chart: Chart, exported: date, preset: str, whole: Chart | None = None) -> Native:
    """The chart's columns for python-pptx, and a workbook that identifies the figure; see `plan_chart` for `whole`."""
    plan, style = plan_chart(chart, PRESETS[preset].size, whole), number_format(chart)
    data = _points(plan, style) if chart.kind is Kind.FUNNEL else _categories(plan, style)
    workbook = workbook_blob(plan, style, exported, Identity.of(chart, preset))
    return Native(plan, _chart_type(chart.kind), data, workbook, style)


def number_format(chart: Chart) -> str:
    """Excel's format for the language, as «[$-414]#,##0.0»; a share keeps its labels' sign.

    Office uses the decimal and grouping signs of the reader's system, LibreOffice those of the format.
    """
    decimals = "." + "0" * chart.decimals if chart.decimals else ""
    return f"[$-{LANGUAGE_CODES[chart.language]}]#,##0{decimals}{_percent_sign(chart)}"


def _percent_sign(chart: Chart) -> str:
    """« %» in quotes, with the language's space before it; empty if labels have none."""
    labels = (value.label for series in chart.series for value in series.values if value.is_number)
    found = re.search(r"\d(\s?%)", next(labels, ""))
    return f'"{found[1]}"' if found else ""


def _chart_type(kind: Kind) -> Any:
    from pptx.enum.chart import XL_CHART_TYPE

    return {
        Kind.COLUMNS: XL_CHART_TYPE.COLUMN_CLUSTERED,
        Kind.STACKED: XL_CHART_TYPE.COLUMN_STACKED,
        Kind.BARS: XL_CHART_TYPE.BAR_CLUSTERED,
        Kind.LINES: XL_CHART_TYPE.LINE_MARKERS,
        Kind.DOTS: XL_CHART_TYPE.LINE_MARKERS,
        Kind.FUNNEL: XL_CHART_TYPE.XY_SCATTER,
    }[kind]


def _categories(plan: Plan, style: str) -> Any:
    from pptx.chart.data import CategoryChartData

    data = CategoryChartData(number_format=style)
    data.categories = list(plan.categories)
    for column in plan.columns:
        data.add_series(column.name, column.values)
    return data


def _points(plan: Plan, style: str) -> Any:
    from pptx.chart.data import XyChartData

    data = XyChartData(number_format=style)
    for column in plan.columns:
        series = data.add_series(column.name)
        for x, value in zip(column.xs, column.values, strict=True):
            series.add_data_point(x, value)
    return data
