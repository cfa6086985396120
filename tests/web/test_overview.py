"""Oversikt: a row per subject with its number, place, period and verdict, what is new, and what needs discussion."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from html import unescape

import pandas as pd
import pytest

from dashboard.store.editions.changes import changes
from dashboard.vocabulary.selection import Selection
from dashboard.vocabulary.settings import LANGUAGES
from dashboard.vocabulary.text import text
from dashboard.web.markup import written
from dashboard.web.overview import board, measures, news
from dashboard.web.overview import row as row_module
from dashboard.web.overview.row import Flag
from dashboard.web.overview.strip import strip
from dashboard.web.page.body import page_content
from dashboard.web.page.page import View
from dashboard.web.page.withheld import withheld_on
from dashboard.web.pages import PAGES
from loaders.schema import ADULTS, CHILDREN, PROVISIONAL
from tests.typed import COUNTRY, row, rows

AT = {page.path: page for page in PAGES}
CHILD_WELFARE, CLINIC = "service_child_welfare", "service_emergency_clinic"


def view_of(snapshot, language="nb"):
    return View(snapshot, Selection(language=language), text(language))


def rows_of(snapshot, language="nb"):
    """The rows by subject."""
    return {found.topic: found for made in board.ROWS if (found := made(view_of(snapshot, language)))}


def html_of(snapshot, path="/", search=""):
    return unescape(written(page_content(AT[path], snapshot, search)[0]))


def plain(words):
    return words.replace("\u00a0", " ")


def said(found):
    numbers = " ".join(f"{number.value} {number.of}".strip() for number in found.numbers)
    return plain(numbers), plain(", ".join(found.under)), plain(found.verdict)


@pytest.fixture
def on(monkeypatch):
    """Sets today's date."""

    def set_day(day):
        for module in (row_module, measures):
            monkeypatch.setattr(module, "today", lambda: day)

    return set_day


def test_each_row_has_a_number_its_place_and_period_and_what_can_be_said_of_it(snapshot):
    """The plan's numbers: 63 reports, 41 adults and 43 children, 291 conversations with 96 people, 4.9 per 1000."""
    trend = "er for lite til å si om det er en trend."
    assert {topic: said(found) for topic, found in rows_of(snapshot).items()} == {
        "Anmeldelser": ("63", "Bærum 2019, foreløpig", "For få år siden bruddet i 2016 til å si om det er en trend."),
        "Beboere": ("41 voksne 43 barn", "Bærum 2019", f"Fire år {trend}"),
        "Dagsamtaler": ("291", "Bærum 2019, 3,0 per person", f"Flere enn i 2017 (145). Tre år {trend}"),
        "Vold per 1000": ("4,9", "Bærum 2022–2023", "Klart lavere enn landet i 2020–2021: 4,5 mot 6,7."),
        "Vår andel av beboerne": (
            "61 % (53–68 %)",
            "av Bærum og Asker, voksne, 2017–2019",
            "Vi kan ikke si at den skiller seg fra vår andel av innbyggerne, 67 %.",
        ),
        "Tiltak": ("2 av 11", "fullført, 8 over fristen, Bærum 15.03.2021", "8 tiltak trenger drøfting."),
    }


def test_a_rate_whose_newest_period_the_country_has_too_is_compared_in_it(publish, snapshot_of):
    own = (row("violence.offences", (2022, 2023), 500), row("population", 2023, 125_000))
    country = row("violence.rate", (2022, 2023), 6.0, COUNTRY, source="kommunehelsa")
    found = rows_of(snapshot_of(publish(*own, country)))["Vold per 1000"]
    assert said(found) == ("4,0", "Bærum 2022–2023", "Klart lavere enn landet i samme periode (6,0).")


def test_numbers_from_different_years_each_name_their_own(publish, snapshot_of):
    adults = rows("centre.residents", {2018: 40, 2019: 41}, age_group=ADULTS)
    children = rows("centre.residents", {2018: 49, 2019: "suppressed"}, age_group=CHILDREN)
    found = rows_of(snapshot_of(publish(*adults, *children)))["Beboere"]
    assert said(found)[:2] == ("41 voksne 49 barn", "Bærum voksne 2019 og barn 2018")
    assert "2019 er skjult" in found.spoken.replace("Noen tall for ", "")


