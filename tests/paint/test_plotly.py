"""The interactive figure: plotly knows every property, numbers have hover text, and nothing is markup."""

import json
from dataclasses import replace

import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.charts.chart import Kind, Mark, Reference
from dashboard.paint import plotly as painter
from dashboard.scene.layout import layout
from dashboard.scene.shapes import Label
from dashboard.scene.size import SCREENS
from tests.documents.charts import CANARY, MAKERS
from tests.scene.random_charts import charts

EVIL = "<a href='javascript:x'>$1$ %{x}"


@pytest.mark.parametrize("size", SCREENS)
@pytest.mark.parametrize("kind", MAKERS)
def test_every_property_of_every_kind_and_size_is_one_that_plotly_knows(kind, size):
    made = painter.draw(layout(MAKERS[kind]("nb"), SCREENS[size]))
    checked = go.Figure(**made)  # raises on an unknown property or value
    assert len(checked.data) == len(made["data"])


@settings(max_examples=25)
@given(charts())
def test_every_number_has_its_hover_text_in_place_and_nothing_else_has_any(chart):
    scene = layout(chart, SCREENS["screen"])
    plain, edged, numbers = painter.draw(scene)["data"]
    assert plain["hoverinfo"] == edged["hoverinfo"] == "skip"
    assert [tuple(place) for place in numbers["customdata"]] == [(spot.series, spot.category) for spot in scene.spots]
    for spot, said, x in zip(scene.spots, numbers["hovertext"], numbers["x"], strict=True):
        assert said == "<br>".join(map(painter.safe, spot.tip))
        assert x == pytest.approx(spot.box.middle[0])


@pytest.mark.parametrize("kind", MAKERS)
def test_all_text_of_the_scene_is_in_the_figure(kind):
    scene = layout(MAKERS[kind]("nb"), SCREENS["screen"])
    made = painter.draw(scene)
    found = [said for trace in made["data"][:2] for said in trace["text"]]
    found += [note["text"] for note in made["layout"]["annotations"]]
    words = [shape for shape in scene.shapes if isinstance(shape, Label)]
    assert sorted(found) == sorted("<br>".join(map(painter.safe, item.lines)) for item in words)


@pytest.mark.parametrize("kind", ("columns", "lines", "bars", "dots", "funnel"))
def test_text_from_data_cannot_become_markup(kind):
    base = MAKERS[kind]("nb")
    marks = (Mark(0.5, EVIL, EVIL, False, ""),) if base.kind in (Kind.COLUMNS, Kind.LINES) else ()
    named = tuple(replace(one, name=EVIL, highlight=(0,)) for one in base.series)
    shown = replace(base, unit=EVIL, reference=Reference(30, EVIL), marks=marks, series=named)
    made = painter.draw(layout(replace(shown, categories=(EVIL, *base.categories[1:])), SCREENS["screen"]))
    drawn = json.dumps(made)
    assert not any(sign in drawn for sign in ("<a", "%{", "$1$"))


@given(st.text())
def test_no_text_at_all_becomes_markup(words):
    made = painter.safe(words)
    assert not set("<>$") & set(made)
    assert "%{" not in made


@settings(max_examples=25)
@given(charts())
def test_nothing_of_a_withheld_number_reaches_the_browser(chart):
    made = json.dumps(painter.draw(layout(chart, SCREENS["screen"])), ensure_ascii=False).replace("\u00a0", "")
    assert str(int(CANARY)) not in made


def test_no_button_can_export_the_chart_and_nothing_zooms():
    assert (painter.CONFIG["displayModeBar"], painter.CONFIG["showSendToCloud"]) == (False, False)
    assert painter.CONFIG["plotlyServerURL"] == ""
    drawn = painter.draw(layout(MAKERS["columns"]("nb"), SCREENS["screen"]))["layout"]
    assert drawn["xaxis"]["fixedrange"] and drawn["yaxis"]["fixedrange"]
    assert drawn["dragmode"] is False
