"""Components as HTML: every word escaped, attributes as HTML names them."""

import pytest
from dash import html

from dashboard.web.markup import Raw, element, written


def test_text_is_escaped_everywhere():
    made = html.P(["<b> & «x»", html.A("y", href='/?a=1&b="2"', title="<i>")])
    assert written(made) == ('<p>&lt;b&gt; &amp; «x»<a href="/?a=1&amp;b=&quot;2&quot;" title="&lt;i&gt;">y</a></p>')


def test_only_raw_markup_is_written_as_it_is():
    assert written([Raw("<svg></svg>"), "<svg>"]) == "<svg></svg>&lt;svg&gt;"


@pytest.mark.parametrize(
    ("component", "expected"),
    [
        (html.Label("x", htmlFor="y"), '<label for="y">x</label>'),
        (html.Div(className="z"), '<div class="z"></div>'),
        (html.Div(hidden=False, n_clicks=3), "<div></div>"),
        (html.Div(tabIndex="0"), '<div tabindex="0"></div>'),
        (html.Div(hidden=True), "<div hidden></div>"),
        (html.Div(**{"data-b": ""}), '<div data-b=""></div>'),
        (html.A("x", hrefLang="nn"), '<a hreflang="nn">x</a>'),
        (html.Br(), "<br>"),
        (element("input", type="checkbox", checked=True), '<input type="checkbox" checked>'),
        ([None, 3, ["a", 0.5]], "3a0.5"),
    ],
)
def test_attributes_and_children_are_written_as_html_has_them(component, expected):
    assert written(component) == expected