def test_a_subject_with_withheld_numbers_is_counted_as_shown(publish, snapshot_of):
    adults = rows("centre.residents", {2018: 40, 2019: 41}, age_group=ADULTS)
    children = rows("centre.residents", {2018: 49, 2019: "suppressed"}, age_group=CHILDREN)
    reports = row("police.reports", 2019, 63)
    assert withheld_on(AT["/"], snapshot_of(publish(reports, *adults, *children)), "") == {"residents": True}


def test_other_services_have_a_row_where_they_have_delivered_and_are_never_summed(publish, snapshot_of):
    found = [row(f"{service}.persons", 2025, 30, source=service) for service in (CHILD_WELFARE, CLINIC)]
    services = rows_of(snapshot_of(publish(*found)))["Andre tjenester"]
    assert said(services)[0] == "30 barnevernet 30 legevakten"
    assert "kan ikke legges sammen" in services.verdict
    assert "Andre tjenester" not in rows_of(snapshot_of(publish()))


def test_a_subject_without_a_number_has_no_row_and_nothing_at_all_is_said_in_words(publish, snapshot_of):
    assert list(rows_of(snapshot_of(publish(row("police.reports", 2019, 63))))) == ["Anmeldelser"]
    assert "Ingen tall er levert ennå." in html_of(snapshot_of(publish()))


def test_without_a_crisis_centre_its_rows_are_absent_and_a_sentence_says_why(publish, snapshot_of):
    without = snapshot_of(publish(row("police.reports", 2019, 63), catchment=""))
    assert list(rows_of(without)) == ["Anmeldelser"]
    assert "krisesenter" in re.search(r'overview__absent">([^<]+)<', html_of(without))[1]


def changed(snapshot_of, publish, before, now):
    """A snapshot whose edition before had other rows."""
    made = snapshot_of(publish(*now))
    earlier = publish(*before).frame
    return replace(made, changes=changes(earlier, datetime(2026, 3, 2, tzinfo=UTC), made.published.frame))


def test_a_row_is_new_revised_or_old(publish, snapshot_of, on):
    on(date(2026, 11, 27))
    before = [row("police.reports", 2018, 39), row("police.reports", 2019, 63)]
    new = [*before, row("police.reports", 2025, 70)]
    revised = [row("police.reports", 2018, 40), before[1]]
    assert rows_of(changed(snapshot_of, publish, before, new))["Anmeldelser"].flags == (Flag.NEW,)
    assert rows_of(changed(snapshot_of, publish, before, revised))["Anmeldelser"].flags == (Flag.REVISED, Flag.OLD)
    assert rows_of(snapshot_of(publish(*new)))["Anmeldelser"].flags == ()


@pytest.mark.parametrize(("year", "is_old"), [(2023, True), (2024, False)])
def test_a_number_is_old_when_more_than_two_years_have_passed_since_its_year(publish, snapshot_of, on, year, is_old):
    on(date(2026, 1, 1))
    found = rows_of(snapshot_of(publish(row("police.reports", year, 63))))["Anmeldelser"]
    assert (Flag.OLD in found.flags) is is_old


def test_the_key_explains_only_what_is_drawn_and_flagged(publish, snapshot_of, on):
    on(date(2020, 1, 2))
    talks = html_of(snapshot_of(publish(row("centre.conversations", 2019, 291))))
    assert "overview__key" not in talks
    reports = html_of(snapshot_of(publish(row("police.reports", 2019, 63, status=PROVISIONAL))))
    assert "Lyst felt: usikkerhet (95 %). Åpen prikk: foreløpig.<" in reports


def test_the_strip_says_whose_numbers_until_when_what_is_awaited_and_what_is_constructed(snapshot):
    view = view_of(snapshot)
    cells = {cell.name: cell.said for cell in strip(view, tuple(rows_of(snapshot).values()))}
    assert cells["Tallene gjelder"] == "Bærum"
    assert cells["Tall til og med"] == "2019, SSB 2023"
    assert cells["Vi venter på 6 kilder"] == "Politiet, krisesenteret og 4 til"
    assert cells["Eksempeldata"] == "Krisesenteret og kommunen"
    assert cells["Oppdatert"].endswith("utgave 1")


