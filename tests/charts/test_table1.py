"""Tabell 1 rebuilt from the exports: every number as the plan prints it, and its verdicts."""

import pytest

from dashboard.charts.registry import FIGURES
from dashboard.charts.tables.table1 import table1
from dashboard.vocabulary.selection import Selection
from loaders.schema import ADULTS, CHILDREN, PROVISIONAL, SUPPRESSED
from tests.typed import CENTRE, residents, row, rows

KOMMUNEHELSA = "Kommunehelsa statistikkbank (FHI), etter SSB tabell 08487"
CRISIS_CENTRE = "Asker og Bærum krisesenter, årsstatistikk"
YEARS = ("2014", "2015", "2016", "2017", "2018", "2019")
PLAN = (  # handlingsplanen 2020-2022, Tabell 1, row by row; 2019 was «ikke publisert» then, and is in no file now
    (KOMMUNEHELSA, ("3,4", "3,4", "3,7", "3,9", "4,0", "..")),
    (KOMMUNEHELSA, ("407", "415", "456", "479", "497", "..")),
    ("Overgrepsmottaket, Drammen legevakt", ("", "", "", "", "", "11 (96)")),
    ("Oslo politidistrikt, STRASAK", ("28", "57", "43", "52", "39", "63")),
    (CRISIS_CENTRE, ("", "", "41 (67)", "27 (49)", "40 (81)", "41 (71)")),
    (CRISIS_CENTRE, ("", "", "37", "61", "49", "43")),
    (CRISIS_CENTRE, ("", "", "", "145", "259", "291")),
)
RATE, OFFENCES, ASSAULT, POLICE, ADULT, CHILD, TALKS = range(7)


def cells(content):
    """Row by row: the source, and the year columns."""
    _, sources, *years = content.columns
    return tuple(zip(sources.cells, zip(*(year.cells for year in years), strict=True), strict=True))


def signed(cell):
    """The plan's cell with our signs: an empty one is missing, and 63 is provisional, as its own footnote says."""
    return {"": "..", "63": "63*"}.get(cell, cell)


def verdicts(content):
    return [words for _, words in content.verdicts]


def test_every_cell_matches_the_plan_with_a_sign_for_empty_cells(published):
    content = table1(published, "nb")
    assert tuple(column.heading for column in content.columns[2:]) == YEARS
    assert cells(content) == tuple((source, tuple(map(signed, years))) for source, years in PLAN)


def test_rows_are_called_what_the_plan_calls_them(published):
    names = table1(published, "nb").columns[0].cells
    assert names[2:] == ("Personer", "Anmeldte forhold VINR", "Beboere voksne", "Beboere barn", "Dagsamtaler")
    assert names[0] == f"{names[1]} per 1000"
    assert "vold og mishandling (ikke kun VINR)" in names[1]


@pytest.mark.parametrize("language", ("nb", "nn", "en"))
def test_every_language_has_the_same_numbers(published, language):
    found = cells(table1(published, language))
    assert found[POLICE][1] == tuple(map(signed, PLAN[POLICE][1]))
    assert found[ADULT][1] == tuple(map(signed, PLAN[ADULT][1]))
    assert found[OFFENCES][1][-1] == ".."
    assert found[RATE][1][0] == ("3.4" if language == "en" else "3,4")


def test_the_verdicts_are_those_of_the_methods(published):
    found = verdicts(table1(published, "nb"))
    assert found[RATE].startswith("Periodene overlapper, så vi kan ikke si om det er en trend")
    assert found[OFFENCES].startswith("Periodene overlapper, så vi kan ikke si om det er en trend")
    assert found[ASSAULT].startswith("For få år til å vurdere utvikling (1 av minst 5)")
    assert found[POLICE].startswith("For få år siden bruddet i 2016 til å vurdere utvikling (4 av minst 5)")
    assert found[ADULT].startswith("[Eksempeldata] For få år til å vurdere utvikling (4 av minst 5)")
    assert found[CHILD].startswith("[Eksempeldata] For få år til å vurdere utvikling (4 av minst 5)")
    assert found[TALKS].startswith(
        "[Eksempeldata] Flere samtaler i 2019 (291) enn i 2017 (145). Tre år er for lite til å si om det er en trend."
    )


def test_a_row_gives_the_same_verdict_as_its_figure(published):
    """Table, figure and paragraph use the same sentence."""
    found = verdicts(table1(published, "nb"))
    for row_, key in ((POLICE, "police-reports"), (ADULT, "residents"), (TALKS, "conversations")):
        verdict = FIGURES[key].chart(published, Selection()).finding.removeprefix("Bærum: ").split(" 2019. ")[-1]
        assert found[row_].removeprefix("[Eksempeldata] ").startswith(f"{verdict}.")


def test_the_plans_own_claims_are_not_repeated(published):
    """«Stabilt siden 2016» of 41, 27, 40, 41 and «økning» of 28 … 63 do not follow from the table."""
    found = verdicts(table1(published, "nb"))
    assert "stabilt" not in found[ADULT]
    assert "økning" not in found[POLICE]


def test_the_footnotes_say_what_brackets_mean_and_what_is_an_average_and_provisional(published):
    brackets, averages, provisional, signs, broken = table1(published, "nb").footnotes
    assert "Tall i parentes er alle" in brackets
    assert "anonym" in brackets
    assert "2014 er 2013–2014" in averages
    assert provisional.startswith("* ")
    assert "2019 er foreløpige" in provisional
    assert "Politiet sier at tall før og etter ikke er direkte sammenliknbare." in broken
    assert signs == "Tegn: «..» mangler: ikke med i filene som er levert."


