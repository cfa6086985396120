"""Surveys in the report: as tables beside the reported cases they are quoted with, and never marked as registered."""

import io
from datetime import date

import docx
import pytest
from pptx import Presentation

from dashboard.documents.report.outline import outline, whole_report
from dashboard.vocabulary.selection import Selection

DAY = date(2026, 3, 14)
SERIOUS = "8,2\N{NO-BREAK SPACE}%\N{NO-BREAK SPACE}(7,2–9,4)"
"""Wilson's interval of 200 of the 2435 women asked, worked out by hand; the source prints 8.2 per cent."""


def report(published, format, *keys):
    return whole_report(published, Selection(language="nb"), format, exported=DAY, keys=keys or None).content


@pytest.mark.parametrize(("keys", "has_surveys"), [((), True), (("police-reports",), True), (("measures",), False)])
def test_surveys_follow_figures_of_reported_cases(published, keys, has_surveys):
    content = outline(published, Selection(), keys or None)
    assert bool(content.surveys) is has_surveys


def test_the_word_report_has_each_survey_as_a_table_with_its_uncertainty(published):
    document = docx.Document(io.BytesIO(report(published, "docx", "police-reports")))
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    (women,) = [row[1] for table in tables for row in table if row[0] == "Alvorlig vold fra partner noen gang i livet"]
    assert women == SERIOUS
    headings = [found.text for found in document.paragraphs if found.style.name == "Heading 1"]
    assert headings[-2:] == ["Hva undersøkelser viser", "Metode og personvern"]
    assert any("2 435 kvinner" in found.text.replace("\N{NO-BREAK SPACE}", " ") for found in document.paragraphs)


def test_a_survey_is_not_marked_as_example_data_on_its_slide(published):
    deck = Presentation(io.BytesIO(report(published, "pptx", "police-reports", "residents")))
    slides = [
        " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame) for slide in deck.slides
    ]
    surveys = [words for words in slides if "NKVTS, rapport" in words]
    assert len(surveys) == 1 and "Eksempeldata" not in surveys[0]
    assert any("Eksempeldata" in words for words in slides)


def test_the_page_in_one_file_has_the_surveys_too(published):
    assert SERIOUS in report(published, "html", "police-reports").decode().replace("&nbsp;", "\N{NO-BREAK SPACE}")
