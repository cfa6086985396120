"""What pages say beside their figures: facts that match the data, and refused files on Datagrunnlag."""

import re
from dataclasses import replace
from html import unescape

import pytest
from openpyxl import Workbook

from dashboard.charts.registry import FIGURES
from dashboard.store.data import Pending
from dashboard.store.delivery.held import Held
from dashboard.store.serving.holder import Holder
from dashboard.vocabulary.problems import in_words
from dashboard.vocabulary.selection import Selection
from dashboard.vocabulary.settings import LANGUAGES
from dashboard.vocabulary.text import text
from dashboard.web.components.figure import card
from dashboard.web.components.filters import Option
from dashboard.web.markup import written
from dashboard.web.page.body import page_content, page_parts, view_of
from dashboard.web.page.choices import reported_fields
from dashboard.web.pages import PAGES
from loaders.phrases import phrase, quote
from loaders.problems import ERROR, Problem
from loaders.regions import municipalities
from tests.conftest import settings_for
from tests.typed import row, rows

AT = {page.path: page for page in PAGES}
SMALL = ("police-reports", "violence-rate", "residents", "residents-municipality", "conversations", "residents-share")


def html_of(snapshot, path, search=""):
    """Everything that a page shows, as HTML with text as it is read."""
    content, _ = page_content(AT[path], snapshot, search)
    return unescape(written(content))


def test_the_first_edition_says_that_there_is_nothing_to_compare_with(snapshot):
    assert "first edition" in html_of(snapshot, "/datagrunnlag", "?sprak=en")


