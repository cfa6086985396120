import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from dashboard.model.breaks import LANGUAGES, NATIONAL, break_years, breaks_for, breaks_with, load_breaks
from dashboard.model.judged import judge
from dashboard.model.select import series
from dashboard.store.current import load
from tests.conftest import WITHOUT_STATE, settings_for

DATA = Path(__file__).parents[2] / "data"
SHIPPED = breaks_with(DATA / "breaks.toml")

ENTRY = """
[[breaks]]
key = "new-form"
kind = "break"
date = 2018-10-01
indicators = ["centre.residents"]
regions = ["3201"]
source = "The centre's letter"
label = { nb = "Nytt skjema", nn = "Nytt skjema", en = "New form" }
words = { nb = "Nytt skjema.", nn = "Nytt skjema.", en = "New form." }
"""


def keys(indicator, region, start=2000, end=2030):
    return [item.key for item in breaks_for(SHIPPED, indicator, region, start, end)]


def written(tmp_path, text) -> Path:
    path = tmp_path / "breaks.toml"
    path.write_text(text, encoding="utf-8")
    return path


def words_of(key: str) -> dict[str, str]:
    return dict(next(item for item in SHIPPED if item.key == key).words)


def test_the_penal_code_is_a_break_until_the_police_confirm_comparability():
    found = breaks_for(SHIPPED, "police.reports", "3201", 2014, 2019)
    assert {item.key: item.is_break for item in found} == {"penal-code-2015": True, "police-reform-2016": False}
    assert break_years(found) == (2016,)


@pytest.mark.parametrize("key", ["penal-code-2015", "penal-code-2015-violence"])
def test_the_police_are_quoted_correctly(key):
    """politiet.no: statistics from before and after 1 October 2015 are not directly comparable."""
    assert "Politiet sier at tall før og etter ikke er direkte sammenliknbare." in words_of(key)["nb"]
    assert "Politiet seier at tal før og etter ikkje er direkte samanliknbare." in words_of(key)["nn"]
    assert "figures before and after are not directly comparable" in words_of(key)["en"]
    assert "så årene kan sammenliknes" not in words_of(key)["nb"]


def test_an_entry_of_ones_own_makes_the_penal_code_an_event_and_the_police_series_is_judged_over_all_years(tmp_path):
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder, ignore=WITHOUT_STATE)
    (entry,) = (part for part in NATIONAL.read_text(encoding="utf-8").split("\n\n") if '"penal-code-2015"\n' in part)
    event, changed = re.subn('^kind = "break"', 'kind = "event"', entry, flags=re.MULTILINE)
    assert changed == 1
    with (folder / "breaks.toml").open("a", encoding="utf-8") as own:
        own.write(f"\n{event}\n")
    published = load(settings_for(folder)).published
    found = judge(published, series(published, "police.reports", "3201"))
    assert (found.trend.verdict, found.trend.first_year, found.trend.n) == ("ingen_sikker_endring", 2014, 6)
    assert found.since_break is None


@pytest.mark.parametrize(
    ("key", "unconfirmed"),
    [("bufdir-2021", "1\u00a0979"), ("bufdir-2021-day-users", "3\u00a0058"), ("viken-2020", "grensene fra 2020")],
)
def test_unconfirmed_facts_are_called_assumptions(key, unconfirmed):
    """None of them has a source that could be opened (data review, November 2026)."""
    words = words_of(key)
    assert unconfirmed in words["nb"]
    assert "vi antar" in words["nb"].lower() and "ikke bekreftet" in words["nb"]
    assert "vi går ut frå" in words["nn"].lower() and "ikkje stadfesta" in words["nn"]
    assert "we assume" in words["en"].lower() and "not been confirmed" in words["en"]


def test_the_crisis_centre_law_has_the_plans_name():
    assert words_of("crisis-centre-law-2026")["nb"].startswith("Krisesenterloven")


