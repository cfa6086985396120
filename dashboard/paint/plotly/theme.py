"""The one plotly template «kommune», registered on import, and the one configuration of every graph."""

from typing import Any

import plotly.graph_objects as go
import plotly.io as pio

from dashboard.paint.plotly.palette import AXIS, INK, LINE, MUTED, PAPER

TEMPLATE = "kommune"
FONT = "Inter, system-ui, 'Segoe UI', 'Liberation Sans', sans-serif"
SEPARATORS = ",\u00a0"

# dcc.Graph(config=CONFIG). No toolbar: ten tab stops of little use here, and one of its buttons uploads the chart.
CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "displaylogo": False,
    "showSendToCloud": False,
    "showLink": False,
    "plotlyServerURL": "",
    "modeBarButtonsToRemove": ["sendChartToCloud", "sendDataToCloud"],
    "scrollZoom": False,
    "doubleClick": False,
    "showAxisDragHandles": False,
    "showTips": False,
    "locale": "nb",
    "responsive": True,
}


def config(language: str) -> Any:
    """CONFIG with plotly's own words in the reader's language (dictionaries in `assets/01-plotly-locales.js`)."""
    return {**CONFIG, "locale": language}


def _axis() -> dict[str, object]:
    return {
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "ticks": "",
        "tickangle": 0,
        "ticklabelstandoff": 4,
        "tickfont": {"color": INK},
        "title": {"font": {"color": MUTED}},
    }


def _template() -> go.layout.Template:
    return go.layout.Template(
        layout={
            "font": {"family": FONT, "size": 15, "color": INK},
            "separators": SEPARATORS,
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "autosize": True,
            "dragmode": False,
            "hovermode": "closest",
            "hoverdistance": 30,
            "hoverlabel": {
                "bgcolor": PAPER,
                "bordercolor": AXIS,
                "align": "left",
                "namelength": 0,
                "font": {"family": FONT, "size": 14, "color": INK},
            },
            "showlegend": False,
            "legend": {"itemclick": False, "itemdoubleclick": False, "orientation": "h"},
            "barcornerradius": 2,
            "xaxis": {**_axis(), "linecolor": AXIS},
            "yaxis": {**_axis(), "tickfont": {"color": MUTED}, "gridcolor": LINE},
            "annotationdefaults": {"showarrow": False, "captureevents": False},
        }
    )


pio.templates[TEMPLATE] = _template()
pio.templates.default = TEMPLATE