def test_every_row_explains_its_signs_in_words(published):
    assert table1(published, "nb").statuses == (
        "2019: mangler",
        "2019: mangler",
        "2014: mangler; 2015: mangler; 2016: mangler; 2017: mangler; 2018: mangler",
        "2019: foreløpig",
        "2014: mangler; 2015: mangler",
        "2014: mangler; 2015: mangler",
        "2014: mangler; 2015: mangler; 2016: mangler",
    )


def test_the_source_line_names_all_four_sources_with_their_dates(published):
    source = table1(published, "nb").source
    assert "hentet 14.02.2020" in source
    assert "hentet 14.01.2020" in source
    assert "Overgrepsmottaket, Drammen legevakt" in source
    assert "krisesenter" in source


def test_a_later_year_is_a_new_column(publish):
    found = table1(publish(*rows("police.reports", {2018: 39, 2019: 63, 2020: 70})), "nb")
    assert [column.heading for column in found.columns[2:]] == ["2018", "2019", "2020"]
    assert cells(found)[POLICE][1] == ("39", "63", "70")


def test_withheld_numbers_keep_their_sign_alone_and_in_brackets(publish):
    found = table1(
        publish(
            *residents({2018: SUPPRESSED, 2019: 41}),
            *residents({2018: 81, 2019: SUPPRESSED}, CENTRE),
            *rows("police.reports", {2018: 39, 2019: 63}),
        ),
        "nb",
    )
    assert cells(found)[ADULT][1] == (":", "41 (:)")
    words = "skjult av hensyn til personvernet"
    assert found.statuses[ADULT] == f"2018: {words}; 2019 i parentes: {words}"


def test_brackets_are_missing_not_invented_where_nobody_counted_everyone(publish):
    assert cells(table1(publish(*residents({2019: 41})), "nb"))[ADULT][1] == ("41 (..)",)


def test_a_year_without_a_number_is_signed_before_a_series_begins_and_within_it(publish):
    found = table1(
        publish(
            *rows("police.reports", {2015: 57, 2016: 43, 2017: 52, 2018: 39}),
            *rows("centre.residents", {2015: "missing", 2016: 37, 2017: "missing", 2018: 49}, age_group=CHILDREN),
        ),
        "nb",
    )
    assert cells(found)[CHILD][1] == ("..", "37", "..", "49")


def test_a_number_of_zero_is_zero(publish):
    found = table1(publish(row("centre.residents", 2019, 0, age_group=ADULTS)), "nb")
    assert cells(found)[ADULT][1] == ("0 (..)",)


def test_nothing_is_called_provisional_that_is_not(publish):
    final = table1(publish(row("police.reports", 2019, 63)), "nb")
    early = table1(publish(row("police.reports", 2019, 63, status=PROVISIONAL)), "nb")
    assert len(early.footnotes) == len(final.footnotes) + 1


def test_constructed_numbers_are_marked_only_if_the_table_has_any(published, publish):
    assert table1(published, "nb").synthetic_words.startswith("Eksempeldata")
    small = publish(row("police.reports", 2019, 63), row("centre.conversation_users", 2019, 96, synthetic=True))
    assert table1(small, "nb").synthetic_words == ""


def test_a_folder_without_data_gives_a_table_without_years(publish):
    found = table1(publish(), "nb")
    assert len(found.columns) == 2
    assert set(verdicts(found)) == {"Ingen tall."}


def test_a_later_year_across_a_break_in_the_brackets_has_a_note(publish):
    """Røyken and Hurum joined «all» in 2020; the home municipality's own numbers can still be compared."""
    later = table1(publish(*residents({2019: 41, 2020: 44}), *residents({2019: 71, 2020: 90}, CENTRE)), "en")
    assert any("Røyken and Hurum moved from the crisis centre in Drammen" in note for note in later.footnotes)
    assert [column.heading for column in later.columns[2:]] == ["2019", "2020"]


def test_the_only_break_in_the_plans_own_years_is_the_penal_code(published):
    notes = table1(published, "nb").footnotes
    assert [note for note in notes if note.startswith(("Brudd", "Ny straffelov"))] == [notes[-1]]


def test_a_row_names_the_sources_that_its_numbers_came_from(publish):
    """A later year's rate is computed from Statistics Norway's count and population, and names both."""
    later = publish(
        *rows("violence.rate", {(2016, 2017): 3.9}, source="kommunehelsa"),
        *rows("violence.offences", {(2016, 2017): 479}, source="kommunehelsa"),
        *rows("violence.offences", {(2017, 2018): 497}),
        *rows("population", {2017: 124_008, 2018: 125_454}),
        *rows("police.reports", {2017: 52, 2018: 39}),
    )
    sources = table1(later, "nb").columns[1].cells
    assert sources[RATE] == f"{KOMMUNEHELSA}; SSB, tabell 08487; SSB, tabell 07459"
    assert sources[OFFENCES] == f"{KOMMUNEHELSA}; SSB, tabell 08487"
    assert "SSB, tabell 07459" in table1(later, "nb").source


def test_a_published_rate_names_no_population_that_it_was_not_computed_from(published):
    assert "07459" not in "".join(table1(published, "nb").columns[1].cells)


def test_a_row_without_numbers_names_the_source_it_is_awaited_from(publish):
    assert table1(publish(*rows("police.reports", {2019: 63})), "nb").columns[1].cells[TALKS] == CRISIS_CENTRE


def test_a_number_still_unpublished_is_marked_as_such(publish):
    waiting = publish(
        *rows("police.reports", {2018: 39}), *rows("centre.conversations", {2017: 145, 2018: "not_published"})
    )
    assert cells(table1(waiting, "nb"))[TALKS][1] == ("145", "Ikke publisert ennå")
