"""The report contains the chosen figures in order; the page offers the choice, and the address carries it."""

import io
from dataclasses import replace
from datetime import date

import docx
import pytest

from dashboard.charts.registry import FIGURES, offered
from dashboard.documents.export import FORMATS, PRESETS
from dashboard.documents.report.outline import outline, whole_report
from dashboard.vocabulary.help import Contact
from dashboard.vocabulary.selection import Choices, Selection, read
from dashboard.vocabulary.text import text
from dashboard.web.components.figure.export_menu import export_menu
from dashboard.web.markup import written
from dashboard.web.page import body, exports
from dashboard.web.pages import PAGES
from dashboard.web.pages import report as page

DAY = date(2026, 3, 14)


def keys_of(content):
    return [chart.key for chart in content.charts]


def words(component):
    """All text of a component, in reading order."""
    if component is None or isinstance(component, str | int | float):
        return [str(component)] if component is not None else []
    if isinstance(component, list | tuple):
        return [word for part in component for word in words(part)]
    own = [component.label] if getattr(component, "label", None) and not hasattr(component, "options") else []
    return [*own, *words(getattr(component, "children", None))]


def parts(component, **wanted):
    """Every component below with these properties."""
    if isinstance(component, list | tuple):
        return [found for part in component for found in parts(part, **wanted)]
    if not hasattr(component, "to_plotly_json"):
        return []
    props = component.to_plotly_json()["props"]
    here = [component] if all(props.get(name) == value for name, value in wanted.items()) else []
    return here + parts(props.get("children"), **wanted)


def details(published, snapshot_of, search=""):
    view, _ = body.view_of(page.PAGE, snapshot_of(published), search)
    return page.PAGE.details(view)


def test_the_whole_report_has_every_figure_with_numbers_in_chapters_by_subject(published):
    content = outline(published, Selection())
    with_numbers = [key for key in offered(published) if FIGURES[key].chart(published, Selection()).has_numbers]
    assert keys_of(content) == with_numbers
    assert [chart.key for chart in content.left_out] == [key for key in offered(published) if key not in with_numbers]
    assert [title for title, _ in content.chapters] == [
        "Anmeldt vold",
        "Beboere på krisesenteret",
        "Dagsamtaler og dagbrukere",
        "Sammenlikning med andre kommuner",
        "Tiltakene i planen",
    ]


def test_the_whole_report_names_the_municipalitys_own_help_on_its_cover(published):
    own = (Contact(nb="Krisesenteret", number="67 00 00 00"),)
    named = replace(published, settings=replace(published.settings, help=own))
    made = whole_report(named, Selection(), "html", exported=DAY, keys=("police-reports",))
    assert "Krisesenteret: 67\u00a000\u00a000\u00a000." in made.content.decode()


def test_chosen_figures_come_in_the_readers_order(published):
    content = outline(published, Selection(), ("measures", "residents", "police-reports"))
    assert keys_of(content) == ["measures", "residents", "police-reports"]
    assert [len(charts) for _, charts in content.chapters] == [1, 1, 1]


def test_an_order_that_returns_to_a_subject_is_kept_in_one_chapter(published):
    content = outline(published, Selection(), ("police-reports", "residents", "violence-rate"))
    assert [(title, len(charts)) for title, charts in content.chapters] == [("Figurene", 3)]
    assert keys_of(content) == ["police-reports", "residents", "violence-rate"]


def test_a_figure_named_twice_occurs_once(published):
    assert keys_of(outline(published, Selection(), ("residents", "residents"))) == ["residents"]


def test_only_years_and_language_count_in_a_report(published):
    chosen = Selection(from_year=2016, to_year=2019, language="nn")
    filtered = replace(chosen, region="3203", sex="women", group="adults", figures=("residents",))
    assert outline(published, filtered).period == "2016–2019"
    assert [c.selection_words for c in outline(published, filtered).charts] == [
        c.selection_words for c in outline(published, chosen).charts
    ]


def test_an_unknown_figure_is_refused(published):
    with pytest.raises(KeyError):
        outline(published, Selection(), ("tull",))


def test_the_document_has_tabell_1_then_the_chapters_then_the_method(published):
    made = whole_report(published, Selection(), "docx", exported=DAY, keys=("police-reports", "residents"))
    opened = docx.Document(io.BytesIO(made.content))
    headings = [paragraph.text for paragraph in opened.paragraphs if paragraph.style.name == "Heading 1"]
    assert headings == [
        "Omfang av registrert vold i nære relasjoner i Bærum",
        "Anmeldt vold",
        "Beboere på krisesenteret",
        "Hva undersøkelser viser",
        "Metode og personvern",
    ]
    first = {row.cells[0].text: [cell.text for cell in row.cells[2:]] for row in opened.tables[0].rows}
    assert first["Anmeldte forhold VINR"] == ["28", "57", "43", "52", "39", "63*"]


def test_the_same_report_gives_the_same_bytes(published):
    made = [whole_report(published, Selection(), "docx", exported=DAY, keys=("residents",)) for _ in range(2)]
    assert made[0] == made[1]


