"""Figures on other services: each by itself, never added together, and nothing where none has delivered."""

from dataclasses import replace

import pytest

from dashboard.charts.chart import Kind
from dashboard.charts.registry import FIGURES, figures_on, offered
from dashboard.documents.export import export_figure
from dashboard.scene.kinds.lines import runs
from dashboard.vocabulary.catalogue import load
from dashboard.vocabulary.selection import Selection
from dashboard.vocabulary.settings import LANGUAGES
from loaders.schema import CHILDREN, MISSING, SUPPRESSED
from tests.documents.charts import EXPORTED
from tests.typed import labels, named, row, rows, split

CHILD_WELFARE, CLINIC = "service_child_welfare", "service_emergency_clinic"
KEYS = ("service-persons", "service-contacts")


def use(service: str, persons: dict, children: dict | None = None, region: str = "3201") -> list[dict]:
    """People helped per year, and how many were children."""
    more = {"region": region, "source": service}
    return [
        *rows(f"{service}.persons", persons, **more),
        *rows(f"{service}.persons", children or {}, age_group=CHILDREN, **more),
    ]


def chart(published, key: str = "service-persons", **selection):
    return FIGURES[key].chart(published, Selection(**selection))


@pytest.fixture
def two(publish):
    return publish(
        *use(CHILD_WELFARE, {2023: 61, 2024: 64}, {2023: 44, 2024: 40}),
        *use(CLINIC, {2023: SUPPRESSED, 2024: 31}, {2023: SUPPRESSED, 2024: SUPPRESSED}),
    )


def test_each_service_has_a_line_over_the_years_and_its_children_only_in_the_table(two):
    shown = chart(two)
    assert (shown.kind, shown.categories) == (Kind.LINES, ("2023", "2024"))
    assert {one.name: labels(one) for one in shown.series} == {"Barnevernet": ["61", "64"], "Legevakten": [":", "31"]}
    assert [(column.heading, column.cells) for column in shown.table()[3:]] == [
        ("Barnevernet, barn", ("44", "40")),
        ("Legevakten, barn", (":", ":")),
    ]
    assert "Hvor mange av dem som var barn, står i tabellen." in shown.notes


def test_every_file_has_the_children_too(two):
    rows = export_figure(chart(two), "csv", exported=EXPORTED).content.decode("utf-8-sig").splitlines()
    assert rows[0].count("barn;") == 2
    assert rows[1].startswith("2023;61;publisert;") and ";44;publisert;" in rows[1]


def test_a_service_looks_the_same_in_both_figures(publish):
    counted = publish(
        *use(CHILD_WELFARE, {2024: 64}),
        *use(CLINIC, {2024: 31}),
        *rows(f"{CLINIC}.contacts", {2024: 42}, source=CLINIC),
    )
    looks = [{one.key: one.role for one in chart(counted, key).series} for key in KEYS]
    assert looks[1][CLINIC] == looks[0][CLINIC] != looks[0][CHILD_WELFARE]


def test_a_number_that_only_the_table_has_marks_the_figure_as_example_and_is_explained(publish):
    found = [
        row(f"{CLINIC}.persons", 2024, 31, source=CLINIC),
        row(f"{CLINIC}.persons", 2023, 30, source=CLINIC),
        row(f"{CLINIC}.persons", 2024, 12, source=CLINIC, age_group=CHILDREN, synthetic=True),
        row(f"{CLINIC}.persons", 2023, None, source=CLINIC, age_group=CHILDREN, status=SUPPRESSED),
    ]
    shown = chart(publish(*found))
    assert shown.synthetic and shown.has_withheld
    assert (":", "skjult av hensyn til personvernet") in shown.signs


def test_a_break_splits_the_line_of_its_own_service_only(publish):
    broken = split(2024, indicators=(f"{CLINIC}.persons",))
    found = publish(*use(CHILD_WELFARE, {2023: 61, 2024: 64}), *use(CLINIC, {2023: 30, 2024: 31}), breaks=(broken,))
    shown = chart(found)
    assert [runs(one, shown) for one in shown.series] == [[[0, 1]], [[0], [1]]]
    assert [mark.label for mark in shown.marks] == ["Legevakten: break 2024"]


def test_the_heading_names_each_services_newest_number_and_never_a_sum(two):
    assert chart(two).finding == (
        "Personer fra Bærum hjulpet på grunn av vold i 2024: 64 av barnevernet og 31 av legevakten"
    )
    assert "95" not in chart(two).paragraph


