import pytest
from dash import html
from dash.development.base_component import Component

from dashboard.charts.chart import Kind, Mark, TableColumn, number
from dashboard.vocabulary.settings import load
from dashboard.vocabulary.text import text
from dashboard.web.components import filters, ids, notice, shell
from dashboard.web.components import table as tables
from dashboard.web.components.figure import card, signs
from dashboard.web.components.help import help_box, help_line
from dashboard.web.markup import written
from tests.paint.build import SUPPRESSED, chart, provisional, series

T = text("nb")
PICTURE = "<svg></svg>"
CHART = chart(
    Kind.COLUMNS,
    ("2018", "2019*"),
    series(number(39, "39"), provisional(63, "63")),
    definition="Hva tallet teller.",
    notes=("Svingningene kan være tilfeldige.",),
    signs=((":", "skjult av hensyn til personvernet"),),
    synthetic=True,
    synthetic_words="Eksempeldata: tallene er konstruerte.",
    next_update="Neste tall ventes i januar.",
    marks=(Mark(0.5, "ny lov", "Ny straffelov 1.10.2015.", True, "Lovdata"),),
)


def every(component, kind=Component) -> list:
    """All components of a kind in the tree, outermost first."""
    found = [component] if isinstance(component, kind) else []
    children = getattr(component, "children", None) if isinstance(component, Component) else component
    for child in children if isinstance(children, (list, tuple)) else [children]:
        found += every(child, kind) if isinstance(child, (Component, list, tuple)) else []
    return found


def by_id(component, id_) -> Component:
    return next(one for one in every(component) if getattr(one, "id", None) == id_)


def text_of(component) -> str:
    """All words in the tree."""
    if isinstance(component, Component):
        return text_of(getattr(component, "children", None))
    if isinstance(component, (list, tuple)):
        return " ".join(map(text_of, component))
    return component if isinstance(component, str) else ""


@pytest.fixture
def made() -> html.Section:
    return card.figure_card(CHART, T, PICTURE, menu=html.Button("Eksporter", id="menu"))


def test_a_card_is_a_section_named_by_its_finding_and_its_subject(made):
    properties = made.to_plotly_json()["props"]
    assert properties["data-figure"] == CHART.key
    heading, subtitle = (by_id(made, id_) for id_ in properties["aria-labelledby"].split())
    assert isinstance(heading, html.H2)
    assert (text_of(heading), subtitle.children) == (CHART.finding, CHART.subtitle)


def test_what_follows_the_first_sentence_of_a_finding_stands_on_its_own_line():
    first, further = card.finding("63 anmeldte forhold i 2019. For få år til å vurdere utvikling")
    assert first == "63 anmeldte forhold i 2019. "
    assert text_of(further) == "For få år til å vurdere utvikling"


def test_a_cards_tabs_belong_to_its_panels_and_the_figure_is_shown_first(made):
    tabs = [tab.to_plotly_json()["props"] for tab in every(made, html.Button) if getattr(tab, "role", "") == "tab"]
    assert [tab["children"] for tab in tabs] == ["Figur", "Tabell", "Om tallet", "Bruk"]
    assert [tab["aria-selected"] for tab in tabs] == ["true", "false", "false", "false"]
    for tab in tabs:
        assert by_id(made, tab["aria-controls"]).to_plotly_json()["props"]["aria-labelledby"] == tab["id"]
    assert [fold.children[0].children for fold in every(made, html.Details)] == ["Tabell", "Om tallet", "Bruk"]


def test_a_cards_figure_is_a_group_named_by_its_subject_with_the_alternative_text_in_it(made):
    figure = every(made, html.Figure)[0].to_plotly_json()["props"]
    assert figure["role"] == "group"
    assert by_id(made, figure["aria-labelledby"]).children == CHART.subtitle
    assert figure["children"][1].children == CHART.alt
    assert PICTURE in written(made)


def test_a_card_contains_everything_about_the_figure(made):
    words = text_of(made)
    for part in (CHART.subtitle, CHART.paragraph, CHART.notes[0], CHART.definition, CHART.source, CHART.next_update):
        assert part.rstrip(".") in words
    assert "Eksempeldata" in words
    assert "Ny straffelov 1.10.2015." in words
    assert by_id(made, "menu")


def cells(table):
    """The words of a table, row by row."""
    return [[text_of(cell) for cell in row.children] for row in every(table, html.Tr)]


def test_a_cards_table_has_the_labels_with_their_headings(made):
    table = by_id(made, f"{CHART.key}-data")
    assert cells(table) == [["År", "Bærum"], ["2018", "39"], ["2019*", "63"]]
    assert [cell.className for cell in every(table, html.Td)] == ["is-number", "is-number"]
    assert text_of(every(table, html.Caption)) == f"[Eksempeldata] {CHART.subtitle}"


def test_a_cards_parts_match_its_first_rendering(made):
    parts = card.parts(CHART, T, PICTURE)
    assert len(parts) == len(card.PARTS)
    for id, content in parts.items():
        if not id.endswith("-files"):  # which is in the menu
            assert written(by_id(made, id).children) == written(content)


def test_a_chart_without_numbers_shows_its_sentence_and_no_room_for_a_graph():
    empty = chart(Kind.COLUMNS, ("2019",), series(SUPPRESSED), empty="Ingen tall for dette utvalget.")
    made = card.figure_card(empty, T, "")
    assert written(by_id(made, f"{empty.key}-plot").children) == ""
    assert "Ingen tall for dette utvalget." in text_of(by_id(made, f"{empty.key}-empty"))


