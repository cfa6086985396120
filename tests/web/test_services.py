"""Other services from a delivered workbook to pages, report and meeting; and nothing of them where none has come."""

import io
import re
import shutil
from datetime import date
from html import unescape

import docx
import pytest

from dashboard.charts.registry import FIGURES, offered
from dashboard.documents.export import FORMATS, export_figure
from dashboard.documents.report.outline import outline, whole_report
from dashboard.store.current import load
from dashboard.vocabulary.selection import Selection
from dashboard.vocabulary.settings import LANGUAGES
from dashboard.web.markup import written
from dashboard.web.meeting import agenda, document
from dashboard.web.meeting.document import Links
from dashboard.web.meeting.meeting import Meeting
from dashboard.web.page.body import page_content
from dashboard.web.pages import PAGES
from dashboard.web.search.answers import finder
from loaders.schema import SUPPRESSED
from tests.conftest import DATA, WITHOUT_STATE, settings_for
from tests.documents.opened import chart_parts, series_of
from tests.documents.test_every_format import opened
from tests.services import USE
from tests.store.delivering import put

AT = {page.path: page for page in PAGES}
OWN = '\n[sources.service_night_ravens]\nnb = "Natteravnene"\n'
LINKS = Links("", "/mote/static/v", "/mote/pakke.html", [("nb", "/mote")], "/", "/mote", [])
HEADINGS = {"nb": "Andre tjenester", "nn": "Andre tenester", "en": "Other services"}
FINDING = "64 av barnevernet, 31 av legevakten og 25 av Natteravnene"


@pytest.fixture(scope="module")
def delivered(tmp_path_factory):
    """The shipped data with a workbook of services, one of which only this municipality has."""
    folder = tmp_path_factory.mktemp("services") / "data"
    shutil.copytree(DATA, folder, ignore=WITHOUT_STATE)
    with (folder / "catalogue.toml").open("a", encoding="utf-8") as catalogue:
        catalogue.write(OWN)
    own = ["Natteravnene", 2024, "Bærum", "Vold", 25, 30, "..", ".."]
    put(folder / "tjenester" / "2024.xlsx", {"Tjenestebruk": [*USE, own]})
    return load(settings_for(folder))


def html_of(snapshot, path, search=""):
    content, _ = page_content(AT[path], snapshot, search)
    return unescape(written(content))


def test_the_page_has_a_section_of_its_own_after_the_day_offer(delivered):
    page = html_of(delivered, "/samtaler")
    section = page.index('<h2 class="section-heading">Andre tjenester</h2>')
    figures = [found.start() for found in re.finditer('data-figure="', page)]
    keys = re.findall(r'data-figure="([\w-]+)"', page)
    assert keys[-2:] == ["service-persons", "service-contacts"]
    assert figures[-3] < section < figures[-2]
    assert FINDING in page
    assert "Samme person kan ha fått hjelp av flere tjenester" in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_section_is_in_the_readers_language(delivered, language):
    assert f">{HEADINGS[language]}</h2>" in html_of(delivered, "/samtaler", f"?sprak={language}")


def test_small_numbers_and_what_would_reveal_them_are_withheld(delivered):
    rows = delivered.published.frame.query("source.str.startswith('service_')")
    withheld = rows[rows["status"] == SUPPRESSED]
    assert set(zip(withheld["indicator"], withheld["age_group"], strict=True)) == {
        ("service_emergency_clinic.persons", "children"),
        ("service_tryggest.persons", "all"),
        ("service_tryggest.persons", "children"),
        ("service_tryggest.contacts", "all"),
        ("service_child_welfare.anonymous", "all"),
    }


def test_the_years_of_services_can_be_chosen(delivered):
    assert AT["/samtaler"].choices(delivered.published).years[-1] == 2024


def test_the_data_sources_name_the_workbook_its_services_and_their_definitions(delivered):
    page = html_of(delivered, "/datagrunnlag")
    row = re.search(r"<tr[^>]*>(?:(?!</tr>).)*tjenester/2024\.xlsx.*?</tr>", page, re.DOTALL)
    assert row and "Tjenestebruk" in row[0] and "Eksempeldata" in row[0]
    for words in ("Personer hjulpet av legevakten på grunn av vold", "Kontakter med Natteravnene på grunn av vold"):
        assert words in page
    withheld = page[page.index("Det som er skjult") :] if "Det som er skjult" in page else page
    assert "TryggEst" in withheld


