"""Following the recipes of CONTRIBUTING.md literally in a copy is all that a new source and its figure need."""

import csv
import json
import re

import pytest
from docx import Document

from tests.recipes import project

PAGES = """
import json, sys
from app import dashboard
dashboard.start()
dashboard.holder.wait()
client = dashboard.server.test_client()
replies = {address: client.get(address) for address in sys.argv[1:]}
print(json.dumps({address: [reply.status_code, reply.text] for address, reply in replies.items()}))
"""
QUESTION = "Hvem oppdager at et barn lever med vold, og hvem sier de fra til?"
CHECKS = ("-m", "pytest", "-p", "no:dash", "-q", "-p", "no:cacheprovider", "tests")


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """The project with the new source and figure, made only by the recipes."""
    return project.follow(project.copy(tmp_path_factory.mktemp("followed")))


def run(copy, *arguments):
    done = project.run(copy, *arguments)
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout


def test_the_new_workbook_is_read_without_a_problem(copy):
    assert run(copy, "app.py", "check") == "2 filer lest, 0 feil, 0 advarsler.\n"


def test_the_new_figure_is_listed_and_written_as_word_and_svg(copy):
    assert "child-welfare" in run(copy, "app.py", "figure", "--list").split()
    run(copy, "app.py", "figure", "child-welfare", "--out", "figure.docx")
    run(copy, "app.py", "figure", "child-welfare", "--out", "figure.svg")
    assert any("58 barn i 2019" in paragraph.text for paragraph in Document(copy / "figure.docx").paragraphs)
    assert "58 barn i 2019" in (copy / "figure.svg").read_text(encoding="utf-8")


def test_the_report_has_the_figure_in_the_chapter_of_its_subject(copy):
    run(copy, "app.py", "report", "--out", "report.docx")
    paragraphs = Document(copy / "report.docx").paragraphs
    headings = [(at, one.text) for at, one in enumerate(paragraphs) if one.style.name == "Heading 1"]
    chapter = [text for _, text in headings].index("Anmeldt vold")
    (start, _), (end, _) = headings[chapter : chapter + 2]
    assert any("58 barn i 2019" in one.text for one in paragraphs[start:end])


def test_page_and_meeting_show_the_figure_with_its_words(copy):
    page, meeting = json.loads(run(copy, "-c", PAGES, "/anmeldelser", "/mote?figurer=child-welfare")).values()
    assert (page[0], meeting[0]) == (200, 200)
    card = re.search(r'<section[^>]* data-figure="child-welfare".*?</section>', page[1], re.DOTALL)[0]
    assert re.search(r'id="child-welfare-finding"[^>]*>Bærum: 58 barn i 2019', card)
    assert re.search(r"<svg[^>]* data-points=[^>]*Barn, 2018: 52", card)
    assert re.search(r"<table.*>52<.*</table>", card, re.DOTALL)
    assert "Bekymringsmeldinger til barnevernet" in meeting[1]
    assert QUESTION in meeting[1]
    assert "Barn, 2017: skjult av hensyn til personvernet." in card


def test_the_small_number_of_the_new_source_is_withheld(copy):
    run(copy, "app.py", "data", "--out", "data.csv")
    with (copy / "data.csv").open(encoding="utf-8-sig") as file:
        rows = [row for row in csv.DictReader(file) if row["source"] == "child_welfare" and row["region"] == "3201"]
    assert [(row["year"], row["value"], row["status"]) for row in rows] == [
        ("2016", "41.0", "normal"),
        ("2017", "", "suppressed"),
        ("2018", "52.0", "normal"),
        ("2019", "58.0", "normal"),
    ]


def test_tests_of_the_project_pass_with_the_new_source_and_figure(copy):
    run(copy, *CHECKS)


@pytest.mark.parametrize(
    ("left_out", "said"),
    [
        (project.loader, "ModuleNotFoundError: No module named 'loaders.sources.child_welfare'"),
        (
            project.entry,
            "catalogue.toml: the indicator 'child_welfare.children' comes from no source in loaders/registry.py",
        ),
        (project.words, "catalogue.toml: the source 'child_welfare' is not described; add [sources.child_welfare]"),
    ],
)
def test_a_skipped_step_gives_one_line_that_names_it(tmp_path, left_out, said):
    done = project.run(project.follow(project.copy(tmp_path), without=(left_out,)), "app.py", "check")
    assert done.returncode == 1
    assert said in done.stderr.splitlines()[-1]


def test_a_figure_without_a_question_is_one_line_that_names_what_is_missing(tmp_path):
    copy = project.follow(project.copy(tmp_path))
    module = copy / "dashboard" / "charts" / "figures" / "child_welfare.py"
    module.write_text(re.sub(r"\n +question=.+", "", module.read_text(encoding="utf-8")), encoding="utf-8")
    done = project.run(copy, "app.py", "figure", "--list")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].endswith("missing 1 required keyword-only argument: 'question'")


def test_a_figure_that_is_neither_listed_nor_translated_fails_the_tests_of_the_project(tmp_path):
    without = (project.listing, project.translations)
    done = project.run(project.follow(project.copy(tmp_path), without=without), *CHECKS)
    failed = set(re.findall(r"^FAILED tests/\S+::(\w+)", done.stdout, re.MULTILINE))
    assert failed == {"test_every_figure_that_a_module_defines_is_registered", "test_every_message_is_translated"}
