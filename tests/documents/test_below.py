"""Under a figure in a document are a source and one note; the rest of what is told of it stands once, at the end."""

import io
from dataclasses import replace

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import html as parser

from dashboard.charts.registry import FIGURES
from dashboard.commands.serve import at_own_address
from dashboard.documents.export import export_figure
from dashboard.documents.report.outline import whole_report
from dashboard.vocabulary.selection import Selection
from tests.conftest import settings_for
from tests.documents.charts import EXPORTED, MAKERS
from tests.documents.opened import CHART, chart_parts

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MARK = "[Eksempeldata] "
SITE = "https://vold.example.no"


def word(chart, **more):
    return Document(io.BytesIO(export_figure(chart, "docx", exported=EXPORTED, **more).content))


def report(published, format, *keys):
    return whole_report(published, Selection(), format, exported=EXPORTED, keys=keys).content


def below(document):
    """The small lines under each caption of a figure, up to the next text or table."""
    found = []
    for element in document.element.body:
        style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        name = style.get(qn("w:val")) if style is not None else ""
        words = "".join(part.text or "" for part in element.iter(qn("w:t")))
        if name == "Caption" and words.startswith("Figur"):
            found.append([])
            is_below = True
        elif name == "Figuresource" and found and is_below:
            found[-1].append(words)
        else:
            is_below = False
    return found


def section(document, heading):
    """The words after a heading, up to the next."""
    names = [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs]
    start = next(nth for nth, (style, words) in enumerate(names) if style[:7] == "Heading" and words == heading) + 1
    end = next((nth for nth in range(start, len(names)) if names[nth][0].startswith("Heading")), len(names))
    return [words for _, words in names[start:end]]


@pytest.fixture
def shipped(published):
    """Every figure that has numbers."""
    made = [spec.chart(published, Selection()) for spec in FIGURES.values()]
    return [chart for chart in made if chart.has_numbers]


def test_under_a_figure_in_word_are_one_source_and_at_most_one_note(shipped):
    for chart in (*shipped, *(make("nb") for make in MAKERS.values())):
        (lines,) = below(word(chart))
        assert [line.split(":")[0] for line in lines] in (["Kilde", "Merknad"], ["Kilde"]), chart.key
        assert chart.selection_words.rstrip(".") in lines[0]


def test_under_each_figure_of_the_report_are_no_more_lines(published):
    keys = ("police-reports", "residents-sex", "measures")
    every = below(Document(io.BytesIO(report(published, "docx", *keys))))
    assert [[line.split(":")[0] for line in lines] for lines in every] == [["Kilde", "Merknad"]] * 3
    for figure in parser.fromstring(report(published, "html", *keys)).xpath("//section[@class='picture']"):
        assert [line.text.split(":")[0] for line in figure.xpath("./p[@class='small']")][:2] == ["Kilde", "Merknad"]


def test_the_mark_of_constructed_numbers_is_on_picture_caption_text_and_table(published):
    for key in ("residents-sex", "police-reports"):
        chart = FIGURES[key].chart(published, Selection())
        made = export_figure(chart, "docx", exported=EXPORTED).content
        document = Document(io.BytesIO(made))
        captions = [one.text.partition(". ")[2] for one in document.paragraphs if one.style.name == "Caption"]
        (title,) = [part.text for part in chart_parts(made)[0].find(f".//{CHART}title").iter(f"{DRAWING}t")]
        marked = [*(words.startswith(MARK) for words in captions), title.endswith("Eksempeldata")]
        assert marked == [chart.synthetic] * 3
        assert any(one.text == chart.paragraph for one in document.paragraphs)


def test_the_pictures_of_the_report_are_marked_too(published):
    root = parser.fromstring(report(published, "html", "residents-sex", "police-reports"))
    pictures = ["".join(svg.itertext()) for svg in root.xpath("//section[@class='picture']//*[local-name()='svg']")]
    assert ["Eksempeldata" in words for words in pictures] == [True, False]


def test_a_withheld_number_is_explained_under_the_figure(published):
    (lines,) = below(word(FIGURES["residents-sex"].chart(published, Selection())))
    assert "Uten tall i diagrammet: 2016 til 2018 (skjult av hensyn til personvernet)." in lines[1]


def test_a_long_list_of_missing_numbers_is_told_at_the_end_and_its_reason_under_the_figure(published):
    document = word(FIGURES["violence-rate"].chart(published, Selection()))
    (lines,) = below(document)
    assert "Hull i figuren: mangler i filene som er levert." in lines[1]
    assert "Uten tall i diagrammet: Viken" in " ".join(section(document, "Om tallene"))


def test_a_break_that_the_editable_chart_does_not_draw_is_told_under_it(published):
    (lines,) = below(word(FIGURES["police-reports"].chart(published, Selection())))
    assert "Ny straffelov 1.10.2015: tall før og etter kan ikke sammenliknes direkte." in lines[1]
    assert "stiplede" not in lines[1]


def test_every_note_and_the_definition_are_somewhere_in_the_document(shipped):
    for chart in shipped:
        whole = " ".join(one.text for one in word(chart).paragraphs)
        needed = [words for words in (chart.definition, *chart.notes) if "stiplede" not in words]
        assert [words for words in needed if words.rstrip(".") not in whole] == [], chart.key


def test_the_report_tells_about_each_figure_once_at_its_end(published):
    document = Document(io.BytesIO(report(published, "docx", "police-reports", "residents")))
    chart = FIGURES["residents"].chart(published, Selection())
    words = section(document, f"Figur\u00a02. {MARK}{chart.subtitle}")
    assert words[0] == f"Definisjon: {chart.definition}"
    assert words[-1].startswith("Åpnes igjen på: siden «Beboere» i dashbordet")
    assert [one.text for one in document.paragraphs].count(words[0]) == 1


def test_a_server_knows_the_address_that_it_listens_at(data_folder):
    settings = settings_for(data_folder, port=8051)
    assert at_own_address(settings).site == "http://127.0.0.1:8051"
    assert at_own_address(replace(settings, host="::1")).site == "http://[::1]:8051"
    assert at_own_address(replace(settings, host="0.0.0.0")).site == ""
    named = replace(settings, site=SITE)
    assert at_own_address(named) == named


def test_the_report_links_to_the_view_of_tabell_1_and_of_each_figure(published):
    made = whole_report(published, Selection(), "docx", exported=EXPORTED, keys=("measures",), site=SITE)
    document = Document(io.BytesIO(made.content))
    external = [link.get(qn("r:id")) for link in document.element.body.iter(qn("w:hyperlink"))]
    targets = [document.part.rels[name].target_ref for name in external if name]
    assert [target.split("?")[0] for target in targets] == [f"{SITE}/anmeldelser", f"{SITE}/tiltak"]
