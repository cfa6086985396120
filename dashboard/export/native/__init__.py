"""The chart as Office's own, editable chart: a plan of its columns, the chart XML and the workbook inside it."""

from dashboard.export.native.build import Native, native_chart
from dashboard.export.native.said import native_notes

__all__ = ["Native", "native_chart", "native_notes"]
