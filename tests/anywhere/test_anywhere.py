"""Four municipalities, from `init` to published pages and a report: each its own, and nothing of another's.

Bærum; Trondheim alone, without any centre; Kautokeino by its Sámi name, in nynorsk; and Indre Østfold, which merged,
by an old code.
"""

import re
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dashboard.vocabulary import settings
from dashboard.vocabulary.settings import LANGUAGES
from dashboard.web.pages import PAGES
from tests.anywhere.building import Made, fill_in, init
from tests.apps import loaded

NAMES = re.compile(r"\b(?:Bærum|Asker|Oslo|Drammen|Lier|Røyken|Hurum)\b")
ASKED = {
    "baerum": (
        *("--home", "Bærum", "--partner", "Asker", "--partner", "3312", "--centre-name", "Asker og Bærum krisesenter"),
        *("--centre-member", "Bærum", "--centre-member", "Asker@2020", "--centre-member", "Lier@2021"),
        *("--police", "Oslo politidistrikt", "--assault-centre", "Overgrepsmottaket, Drammen legevakt"),
    ),
    "trondheim": ("--home", "Trondheim", "--no-centre", "--police", "Trøndelag politidistrikt", "--no-assault-centre"),
    "kautokeino": (
        *("--home", "Guovdageaidnu", "--partner", "Karasjok", "--centre-name", "Krisesenteret i Midt-Finnmark"),
        *("--police", "Finnmark politidistrikt", "--no-assault-centre", "--language", "nn"),
    ),
    "indre-ostfold": (
        *("--home", "3014", "--partner", "Marker", "--centre-name", "Indre Østfold krisesenter"),
        *("--centre-member", "3118", "--centre-member", "Marker@2021", "--police", "Øst politidistrikt"),
        *("--assault-centre", "Overgrepsmottaket i Østfold"),
    ),
}
PLACES = {
    "baerum": ("3201", "32", ("3203", "3312")),
    "trondheim": ("5001", "50", ()),
    "kautokeino": ("5612", "56", ("5610",)),
    "indre-ostfold": ("3118", "31", ("3122",)),
}
pytestmark = pytest.mark.xdist_group("anywhere")  # each municipality is made once
LEFT_OUT = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL)


class Shown:
    """What one municipality's folder gives: files and replies as plain text, by name."""

    def __init__(self, name: str, folder: Path) -> None:
        self.made = Made(folder, *PLACES[name])
        self.begun = init(folder, *ASKED[name])
        fill_in(self.made)
        self.published = self.made.run("publish", "--yes", "--by", "test")
        self.texts = {"init": self.begun.output, "publish": self.published.output}
        self.texts |= {path.name: path.read_text(encoding="utf-8") for path in _written(folder)}
        self.texts["blanks"] = self.made.run("check", folder / "skjema").output
        self.texts["report.html"] = self._report("html").read_text(encoding="utf-8")
        with zipfile.ZipFile(self._report("docx")) as report:
            parts = [report.read(part).decode() for part in report.namelist() if part.endswith(".xml")]
        self.texts["report.docx"] = "\n".join(parts)
        self.statuses = dict(self._visit())

    def _report(self, suffix: str) -> Path:
        path = self.made.folder / f"rapport.{suffix}"
        assert self.made.run("report", "--out", path).exit_code == 0
        return path

    def _visit(self) -> Iterator[tuple[str, int]]:
        with loaded(settings.load(environ={}, data=str(self.made.folder))) as app:
            yield from self._read(app.server.test_client())

    def _read(self, client: FlaskClient) -> Iterator[tuple[str, int]]:
        self.texts["default"] = client.get("/").get_data(as_text=True)
        for path in (*(page.path for page in PAGES), "/mote"):
            for language in LANGUAGES:
                address = f"{path}?sprak={language}"
                reply = client.get(address)
                self.texts[address] = unescape(LEFT_OUT.sub("", reply.get_data(as_text=True)))
                yield address, reply.status_code


