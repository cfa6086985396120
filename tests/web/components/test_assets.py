"""What the browser gets: nothing external, words in two languages, colours with contrast."""

import re
from pathlib import Path

import pytest

from tests.scene.colours import contrast

ASSETS = Path(__file__).parents[3] / "assets"
OURS = sorted([*ASSETS.glob("scripts/*.js"), *ASSETS.glob("styles/*.css"), ASSETS / "plotly" / "locales.js"])
BASE = (ASSETS / "styles" / "base.css").read_text(encoding="utf-8")
NAMESPACE = "http://www.w3.org/2000/svg"


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_our_own_assets_name_no_other_host(path):
    assert not re.search(r"https?://|(?:src|href)=[\"']//|url\([\"']?//", _words(path))


def _words(path: Path) -> str:
    return path.read_text(encoding="utf-8").replace(NAMESPACE, "")


def test_styles_fetch_only_fonts_that_are_here():
    for path in ASSETS.glob("styles/*.css"):
        for address in re.findall(r"url\(\"(?!data:)([^\"]+)\"\)", path.read_text(encoding="utf-8")):
            assert (ASSETS / address.removeprefix("/assets/")).is_file()


def test_the_plotly_bundle_is_the_version_that_plotly_py_speaks():
    import plotly.offline

    bundle = (ASSETS / "plotly" / "plotly-basic.min.js").read_text(encoding="utf-8")[:300]
    assert f"v{plotly.offline.get_plotlyjs_version()}" in bundle


def test_plotlys_own_rules_are_taken_from_its_bundle_which_leaves_them_to_our_style():
    bundle = (ASSETS / "plotly" / "plotly-basic.min.js").read_text(encoding="utf-8")
    assert "plotly.js-style-" in bundle
    assert ".no-inline-styles" in bundle
    shipped = {name: settings for name, _, settings in re.findall(r'"(X[^"]*)":(["\'])(.*?)\2[,}]', bundle)}
    ours = re.findall(r"^(\.js-.*) \{ (.*) \}$", _words(ASSETS / "styles/figure/plotly.css"), flags=re.MULTILINE)
    assert len(ours) == 8
    for selector, settings in ours:
        theirs = shipped[selector.replace(".js-plotly-plot .plotly", "X").replace(", ", ",")]
        assert _settings(settings) <= _settings(theirs)


def _settings(rule: str) -> set[str]:
    return {setting.replace(" ", "") for setting in rule.split(";") if setting.strip()}


def test_both_norwegian_locales_translate_the_same_plotly_words():
    script = (ASSETS / "plotly" / "locales.js").read_text(encoding="utf-8")
    keys = re.findall(r"^    \"[^\n]*", script, flags=re.MULTILINE)
    assert len(keys) > 20
    assert script.count("moduleType") == 1
    assert '"Share chart' not in script


def tokens(selector: str) -> dict[str, str]:
    block = re.search(re.escape(selector) + r"\s*\{([^}]*)\}", BASE)
    assert block
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9A-Fa-f]{6})", block[1]))


@pytest.mark.parametrize("theme", [":root", '[data-theme="dark"]'])
def test_text_has_contrast_in_light_and_dark(theme):
    colours = tokens(theme)
    pairs = [("ink", "paper"), ("ink", "ground"), ("ink", "tint"), ("muted", "paper"), ("muted", "ground")]
    pairs += [("accent", "paper"), ("accent", "ground"), ("accent", "tint"), ("accent-paper", "accent")]
    pairs += [("warning-ink", "warning"), ("error-ink", "error")]
    assert [pair for pair in pairs if contrast(colours[pair[0]], colours[pair[1]]) < 4.5] == []
    assert contrast(colours["field-line"], colours["paper"]) >= 3
    assert contrast(colours["focus"], colours["ground"]) >= 3


def test_every_third_party_file_is_named_with_its_licence():
    notices = (ASSETS / "LICENSES.md").read_text(encoding="utf-8")
    for name in ("plotly.js", "Inter"):
        assert name in notices
    for path in [*ASSETS.glob("plotly/*.min.js"), *ASSETS.glob("fonts/*.woff2")]:
        assert path.name in notices


def test_the_dark_colours_of_figures_are_those_of_the_scene():
    from dashboard.scene.looks import DARK

    style = (ASSETS / "styles" / "figure" / "dark.css").read_text(encoding="utf-8")
    for attribute in ("fill", "stroke"):
        found = re.findall(rf'\[{attribute}="(#\w+)"\] {{ {attribute}: (#\w+); }}', style)
        assert dict(found) == dict(DARK)