def test_the_address_says_which_figures_and_is_read_back():
    choices = Choices(figures=tuple(FIGURES))
    for chosen in (None, (), ("residents", "police-reports")):
        assert read(Selection(figures=chosen).query(), choices).selection.figures == chosen


def test_an_unknown_figure_in_the_address_gives_a_message_and_the_rest(published):
    found = read("?figurer=residents,tull,residents", Choices(figures=tuple(FIGURES)))
    assert found.selection.figures == ("residents",)
    assert found.messages == ("«tull» kan ikke velges her.",)


def test_figures_in_the_address_are_ignored_on_other_pages():
    assert read("?figurer=residents", Choices()) == read("", Choices())


def test_the_page_shows_what_the_document_will_contain(published, snapshot_of):
    shown = words(details(published, snapshot_of, "?figurer=residents,police-reports"))
    content = outline(published, Selection(), ("residents", "police-reports"))
    places = [shown.index(chart.finding) for chart in content.charts]
    assert places == sorted(places)
    assert all(chart.paragraph in shown for chart in content.charts)
    assert "2 figurer og Tabell 1." in shown


def test_a_figure_without_numbers_is_named_with_the_reason(published, snapshot_of):
    empty = next(chart for chart in outline(published, Selection()).left_out)
    said = " ".join(words(details(published, snapshot_of, f"?figurer=residents,{empty.key}")))
    assert empty.empty in said
    assert "1 figur og Tabell 1." in said


def test_an_empty_choice_is_explained_and_offers_no_download(published, snapshot_of):
    made = details(published, snapshot_of, "?figurer=ingen")
    assert any("Ingen figur er valgt" in said for said in words(made))
    assert not [link for link in parts(made, download="") if "rapport" in link.href]


def test_boxes_and_buttons_name_their_figure(published, snapshot_of):
    made = details(published, snapshot_of, "?figurer=residents,police-reports")
    (box,) = parts(made, id="report-choose-residents")
    (up,), (down,) = parts(made, id="report-up-residents"), parts(made, id="report-down-residents")
    name = FIGURES["residents"].chart(published, Selection()).subtitle
    assert box.attributes["checked"] is True
    assert parts(made, htmlFor="report-choose-residents")[0].children == name
    assert getattr(up, "aria-label") == f"Flytt opp: {name}"
    assert (getattr(up, "aria-disabled", None), getattr(down, "aria-disabled", None)) == ("true", None)
    (out,) = parts(made, id="report-choose-measures")
    assert out.attributes["checked"] is False


def test_a_server_without_a_browser_says_so_in_place_of_pdf(published, snapshot_of, monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("BROWSER_PATH", raising=False)
    made = details(published, snapshot_of)
    assert not [link for link in parts(made, download="") if link.href.endswith("rapport.pdf")]
    assert any("PDF krever Chromium" in said for said in words(made))


def test_the_pictures_of_the_preview_have_the_years_and_language_chosen(published, snapshot_of):
    made = details(published, snapshot_of, "?fra=2016&sprak=nn&figurer=residents")
    (picture,) = parts(made, className="report-picture")
    assert 'lang="nn"' in written(picture)
    assert "2017" in written(picture)
    other = details(published, snapshot_of, "?til=2016&sprak=nn&figurer=residents")
    assert "2017" not in written(parts(other, className="report-picture"))


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_figures_menu_offers_every_format_and_size(published, snapshot_of, language):
    page_of = next(found for found in PAGES if found.path == "/anmeldelser")
    view, _ = body.view_of(page_of, snapshot_of(published), f"?sprak={language}")
    menu = exports.figure_menu(view, "police-reports")
    end = "" if language == "nb" else f"?sprak={language}"
    hrefs = [link.href for link in parts(menu, download="")]
    assert hrefs == [f"/eksport/police-reports.{format}{end}" for format in FORMATS]
    (sizes,) = parts(menu, id="police-reports-export-size")
    assert [option.value for option in sizes.children] == list(PRESETS)
    assert all(len(words(link)) >= 2 for link in parts(menu, download=""))


def test_a_pages_links_carry_its_selection_as_served_and_after_a_filter(snapshot):
    page_of = next(found for found in PAGES if found.path == "/beboere")
    content, _ = body.page_content(page_of, snapshot, "?fra=2017&til=2019&kommune=0220")
    links = [link.href for link in parts(content, download="") if "/eksport/residents." in link.href]
    assert links == [f"/eksport/residents.{format}?fra=2017&til=2019&kommune=0220" for format in FORMATS]
    made = body.page_parts(page_of, snapshot, "?fra=2018&kjonn=kvinner")
    changed = [link.href for link in parts(made["residents-files"], download="")]
    assert changed == [f"/eksport/residents.{format}?fra=2018&kjonn=kvinner" for format in FORMATS]


def test_the_report_links_carry_years_and_figures(published, snapshot_of):
    search = "?fra=2017&til=2019&figurer=residents,measures"
    hrefs = [link.href for link in parts(details(published, snapshot_of, search), download="")]
    assert f"/eksport/rapport.docx{search}" in hrefs
    assert "/eksport/tabell1.docx" in hrefs


def test_a_menu_has_a_status_line():
    menu = export_menu(text("nb"), "key", [], [("word_full", "Word")], id="key-files")
    assert parts(menu, role="status")
