"""An Office chart decides as the picture of the same size does: ticks, categories, key, looks and written numbers."""

import pytest

from dashboard.charts.chart import Kind
from dashboard.charts.registry import FIGURES
from dashboard.documents.export import export_figure
from dashboard.scene.layout import layout
from dashboard.scene.shapes import Line, Point, Rect
from dashboard.scene.size import PRESETS
from dashboard.vocabulary.selection import Selection
from tests.documents.charts import EXPORTED, MAKERS
from tests.documents.opened import CHART, chart_parts, name
from tests.scene.read import said, shapes, words

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
CONSTRUCTED = tuple(f"test.{kind}" for kind in MAKERS if kind != "empty")
ON_PAPER = ("word_full", "word_half", "word_tall")
DASHES = {"dash": "dash", "sysDot": "dot", "dashDot": "dashdot", "lgDash": "longdash", "lgDashDot": "longdashdot"}
MARKERS = {"dash": "hexagon"}  # which Office lacks


@pytest.fixture(scope="module", params=[*FIGURES, *CONSTRUCTED])
def shown(request, published):
    """A figure with numbers."""
    constructed = {f"test.{kind}": make for kind, make in MAKERS.items()}
    if request.param in constructed:
        return constructed[request.param]("nb")
    chart = FIGURES[request.param].chart(published, Selection())
    return chart if chart.has_numbers else pytest.skip("no number to draw")


@pytest.fixture(scope="module", params=ON_PAPER)
def both(request, shown):
    """The scene and the Office chart of one size."""
    (root,) = chart_parts(export_figure(shown, "docx", preset=request.param, exported=EXPORTED).content)
    return layout(shown, PRESETS[request.param].size), root


def value(element, path, attribute="val"):
    """An attribute of what is found below an element, None where nothing is."""
    steps = (DRAWING + part[2:] if ":" in part else CHART + part for part in path.split("/"))
    found = element.find("/".join(steps))
    return None if found is None else found.get(attribute)


def all_series(root):
    return sorted(root.iter(f"{CHART}ser"), key=lambda ser: int(value(ser, "idx")))


def test_the_value_axis_has_the_same_ends_ticks_and_decimals(both):
    made, root = both
    axis = list(root.iter(f"{CHART}valAx"))[-1]
    ends = [float(value(axis, f"scaling/{end}")) for end in ("min", "max")]
    assert [*ends, float(value(axis, "majorUnit"))] == pytest.approx(
        [made.values.low, made.values.high, made.values.ticks[1] - made.values.ticks[0]]
    )
    styles = value(axis, "numFmt", "formatCode").split(";")
    decimals = [len(style.partition(".")[2]) for style in (styles[0], styles[-1])]
    assert decimals == [made.values.decimals, 0]


def test_the_same_categories_are_named_in_the_same_words(both, shown):
    made, root = both
    if shown.kind is Kind.FUNNEL or any(item.anchor == "end" for item in words(made, "category")):
        return  # no categories, or rows, which Office breaks over lines
    names = [point.text.split("\n")[0] for point in root.find(f".//{CHART}cat").iter(f"{CHART}v")]
    every = int(value(root.find(f".//{CHART}catAx"), "tickLblSkip") or 1)
    first = (len(names) - 1) % every  # Office counts from the first, the scene from the newest: mostly the same
    assert [label.replace(" ", "") for label in names[first::every]] == [
        label.replace(" ", "") for label in said(made, "category")
    ]
    assert first == 0 or shown.key.startswith("test.")


def test_the_key_has_the_same_names_in_the_same_order(both, shown):
    made, root = both
    legend = root.find(f".//{CHART}legend")
    left_out = {value(entry, "idx") for entry in legend.findall(f"{CHART}legendEntry")} if legend is not None else ()
    named = [name(ser) for ser in all_series(root) if value(ser, "idx") not in left_out] if legend is not None else []
    key = said(made, "key")
    if shown.kind is Kind.LINES and not key:  # Office can't move names apart: then they are in its key
        assert named in ([], [series.name for series in shown.series])
        return
    beside = [shown.reference.label] if shown.reference and said(made, "reference") else []
    assert [entry.rstrip("…") for entry in key] == [
        full[: len(entry.rstrip("…"))] for full, entry in zip(named[: len(key)], key, strict=True)
    ]
    assert named[len(key) :] == beside


def outlined(part):
    """(fill, outline) of a bar or marker."""
    return (
        "#" + (value(part, "a:solidFill/a:srgbClr") or ""),
        "#" + (value(part, "a:ln/a:solidFill/a:srgbClr") or ""),
    )


def test_bars_have_the_same_colours_and_outlines(both, shown):
    made, root = both
    bars = {(bar.fill, bar.edge or "#") for bar in shapes(made, Rect, "bar")}
    if shown.kind in (Kind.COLUMNS, Kind.STACKED, Kind.BARS):
        parts = [*root.iterfind(f".//{CHART}barChart/{CHART}ser"), *root.iter(f"{CHART}dPt")]
        assert bars <= {outlined(part.find(f"{CHART}spPr")) for part in parts}


def test_points_have_the_same_markers_colours_and_width(both, shown):
    made, root = both
    if shown.kind in (Kind.COLUMNS, Kind.STACKED, Kind.BARS):
        return
    drawn = {(item.shape, item.fill, round(item.size)) for item in shapes(made, Point, "point")}
    markers = [marker for marker in root.iter(f"{CHART}marker") if marker.find(f"{CHART}symbol") is not None]
    found = {
        (
            MARKERS.get(symbol := value(marker, "symbol"), symbol),
            outlined(marker.find(f"{CHART}spPr"))[0],
            int(value(marker, "size")),
        )
        for marker in markers
        if value(marker, "symbol") != "none"
    }
    assert drawn <= found


def lines_of(part):
    """(colour, dash, width in points) of a line."""
    dash = value(part, "a:ln/a:prstDash")
    return outlined(part)[1], DASHES.get(dash, "solid"), round(int(part.find(f"{DRAWING}ln").get("w")) / 12700, 1)


@pytest.mark.parametrize("role", ["line", "reference", "limit"])
def test_lines_have_the_same_colours_dashes_and_widths(both, shown, role):
    made, root = both
    drawn = {(item.ink, item.dash, round(item.width, 1)) for item in shapes(made, Line, role)}
    plain = [ser.find(f"{CHART}spPr") for ser in all_series(root)]
    found = {lines_of(part) for part in plain if part is not None and value(part, "a:ln/a:solidFill/a:srgbClr")}
    assert drawn <= found or (shown.kind is Kind.BARS and role == "reference")


def test_intervals_have_the_same_colour_and_width(both, shown):
    made, root = both
    drawn = {(item.ink, round(item.width, 1)) for item in shapes(made, Line, "interval")}
    bars = [bars.find(f"{CHART}spPr") for bars in root.iter(f"{CHART}errBars")]
    if shown.kind is not Kind.FUNNEL:
        assert {lines_of(part)[::2] for part in bars} == drawn


def test_the_same_numbers_are_written_or_none(both, shown):
    made, root = both
    if shown.kind in (Kind.LINES, Kind.FUNNEL):
        return
    styles = [value(label, "numFmt", "formatCode") for label in root.iter(f"{CHART}dLbl")]
    signs = styles.count('"*"')
    written = said(made, "value")
    assert (signs, len(styles) - signs) == (written.count("*"), len(written) - written.count("*"))