def test_the_next_year_is_awaited_from_the_services_that_have_delivered(delivered):
    page = html_of(delivered, "/datagrunnlag")
    for service in ("Barnevernet", "Legevakten", "TryggEst", "Natteravnene"):
        assert f"{service}: De nyeste tallene gjelder 2024." in page
    assert "Familievernet" not in page


def test_the_report_has_a_chapter_of_them_after_the_day_offers(delivered):
    titles = [title for title, _ in outline(delivered.published, Selection()).chapters]
    assert titles[titles.index("Dagsamtaler og dagbrukere") + 1] == "Andre tjenester"
    keys = ("conversations", "service-persons", "service-contacts")
    made = {
        format: whole_report(delivered.published, Selection(), format, exported=date(2026, 11, 27), keys=keys).content
        for format in ("docx", "html")
    }
    headings = [one.text for one in docx.Document(io.BytesIO(made["docx"])).paragraphs if one.style.name == "Heading 1"]
    assert any("Andre tjenester" in heading for heading in headings)
    assert FINDING in unescape(made["html"].decode("utf-8"))


def test_the_meeting_offers_them_as_topics_and_shows_them(delivered):
    shown = agenda.Agenda(("service-persons",))
    meeting = Meeting(delivered.published, Selection(), shown, (), date(2026, 11, 27), "http://x/mote")
    page = unescape(document.page(meeting, LINKS))
    assert FINDING in page
    assert "Andre tjenester: kontakter" in page
    assert "Hvilke tjenester har vi ikke tall fra, og hva ville tallene vist?" in page


@pytest.mark.parametrize("key", ["service-persons", "service-contacts"])
def test_their_figures_are_written_in_every_format_with_the_published_numbers(delivered, key):
    chart = FIGURES[key].chart(delivered.published, Selection())
    made = {format: export_figure(chart, format, exported=date(2026, 11, 27)).content for format in FORMATS}
    assert all(opened(format, content) is not None for format, content in made.items())
    drawn = [value for values in series_of(chart_parts(made["docx"])[0]).values() for value in values if value]
    assert sorted(drawn) == sorted(value for one in chart.series for value in one.numbers if value)


@pytest.mark.parametrize("path", ["/", "/samtaler", "/rapport", "/datagrunnlag"])
def test_nothing_of_them_is_on_the_pages_where_none_has_delivered(snapshot, path):
    page = html_of(snapshot, path)
    for words in ("Andre tjenester", "Barnevernet", "Tjenestebruk", "service-persons", "section-heading"):
        assert words not in page


def test_the_meeting_and_the_report_leave_out_what_no_service_has_delivered(snapshot):
    assert not {"service-persons", "service-contacts"} & {*offered(snapshot.published)}
    meeting = Meeting(
        snapshot.published, Selection(), agenda.Agenda(("residents",)), (), date(2026, 11, 27), "http://x/mote"
    )
    assert "Andre tjenester" not in document.page(meeting, LINKS)
    content = outline(snapshot.published, Selection())
    assert not [chart.key for chart in (*content.charts, *content.left_out) if chart.key.startswith("service-")]


def test_a_meeting_whose_address_asks_for_them_anyway_says_that_nothing_is_delivered(snapshot):
    shown = agenda.Agenda(("service-persons",))
    meeting = Meeting(snapshot.published, Selection(), shown, (), date(2026, 11, 27), "http://x/mote")
    assert "Ikke levert: Bærum" in unescape(document.page(meeting, LINKS))


def test_a_service_is_found_by_its_name_once_it_has_delivered(delivered, snapshot):
    before, now = (finder(edition.published, PAGES, "nb").answer("natteravn") for edition in (snapshot, delivered))
    assert (before.fits, now.fits) == (False, True)
    assert "service-persons" in [target.fragment for target in now.targets]
