"""Measures: a status-only one has only the plan's words; no constructed status is attributed to a unit."""

import re
import shutil

import openpyxl
import pytest

from dashboard.documents.files import NoNumbers, figure_file, report_file
from dashboard.store.current import load
from dashboard.vocabulary.selection import Selection
from tests.conftest import DATA, settings_for
from tests.documents.opened import everything
from tests.facts import views
from tests.facts.selections import LANGUAGES
from tests.facts.surface import check_statements, check_views
from tests.facts.words import CLAIMS, EXAMPLE, NOT_ASSESSED, NOT_SHOWN, sentences

STATUS_ONLY = "11. Tilgang til bolig for voldsofre"  # the plan's own words for measure 11
PLANTED = ("3 saker", "Rykkinn", "Ola Testesen", "2 leiligheter", "kode 6")


def test_no_measure_assessed_by_its_owner_is_called_not_assessed(swept):
    check_statements(swept, lambda view, statement: bool(NOT_ASSESSED.search(statement.words)))


def test_the_status_only_measure_is_called_not_shown_everywhere(swept):
    check_views(
        swept, lambda view: (statement for statement in view.on("row", "meeting panel") if _says_more(statement.words))
    )


def _says_more(words):
    cells = words.split(" | ")
    return cells[0].startswith("11. ") and len(cells) > 1 and not NOT_SHOWN.search(words)


def test_the_measures_finding_counts_the_status_only_measure_as_not_shown(swept, published):
    check_views(
        swept,
        lambda view: (one for chart in view.charts if chart.key == "measures" for one in _miscounted(view, chart)),
    )


def _miscounted(view, chart):
    if any(category.startswith("11. ") for category in chart.categories):
        for statement in view.on("heading", "paragraph", figure="measures"):
            if not NOT_SHOWN.search(statement.words) and ":" in statement.words:
                yield statement, "measure 11 is among them"


def test_the_status_only_measure_has_the_plans_title(swept):
    check_views(
        swept,
        lambda view: (
            statement for statement in view.on("row", "table", "meeting panel") if _is_other(statement.words)
        ),
    )


def _is_other(words):
    name = words.partition(" | ")[0]
    return name.startswith("11. ") and " | " in words and not name.startswith(STATUS_ONLY)


def test_a_constructed_status_is_never_attributed_to_a_unit_without_the_example_mark(swept, published):
    units = {unit for column in ("responsible", "partners") for unit in published.measures[column] if unit}
    check_views(
        swept, lambda view: (statement for statement in _of_measures(view) if _puts_in_mouth(statement.words, units))
    )


def _of_measures(view):
    """Statements about measures; the police may well be cited on other things."""
    return (
        statement
        for statement in view.statements
        if view.spot == "/tiltak" or "measures" in (statement.figure, statement.surface)
    )


def _puts_in_mouth(words, units):
    claim = re.compile(rf"({'|'.join(map(re.escape, sorted(units)))})\W{{1,3}}{CLAIMS}\b", re.IGNORECASE)
    return any(claim.search(whole) and not EXAMPLE.search(whole) for whole in sentences(words))


@pytest.fixture(scope="module")
def planted(tmp_path_factory):
    """The shipped register, and a person, a place and a count written into the texts of measure 11."""
    folder = tmp_path_factory.mktemp("planted") / "data"
    (folder / "tiltak").mkdir(parents=True)
    shutil.copytree(DATA / "politi", folder / "politi")
    (shipped,) = (DATA / "tiltak").glob("*.xlsx")
    book = openpyxl.load_workbook(shipped)
    sheet = book["Tiltak"]
    (row,) = [cell.row for cell in sheet["A"] if cell.value == 11]
    sheet[f"B{row}"] = "Tilgang til bolig for voldsofre (3 saker, 1 på Rykkinn)"
    sheet[f"D{row}"] = "Helse og sosial v/ Ola Testesen"
    sheet[f"E{row}"] = "Botreningsteam Rykkinn 2 leiligheter"
    book.save(folder / "tiltak" / "tiltaksregister 2020-2022.xlsx")
    return load(settings_for(folder))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_written_in_the_register_about_the_status_only_measure_is_shown(planted, language):
    chosen = Selection(language=language)
    seen = [
        *views.of_page(planted, "/tiltak", chosen).statements,
        *views.screened(planted.published, chosen).statements,
        *views.screened(planted.published, chosen, is_external=True).statements,
        *views.rendered(planted, "/datagrunnlag", chosen).statements,
        *views.rendered(planted, "/tiltak", chosen).statements,
    ]
    assert [statement for statement in seen if any(words in statement.words for words in PLANTED)][:10] == []


@pytest.mark.parametrize("format", ["docx", "xlsx", "csv"])
def test_nothing_written_in_the_register_about_the_status_only_measure_is_in_a_file(planted, format):
    try:
        made = figure_file(planted.published, "measures", Selection(), format, exported=views.TODAY).content
    except NoNumbers:
        return
    held = everything(format, made).decode(errors="ignore")
    assert [words for words in PLANTED if words in held] == []


def test_nothing_written_in_the_register_about_the_status_only_measure_is_in_the_report(planted):
    made = report_file(planted.published, Selection(), "docx", exported=views.TODAY).content
    held = everything("docx", made).decode(errors="ignore")
    assert [words for words in PLANTED if words in held] == []