AWAITED = {
    "nb": "De nyeste tallene gjelder 2018. Tall for 2019 har vært ventet siden 01.01.2020 (politidistriktet).",
    "nn": "Dei nyaste tala gjeld 2018. Tal for 2019 har vore venta sidan 01.01.2020 (politidistriktet).",
    "en": "the newest figures are for 2018. Figures for 2019 have been due since 1 January 2020 (the police district).",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_datagrunnlag_says_what_is_awaited_since_when_and_from_whom(publish, snapshot_of, language):
    waiting = snapshot_of(publish(*rows("police.reports", {2018: 39, 2019: "not_published"})))
    assert AWAITED[language] in html_of(waiting, "/datagrunnlag", f"?sprak={language}")


def test_the_year_after_the_newest_is_awaited_and_none_before_it(snapshot):
    page = html_of(snapshot, "/datagrunnlag")
    assert "De nyeste tallene gjelder 2023–2024. Tall for 2024–2025 har vært ventet siden 01.06.2026" in page
    awaited = re.findall(r"Tall for (\S+) har vært ventet", page)
    assert awaited == ["2020", "2020", "2024–2025", "2024", "2025", "2020"]
    assert "Tiltaksregisteret: Sist oppdatert 15.03.2021. Ny status har vært ventet siden 12.09.2021" in page


def test_datagrunnlag_says_of_a_closed_bank_where_its_figures_come_from_now(snapshot):
    closed = "De nyeste tallene gjelder 2017–2018. Banken stengte 10. november 2025. Nye tall hentes fra SSB"
    assert closed in html_of(snapshot, "/datagrunnlag")


def test_nothing_is_awaited_before_it_is_due(publish, snapshot_of):
    ahead = snapshot_of(publish(*rows("police.reports", {2090: 39})))
    assert "Tall for 2091 ventes fra og med 01.01.2092 (politidistriktet)." in html_of(ahead, "/datagrunnlag")


@pytest.mark.parametrize("key", SMALL)
def test_a_figures_table_on_its_page_is_the_charts_own(snapshot, key):
    chart = FIGURES[key].chart(snapshot.published, Selection())
    page = html_of(snapshot, chart.address.partition("?")[0])
    assert all(words in page for words in chart.finding.split(". "))
    assert chart.source.rstrip(".") in page
    for column in chart.table():
        for words in column.cells:
            assert f">{words}<" in page


def test_tabell_1_is_on_the_page_on_reports(snapshot):
    page = html_of(snapshot, "/anmeldelser")
    for number in ("41 (67)", "27 (49)", "40 (81)", "41 (71)", "11 (96)"):
        assert number in page


def test_an_impossible_figure_gives_no_empty_card(snapshot):
    assert AT["/sammenlikning"].shown(snapshot.published) == ("residents-share",)
    assert "07459 fra SSB" not in html_of(snapshot, "/sammenlikning")
    assert not any("funnel" in part for part in page_parts(AT["/sammenlikning"], snapshot, ""))


def test_datagrunnlag_says_once_what_it_takes_to_compare_all_municipalities(snapshot):
    page = html_of(snapshot, "/datagrunnlag")
    assert page.count("Folketallet er levert for 0 kommuner i 2023–2024. Det trengs for minst 10") == 1


def test_all_municipalities_are_shown_where_their_populations_are_known(publish, snapshot_of):
    codes = municipalities(2024)[:12]
    offences = [row("violence.offences", (2023, 2024), 50, code) for code in codes]
    known = snapshot_of(publish(*offences, *(row("population", 2024, 10_000, code) for code in codes)))
    assert AT["/sammenlikning"].shown(known.published) == ("residents-share", "funnel")
    assert "tabell 07459 fra SSB" not in html_of(known, "/datagrunnlag")


def test_a_measure_without_a_related_figure_has_no_indicator(snapshot):
    page = html_of(snapshot, "/tiltak")
    assert page.count("Ingen indikator") == 10
    assert page.count("Se tallene: ") == 1


def test_the_dark_figure_is_one_sentence_with_bounds(snapshot):
    """METHODS § 5: 63 reports at 15–25 % are roughly 190–540 cases."""
    page = html_of(snapshot, "/anmeldelser")
    assert "190–540" in page
    assert "Regnestykke, ikke måling" in page


def test_refused_and_unknown_workbooks_are_named_on_datagrunnlag_and_the_others_are_used(small_data):
    (small_data / "knust.xlsx").write_bytes(b"PK\x03\x04 half a file")
    book = Workbook()
    book.active.append(["Noe helt annet"])
    book.save(small_data / "ukjent.xlsx")
    holder = Holder(settings_for(small_data, reload_seconds=0))
    holder.refresh()
    snapshot = holder.wait()
    page = html_of(snapshot, "/datagrunnlag")
    for name in ("knust.xlsx", "ukjent.xlsx"):
        assert page.count(name) >= 2  # in the list of files and in the list of problems
    for language in LANGUAGES:
        worded = html_of(snapshot, "/datagrunnlag", f"?sprak={language}")
        assert all(in_words(problem, text(language))["fix"] in worded for problem in snapshot.pending.problems)
    assert len(snapshot.pending.problems) == 2
    assert "Avvist" in page
    assert "63" in html_of(snapshot, "/anmeldelser")


def test_datagrunnlag_lists_every_file_and_how_many_numbers_are_withheld(snapshot):
    page = html_of(snapshot, "/datagrunnlag")
    for file in snapshot.files:
        assert file.file in page
    assert "No problems were found." in html_of(snapshot, "/datagrunnlag", "?sprak=en")
    assert snapshot.published.hidden["cells"].sum() > 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
@pytest.mark.parametrize(
    "search", ["", "?fra=2016&til=2018&kommune=0220&kjonn=menn&gruppe=barn&sprak=en", "?mal=99&status=x"]
)
def test_every_page_handles_every_selection_and_an_update_equals_a_load(snapshot, page, search):
    """Except for the messages: an update also announces to screen readers what the figures now show."""
    whole = written(page_content(page, snapshot, search)[0])
    made = page_parts(page, snapshot, search)
    for name in ("lead", "contents", "details"):
        assert written(made[page.part(name)]) in whole
    for key in page.shown(snapshot.published):
        parts = [card.part_id(key, part) for part in card.PARTS if card.part_id(key, part) in made]
        assert len(parts) >= len(card.PARTS) - 1  # a figure that is a table has no other
        assert all(written(made[part]) in whole for part in parts)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_every_page_handles_an_empty_data_folder(publish, snapshot_of, page):
    content, title = page_content(page, snapshot_of(publish()), "")
    assert content
    assert title


def test_the_measures_page_flags_what_is_overdue_and_shows_nothing_of_measure_11(snapshot):
    page = html_of(snapshot, "/tiltak", "?mal=5&sprak=en")
    assert "Overdue" in page
    assert "the measure concerns people who live in hiding" in page
    assert "11. Tilgang til bolig for voldsofre" in page


def test_a_link_made_from_other_figures_says_that_they_have_changed(snapshot):
    page = html_of(snapshot, "/anmeldelser", "?utgave=00000000")
    assert "Tallene er endret siden filen med denne lenken ble laget" in page
    assert snapshot.published.version in page


def test_a_link_made_from_these_figures_says_nothing_of_change(snapshot):
    page = html_of(snapshot, "/anmeldelser", f"?utgave={snapshot.published.version}")
    assert "Tallene er endret" not in page


@pytest.mark.parametrize(
    ("search", "bounds"),
    [
        ("?andelfra=10&andeltil=30", "10–30\u00a0% av tilfellene anmeldes, svarer 63 anmeldelser til om lag 160–810"),
        ("?andelfra=80", "25–80\u00a0% av tilfellene"),
        ("?andelfra=0", "15–25\u00a0% av tilfellene"),
    ],
)
def test_the_bounds_of_the_dark_figure_can_be_adjusted_beside_it(snapshot, search, bounds):
    """METHODS § 5: 161–806 at 10–30 %; the lowest chosen above the highest is read the other way round."""
    assert bounds in html_of(snapshot, "/anmeldelser", search)


def test_the_dark_figure_names_its_reports_or_their_absence(snapshot):
    assert "in Bærum in 2018." in html_of(snapshot, "/anmeldelser", "?til=2018&kommune=3203&sprak=en")
    assert "There is no number of reported cases" in html_of(snapshot, "/anmeldelser", "?fra=2022&sprak=en")


def test_the_settings_own_share_is_the_choice_that_leaves_the_address(snapshot):
    lowest, highest = reported_fields(view_of(AT["/anmeldelser"], snapshot, "?andelfra=15&andeltil=40")[0])
    assert Option("alle", "15\u00a0%") in lowest.options
    assert (lowest.value, highest.value) == ("alle", "40")


def problem(place, found, fix):
    return Problem("krisesenter 2020.xlsx", "Ark1", place, ERROR, "not_a_number", found, phrase("a whole number"), fix)


def test_a_file_that_cannot_be_used_is_reported_with_what_to_fix(snapshot):
    refused = Pending(problems=(problem("B7", quote("ca. 5"), phrase("Delete it.")),))
    words = html_of(replace(snapshot, pending=refused), "/datagrunnlag")
    for part in ("krisesenter 2020.xlsx, Ark1, B7", "«ca. 5»", "Slett det."):
        assert part in words
        assert part not in html_of(snapshot, "/datagrunnlag")


def test_what_is_held_is_said_in_words_on_datagrunnlag(snapshot):
    why = phrase("The data folder can't be reached. The numbers stay until it is back.")
    held = replace(snapshot, pending=Pending(held=(Held("unreachable", "", (), why),), waiting=2))
    words = html_of(held, "/datagrunnlag")
    for part in ("Noe er kommet inn", "2 filer venter", "Datamappen kan ikke nås."):
        assert part in words
        assert part not in html_of(snapshot, "/datagrunnlag")


def test_protection_that_is_not_whole_is_told_to_all_and_its_mending_only_to_those_who_publish(snapshot):
    error = problem("", phrase("that {file} is missing", file="manifest.json"), phrase("Correct the file."))
    words = html_of(replace(snapshot, broken=(error,)), "/datagrunnlag")
    for part in ("Ingenting nytt kan publiseres", "at manifest.json mangler"):
        assert part in words
        assert part not in html_of(snapshot, "/datagrunnlag")
    assert "Rett filen." not in words


def test_undelivered_numbers_are_missing_from_their_owner_and_the_register_is_requested(snapshot, publish):
    nothing = replace(snapshot, published=publish(), files=())
    sources = html_of(nothing, "/datagrunnlag")
    assert "Ingen tall er levert fra Oslo politidistrikt" in sources
    assert "Det er ikke levert noe tiltaksregister." in sources
    assert "har vært ventet" not in sources
    page = html_of(nothing, "/tiltak")
    assert "Det er ikke levert noe tiltaksregister." in page
    assert "Legg tiltaksregisteret i datamappen" in page
    assert "av 0" not in page