def test_the_paragraph_has_every_number_why_some_are_not_there_and_that_they_cannot_be_added(two):
    words = chart(two).paragraph
    assert words.startswith(
        "Personer hjulpet på grunn av vold, Bærum: barnevernet 61 (2023) og 64 (2024), av disse barn 44 (2023) og"
        " 40 (2024); legevakten 31 (2024)."
    )
    assert "Noen tall for 2023 og 2024 er skjult" in words
    assert "Samme person kan ha fått hjelp av flere tjenester. Tallene kan derfor ikke legges sammen." in words
    assert words.endswith("Kilde: Barnevernet; Legevakten.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_must_be_known_is_beside_the_figure_in_every_language(two, language):
    shown = chart(two, language=language)
    (more, same) = two.catalogue.indicators[f"{CLINIC}.persons"].caveats[language]
    assert shown.notes[:-1] == (more, same)  # and that the children are in the table
    assert shown.definition and shown.unit and len(shown.alt) <= 250


def test_more_than_three_services_are_counted_in_the_heading(publish):
    four = [CHILD_WELFARE, CLINIC, "service_family_counselling", "service_tryggest"]
    shown = chart(publish(*(row for service in four for row in use(service, {2024: 20}))))
    assert shown.finding.endswith("20 av barnevernet, 20 av legevakten og 20 av familievernet; 1 tjeneste til har tall")


def test_children_are_left_out_where_no_service_counts_them(publish):
    shown = chart(publish(*use(CLINIC, {2024: 31}, {2024: MISSING})))
    assert ([one.key for one in shown.series], shown.in_table) == ([CLINIC], ())


def test_contacts_and_anonymous_contacts_stand_beside_each_other(publish):
    counted = publish(
        *rows(f"{CLINIC}.contacts", {2023: 38, 2024: 42}, source=CLINIC),
        *rows(f"{CLINIC}.anonymous", {2023: 12, 2024: 14}, source=CLINIC),
    )
    shown = chart(counted, "service-contacts")
    assert labels(named(shown, CLINIC)) == ["38", "42"]
    assert {one.name: labels(one) for one in shown.in_table} == {"Legevakten, anonyme kontakter": ["12", "14"]}
    assert shown.finding == "Kontakter på grunn av vold med personer fra Bærum i 2024: 42 med legevakten"
    assert "legevakten 38 (2023) og 42 (2024), og anonyme kontakter 12 (2023) og 14 (2024)." in shown.paragraph
    assert "Kontakter er ikke personer" in shown.paragraph


def test_anonymous_contacts_are_drawn_where_a_service_has_no_other_number(publish):
    shown = chart(publish(*rows(f"{CLINIC}.anonymous", {2023: 12, 2024: 14}, source=CLINIC)), "service-contacts")
    assert {one.name: labels(one) for one in shown.series} == {"Legevakten, anonyme kontakter": ["12", "14"]}
    assert shown.in_table == ()
    assert shown.finding == "Anonyme kontakter på grunn av vold i 2024: 14 med legevakten"


def test_a_year_between_two_is_a_gap(publish):
    shown = chart(publish(*use(CLINIC, {2022: 30, 2024: 31})))
    assert labels(shown) == ["30", "..", "31"]


def test_a_break_is_told_after_the_name_of_its_service(publish):
    broken = split(2024, indicators=(f"{CLINIC}.persons",))
    found = publish(*use(CHILD_WELFARE, {2023: 61, 2024: 64}), *use(CLINIC, {2023: 30, 2024: 31}), breaks=(broken,))
    assert "Legevakten: break 2024" in chart(found).notes
    assert not any("Barnevernet" in note for note in chart(found).notes)


def test_years_without_numbers_and_places_without_a_service_say_so(two):
    assert chart(two, from_year=2016, to_year=2019).finding == "Ingen tall i årene som er valgt: Bærum"
    assert chart(two, region="3203").finding == "Ikke levert: Asker"


def test_a_chosen_sex_is_answered_with_a_note(two):
    assert "Tjenestenes tall gjelder begge kjønn samlet." in chart(two, sex="women").notes


@pytest.mark.parametrize("key", KEYS)
def test_nothing_is_said_where_no_service_has_delivered(published, key):
    shown = chart(published, key)
    assert (shown.series, shown.paragraph, shown.finding) == ((), "", "Ikke levert: Bærum")
    assert key not in offered(published)


def test_a_service_that_only_the_municipality_has_is_shown_like_the_others(publish, tmp_path):
    (tmp_path / "catalogue.toml").write_text('[sources.service_night_ravens]\nnb = "Natteravnene"\n', encoding="utf-8")
    own = replace(publish(*use("service_night_ravens", {2024: 20})), catalogue=load(tmp_path / "catalogue.toml"))
    assert chart(own).finding.endswith("i 2024: 20 av Natteravnene")
    assert KEYS[0] in offered(own)


def test_the_figures_come_last_on_the_page_of_the_day_offer():
    assert [spec.key for spec in figures_on("/samtaler")][-2:] == list(KEYS)


def test_a_provisional_number_keeps_its_sign(publish):
    shown = chart(publish(row(f"{CLINIC}.persons", 2024, 31, status="provisional", source=CLINIC)))
    assert "31* av legevakten" in shown.finding