def test_what_is_new_is_a_few_changes_with_revised_numbers_first_and_a_link_to_all(publish, snapshot_of):
    before = [row("police.reports", 2018, 39), row("centre.conversations", 2019, 291)]
    now = [
        row("police.reports", 2018, 41),
        row("centre.conversations", 2019, 291),
        *rows("police.reports", {2019: 63, 2020: 70}),
        row("population", 2020, 127_000),
    ]
    made = changed(snapshot_of, publish, before, now)
    listed = news.first_changes(view_of(made))
    assert [(one.flag, one.of, one.before, one.now) for one in listed] == [
        (Flag.REVISED, "Anmeldelser 2018", "39", "41"),
        (Flag.NEW, "Anmeldelser 2020", "", "70"),
        (Flag.NEW, "Anmeldelser 2019", "", "63"),
    ]
    page = html_of(made)
    assert re.search(r'href="/datagrunnlag#changed"[^>]*>Alle 4<', page)
    assert html_of(made, "/datagrunnlag").count("127\u00a0000") == 1


def test_an_edition_that_changes_no_number_says_so(publish, snapshot_of):
    same = [row("police.reports", 2019, 63)]
    assert "Ingen tall er nye eller rettet siden 02.03.2026." in html_of(changed(snapshot_of, publish, same, same))


def test_the_first_edition_says_so_in_one_line(snapshot):
    assert "Dette er første utgave." in html_of(snapshot)


def test_the_measures_that_need_the_forum_most_are_listed_and_a_constructed_claim_names_no_unit(snapshot):
    listed, count = measures.discussed(view_of(snapshot))
    assert [one.name.partition(".")[0] for one in listed] == ["5", "9", "8"]  # delayed, then not started
    assert [plain(one.said) for one in listed] == [
        "Forsinket, 20 % (eksempel)",
        "Forsinket, 10 % (eksempel)",
        "Ikke startet, 0 % (eksempel)",
    ]
    assert count == 8


def test_a_claim_that_is_not_constructed_names_who_makes_it(publish, snapshot_of):
    late = {"number": 3, "status": "delayed", "responsible": "velferdstjenester", "progress_pct": float("nan")}
    (found,), _ = measures.discussed(view_of(snapshot_of(publish(measures=(late,)))))
    assert found.said == "Forsinket. Velferdstjenester"


def test_without_a_register_nothing_is_said_of_measures(publish, snapshot_of):
    page = html_of(snapshot_of(publish(row("police.reports", 2019, 63))))
    assert "overview-discussion" not in page
    assert "Tiltak" not in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_example_data_are_named_once_and_each_row_of_them_is_marked(snapshot, language):
    word = {"nb": "Eksempeldata", "nn": "Eksempeldata", "en": "Example data"}[language]
    page = html_of(snapshot, search=f"?sprak={language}")
    assert page.count(word) == 1
    assert page.count(word.lower()) == sum(found.is_example for found in rows_of(snapshot, language).values()) == 4


def test_a_picture_is_hidden_from_screen_readers_and_its_numbers_are_in_words(snapshot):
    page = html_of(snapshot)
    pictures = re.findall(r"<svg[^>]*>", page)
    assert len(pictures) == 6
    assert all('aria-hidden="true"' in picture for picture in pictures)
    assert "28 (2014), 57 (2015), 43 (2016), 52 (2017), 39 (2018) og 63* (2019). 2019: usikkerhet 48–81." in page


def test_every_row_leads_to_a_figure_or_page_that_exists(snapshot):
    for found in rows_of(snapshot).values():
        path, _, anchor = found.path.partition("#")
        assert path in AT
        assert not anchor or f'data-figure="{anchor}"' in html_of(snapshot, path)


def test_what_is_chosen_on_another_page_changes_nothing_here(snapshot):
    chosen = "?fra=2018&kommune=0220&kjonn=menn"
    assert (
        html_of(snapshot, search=chosen).partition("overview__strip")[2]
        == html_of(snapshot).partition("overview__strip")[2]
    )


def test_datagrunnlag_lists_at_most_fifty_changes_and_counts_the_rest(publish, snapshot_of):
    now = rows("population", dict(zip(range(1960, 2020), range(60), strict=True)), synthetic=True)
    made = changed(snapshot_of, publish, [row("police.reports", 2019, 63)], now)
    page = html_of(made, "/datagrunnlag")
    table = page.partition('id="changed-table"')[2].partition("</table>")[0]
    assert table.count("<tr") - 1 == table.count("(eksempeldata)") == 50
    assert "60 nye tall siden 02.03.2026." in page
    assert "10 til er ikke med i listen." in page
    assert pd.Series(made.changes.new["year"]).is_unique