def _written(folder: Path) -> Iterator[Path]:
    """The text files that `init` wrote."""
    return (path for path in sorted(folder.rglob("*")) if path.suffix in (".toml", ".md") and ".vinr" not in path.parts)


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """Each municipality, made once."""
    made: dict[str, Shown] = {}

    def show(name: str) -> Shown:
        if name not in made:
            made[name] = Shown(name, tmp_path_factory.mktemp(name) / "kommunen")
        return made[name]

    return show


@pytest.mark.parametrize("name", ASKED)
def test_init_filled_in_workbooks_and_a_yes_give_every_page_in_every_language(shown, name):
    found = shown(name)
    assert found.begun.exit_code == 0, found.begun.output
    assert found.published.exit_code == 0, found.published.output
    assert set(found.statuses.values()) == {200}
    assert len(found.statuses) == (len(PAGES) + 1) * len(LANGUAGES)


@pytest.mark.parametrize("name", ASKED)
def test_no_file_that_it_asks_for_has_a_problem(shown, name):
    assert shown(name).made.run("check").output.endswith(("0 feil, 0 advarsler.\n", "0 feil, 0 åtvaringar.\n"))


@pytest.mark.parametrize("name", [name for name in ASKED if name != "baerum"])
def test_nothing_of_baerum_and_its_neighbours_is_anywhere_in_another_municipalitys(shown, name):
    found = {where: NAMES.search(text) for where, text in shown(name).texts.items()}
    assert {where: match[0] for where, match in found.items() if match} == {}


def test_baerums_own_pages_name_its_centre_district_and_assault_centre(shown):
    sources = shown("baerum").texts["/datagrunnlag?sprak=en"]
    named = ("Oslo Police District, STRASAK", "Asker og Bærum krisesenter", "Overgrepsmottaket, Drammen legevakt")
    assert [name for name in named if name not in sources] == []


def test_a_municipality_without_centres_says_so_and_has_no_figure_or_row_of_one(shown):
    texts = shown("trondheim").texts
    said = "Det er ikke lagt inn noe krisesenter for Trondheim – Tråante, så det finnes ingen tall derfra."
    assert [path for path in ("/", "/beboere", "/samtaler") if said not in texts[f"{path}?sprak=nb"]] == []
    assert "Det er ikke lagt inn noe overgrepsmottak for Trondheim" in texts["/datagrunnlag?sprak=nb"]
    assert 'data-figure="residents"' not in texts["/beboere?sprak=nb"]
    assert "Beboere voksne" not in texts["/anmeldelser?sprak=nb"]
    assert "No crisis centre is set up for Trondheim – Tråante here" in texts["/beboere?sprak=en"]
    assert "Dagsamtaler på krisesenteret" not in texts["report.html"]


def test_a_sami_name_in_nynorsk(shown):
    texts = shown("kautokeino").texts
    assert '<html lang="nn' in texts["default"]
    assert "Guovdageaidnu – Kautokeino kommune står bak dashbordet." in texts["/om?sprak=nn"]
    assert "krisesenteret i Midt-Finnmark" in texts["/beboere?sprak=nn"]
    assert "Vald i nære relasjonar, Guovdageaidnu - Kautokeino" in texts["README.md"]


def test_an_old_code_is_the_municipality_of_today_with_its_whole_series(shown):
    texts = shown("indre-ostfold").texts
    assert 'home = "3118"' in texts["settings.toml"]
    assert 'county = "31"' in texts["settings.toml"]
    rows = {year: f"{year - 1}–{year}" for year in (2021, 2022, 2023)}  # under 3014 in the bank
    assert [words for words in rows.values() if words not in texts["/anmeldelser?sprak=nb"]] == []


def test_no_page_of_another_municipality_cites_a_plan_that_it_does_not_have(shown):
    texts = shown("trondheim").texts
    assert "slik tiltak 1 i handlingsplanen sier" not in texts["/om?sprak=nb"]
    assert "Handlingsplanen antar" not in texts["/anmeldelser?sprak=nb"]