def test_the_centres_total_breaks_when_municipalities_join_but_the_home_municipality_does_not():
    found = breaks_for(SHIPPED, "centre.residents", "centre:asker-baerum", 2016, 2022)
    assert break_years(found) == (2020, 2021)
    assert break_years(breaks_for(SHIPPED, "centre.residents", "3201", 2016, 2022)) == ()


def test_asker_breaks_at_its_new_borders_in_every_series():
    for indicator in ("police.reports", "violence.offences", "centre.residents", "population"):
        assert break_years(breaks_for(SHIPPED, indicator, "3203", 2016, 2023)) == (2020,)


def test_the_national_count_of_persons_breaks_in_2021_and_the_pandemic_is_an_event():
    found = breaks_for(SHIPPED, "centre.residents", "0", 2017, 2024)
    assert [(item.key, item.is_break) for item in found] == [("pandemic-2020", False), ("bufdir-2021", True)]


def test_day_users_are_persons_and_break_too():
    found = breaks_for(SHIPPED, "centre.day_users", "0", 2017, 2024)
    assert break_years(found) == (2021,)
    assert "3,358 day users" in found[-1].words["en"]


def test_visits_are_not_persons_and_do_not_break():
    assert break_years(breaks_for(SHIPPED, "centre.day_visits", "0", 2017, 2024)) == ()


def test_the_assault_centre_breaks_when_it_moves_in_2019():
    assert keys("assault_centre.persons", "assault:drammen") == ["assault-centre-2019"]
    assert keys("assault_centre.persons", "3201") == ["assault-centre-2019"]


def test_breaks_outside_the_series_are_ignored():
    assert keys("assault_centre.persons", "3201", 2018, 2019) == ["assault-centre-2019"]
    assert keys("assault_centre.persons", "3201", 2019, 2022) == []
    assert keys("assault_centre.persons", "3201", 2015, 2018) == []


def test_every_entry_has_words_and_source_in_three_languages():
    for item in SHIPPED:
        assert item.source
        assert set(item.label) == set(item.words) == set(LANGUAGES)
        assert all(len(label) <= 30 for label in item.label.values()), item.key
        assert all(words.endswith(".") for words in item.words.values()), item.key
        assert not item.words["en"].startswith("Break on") or item.is_break, item.key


def test_entries_are_in_chronological_order():
    assert [item.date for item in SHIPPED] == sorted(item.date for item in SHIPPED)


def test_a_day_late_in_the_year_counts_from_the_next_year(tmp_path):
    (item,) = load_breaks(written(tmp_path, ENTRY))
    assert (item.date, item.year) == (date(2018, 10, 1), 2019)


def test_an_entry_without_scope_applies_to_everything(tmp_path):
    scopes = ('indicators = ["centre.residents"]\n', 'regions = ["3201"]\n')
    text = ENTRY.replace(scopes[0], "").replace(scopes[1], "")
    (item,) = load_breaks(written(tmp_path, text))
    assert item.concerns("population", "0")


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('kind = "break"', 'kind = "brudd"', "kind"),
        ("date = 2018-10-01", 'date = "1.10.2018"', "date"),
        ("date = 2018-10-01", "date = 2018-10-01T12:00:00", "date"),
        ("centre.residents", "centre.beboere", "indicator"),
        (', en = "New form."', "", "words"),
        ('en = "New form"', 'en = ""', "label"),
        ('source = "The centre\'s letter"', 'source = ""', "source"),
        ('source = "The centre\'s letter"', "", "source"),
        ("regions", "region", "region"),
    ],
)
def test_an_invalid_entry_is_named_with_its_error(tmp_path, old, new, complaint):
    assert old in ENTRY
    with pytest.raises(ValueError, match=f"breaks.toml, 'new-form': .*{complaint}"):
        load_breaks(written(tmp_path, ENTRY.replace(old, new)))


def test_a_key_that_occurs_twice_is_refused(tmp_path):
    with pytest.raises(ValueError, match="'new-form' occurs twice"):
        load_breaks(written(tmp_path, ENTRY * 2))


def test_a_file_without_entries_has_no_breaks(tmp_path):
    assert load_breaks(written(tmp_path, "")) == ()
