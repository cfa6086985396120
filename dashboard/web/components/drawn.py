"""Components handed over as data, which a script draws when they are needed."""

import json
from collections.abc import Sequence
from typing import Any

from dash.development.base_component import Component
from plotly.utils import PlotlyJSONEncoder

from dashboard.web.components.attributes import attributes


def drawn(content: Sequence[Component | str]) -> dict[str, Any]:
    """The attribute that hands over HTML components to `assets/04-drawn.js`, for `**`.

    Dash goes through every component of a page for each property that changes, so some hundred that are only read make
    every change slow.
    """
    return attributes(data_drawn=json.dumps(list(content), cls=PlotlyJSONEncoder, ensure_ascii=False))