def test_a_chart_on_real_numbers_has_no_example_badge():
    real = chart(Kind.COLUMNS, ("2019",), series(number(5, "5")))
    assert "Eksempeldata" not in text_of(card.figure_card(real, T, PICTURE))


def test_a_table_of_example_data_is_marked_beside_it(made):
    assert text_of(by_id(made, f"{CHART.key}-table")).startswith("Eksempeldata")


def test_the_shell_has_a_skip_link_to_main_one_menu_and_a_live_region():
    nav = [[("/", "Oversikt", True), ("/anmeldelser?fra=2016", "Anmeldelser", False)], [("/om", "Om", False)]]
    made = shell.shell(T, "Bærum kommune", nav, html.P("Innhold"), version="abc")
    assert text_of(by_id(made, ids.CONTENT)) == "Innhold"
    assert next(a for a in every(made, html.A) if a.className == "skip-link").href == "#innhold"
    assert by_id(made, ids.ANNOUNCEMENT).role == "status"
    assert by_id(made, ids.DATA_VERSION).children == "abc"
    carried = {link.to_plotly_json()["props"].get("data-carries"): link.href for link in every(made, html.A)}
    assert carried["/anmeldelser"] == "/anmeldelser?fra=2016"
    assert len(every(made, html.Main)) == 1
    assert made.lang == "nb"


def test_each_language_is_named_in_itself():
    made = shell.shell(T, "Bærum", [], html.P(""))
    links = {link.lang: link.children for link in every(made, html.A) if hasattr(link, "lang")}
    assert links == {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}


def test_every_filter_has_a_label_that_belongs_to_it():
    years = (filters.Option("2014", "2014 (første)", short="2014"), filters.Option("2015", "2015", is_off=True))
    fields = (
        filters.FilterField(ids.FILTER_REGION, "kommune", "Kommune", (filters.Option("3201", "Bærum"),), "3201", "fra"),
        filters.FilterField(ids.FILTER_FROM, "fra", "Fra år", years, "2014"),
        filters.FilterField(ids.FILTER_TO, "til", "Til år", years, "2014", "til"),
    )
    reset = filters.reset_link(T, "/beboere", [("sprak", "nn")])
    made = filters.filter_bar(T, "Beboere", "/beboere", fields, [("sprak", "nn")], [reset])
    for field, label in zip(fields, every(made, html.Label), strict=True):
        assert label.htmlFor == field.id
        select = by_id(made, field.id)
        assert select.name == field.name
        assert [option.value for option in select.children if option.selected] == [field.value]
    assert [option.disabled for option in by_id(made, ids.FILTER_FROM).children] == [None, True]
    assert text_of(by_id(made, ids.FILTER_SENTENCE)) == "Beboere fra Bærum, 2014 til 2014"
    assert reset.href == "/beboere?sprak=nn"
    form = by_id(made, ids.FILTER_FORM)
    assert (form.method, form.action) == ("get", "/beboere")
    assert '<input type="hidden" name="sprak" value="nn"' in written(form)
    share = by_id(made, ids.FILTER_SHARE).to_plotly_json()["props"]
    assert share["data-said"] == "Lenken er kopiert"


def test_a_long_table_has_a_search_field_and_a_short_one_none():
    def columns(rows):
        names = tuple(f"Kommune {row}" for row in range(rows))
        return (TableColumn("Kommune", names, is_numeric=False), TableColumn("Antall", ("1",) * rows))

    short = written(tables.companion(T, columns(5), "Anmeldelser", id="a"))
    long = written(tables.companion(T, columns(357), "Anmeldelser", id="b"))
    assert 'type="search"' not in short
    assert 'data-searches="b"' in long
    assert "Kommune 356" in long


def test_a_scrolling_table_can_be_reached_and_is_named():
    frame = tables.scrolling(html.Table([]), "Anmeldelser").to_plotly_json()["props"]
    assert frame["tabIndex"] == "0"
    assert frame["role"] == "group"
    assert frame["aria-label"] == "Anmeldelser"


@pytest.mark.parametrize(("level", "word"), [("info", "Informasjon"), ("warning", "Advarsel"), ("error", "Feil")])
def test_a_notice_says_what_it_is_in_words_and_only_an_error_interrupts(level, word):
    made = notice.notice(T, level, "Noe.")
    assert word in text_of(made)
    assert (made.to_plotly_json()["props"].get("role") == "alert") == (level == "error")


def test_there_is_no_key_if_no_sign_occurs():
    assert signs.signs_key(T, ()) == []
    assert "skjult" in text_of(signs.signs_key(T, CHART.signs))


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_card_and_its_frame_are_written_in_all_three_languages(language):
    t = text(language)
    made = shell.shell(t, "Bærum", [[("/", "x", True)]], card.figure_card(CHART, t, PICTURE))
    assert {"nb": "Om tallet", "nn": "Om talet", "en": "About the number"}[language] in text_of(made)


def test_help_is_a_link_to_each_number_in_a_box_and_in_a_line():
    settings = load(environ={})
    for made in (help_box(T, settings), help_line(T, settings)):
        links = [one for one in every(made) if isinstance(one, html.A)]
        assert [link.href for link in links] == ["tel:116006", "tel:116111", "tel:112", "https://dinutvei.no"]
        assert "Trenger du noen å snakke med?" in written(made)
        assert "Alarmtelefonen for barn og unge</span> <strong>116\u00a0111<" in written(made)


def test_a_municipality_that_names_no_help_has_neither_box_nor_line():
    silent = load(environ={"VINR_HELP": ""})
    assert help_box(T, silent) == help_line(T, silent) == []
