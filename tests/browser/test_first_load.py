"""What the index page names: every script of use, none that nothing uses, and nothing that is not there."""

import re
from urllib.request import Request, urlopen

import pytest

SCRIPT = re.compile(r"<script src=\"([^\"]+)\"")
PRELOAD = re.compile(r"<link rel=\"(?:preload|icon)\"[^>]*href=\"([^\"]+)\"")


@pytest.fixture
def index(address) -> str:
    with urlopen(Request(address)) as reply:
        return reply.read().decode()


def test_the_first_page_names_no_script_that_nothing_uses(index):
    scripts = SCRIPT.findall(index)
    assert any("00-plotly-basic" in name for name in scripts)
    assert any("00-regenerator-runtime" in name for name in scripts)
    assert [name for name in scripts if re.search(r"polyfill|dash_table|plotly\.min|//", name)] == []


def test_all_that_the_first_page_names_is_there(index, address):
    named = [*SCRIPT.findall(index), *PRELOAD.findall(index)]
    assert len(PRELOAD.findall(index)) == 3
    assert {urlopen(address + name).status for name in named} == {200}
