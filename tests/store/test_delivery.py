"""What has come: what it would change, what is held and why, and what a person decides about it."""

import shutil
from datetime import date

import pytest

from dashboard.store.current import give, load, show_when_ready
from dashboard.store.delivery.arrivals import CHANGED as CHANGED_FILE
from dashboard.store.delivery.arrivals import NEW as NEW_FILE
from dashboard.store.delivery.arrivals import VANISHED
from dashboard.store.delivery.differences import CHANGED, GONE, NEW, OPENED, SETTLED, WITHHELD, differences
from dashboard.store.delivery.folder import Folder
from dashboard.store.serving.holder import Holder
from dashboard.store.store import Store
from dashboard.vocabulary.text import text
from loaders.phrases import worded
from loaders.schema import SUPPRESSED
from tests.loaders.examples import CRISIS_OLD, GOALS, MEASURES, SSB_PEOPLE, SSB_VIOLENCE, police, replaced
from tests.loaders.renderings import Text, write_jsonstat, write_text
from tests.store.delivering import acts, change, deliver, put, values, without_home
from tests.typed import rows

NEXT_YEAR = {"D6": 2019, "E6": 2020, "D7": 63, "D8": 63, "E7": 70, "E8": 70, "F6": "Endring 2019-2020, %"}


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "data"
    made.mkdir()
    return made


@pytest.fixture
def opened(folder, settings_of):
    """Takes in what lies in the folder, and returns its store."""

    def start(**changed):
        load(settings_of(folder, **changed))
        return Store(settings_of(folder, **changed))

    return start


def extract(day, **cells):
    """A police extract of another day; its stated change of percent is left out."""
    return police(A4=f"Uttrekksdato: {day}", F7=None, F8=None, **cells)


def codes(proposal):
    return [held.code for held in proposal.held]


def said(proposal, code):
    """The words of the one reason of this kind, in bokmål."""
    (held,) = [held for held in proposal.held if held.code == code]
    return worded(held.words, text("nb"))


def kinds(proposal):
    return {one.name: one.kind for one in proposal.judged}


def come(store):
    """What has come since the last publication."""
    return store.inbox.arrivals(store.inbox.look(), store.entries())


def changed_rows(proposal, *kinds):
    return proposal.differences.of(*kinds)[["period_end", "old", "value"]].to_numpy().tolist()


# What is seen


def test_a_new_and_a_changed_file_are_arrivals_and_a_renamed_or_touched_one_is_none(folder, opened):
    put(folder / "politi" / "a.xlsx", police())
    store = opened()
    assert come(store) == ()
    (folder / "politi" / "a.xlsx").rename(folder / "b.xlsx")
    (folder / "b.xlsx").touch()
    assert come(store) == ()
    put(folder / "centre.xlsx", {"Ark1": CRISIS_OLD})
    assert kinds(store.propose()) == {"centre.xlsx": NEW_FILE}
    change(folder / "b.xlsx", D7=40, D8=40)
    shutil.move(folder / "b.xlsx", folder / "politi" / "a.xlsx")
    assert kinds(store.propose()) == {"centre.xlsx": NEW_FILE, "politi/a.xlsx": CHANGED_FILE}


def test_a_lock_file_and_the_state_are_no_arrivals(folder, opened):
    put(folder / "a.xlsx", police())
    store = opened()
    (folder / "~$a.xlsx").write_text("open")
    assert come(store) == ()


def test_every_number_is_new_changed_gone_withheld_opened_settled_or_unchanged(publish):
    before = {2010: 10, 2011: 11, 2012: 12, 2013: 13, 2014: SUPPRESSED, 2015: SUPPRESSED, 2016: SUPPRESSED}
    after = {2010: 10, 2011: 21, 2013: SUPPRESSED, 2014: SUPPRESSED, 2015: 15, 2017: 17, 2018: SUPPRESSED}
    old = publish(*rows("police.reports", before), *rows("police.reports", {2019: 63}, status="provisional"))
    new = publish(*rows("police.reports", after), *rows("police.reports", {2019: 63}))
    found = differences(old.frame, new.frame)
    assert dict(zip(found.rows["period_end"], found.rows["change"], strict=True)) == {
        2011: CHANGED, 2012: GONE, 2013: WITHHELD, 2015: OPENED, 2016: GONE, 2017: NEW, 2018: WITHHELD, 2019: SETTLED,
    }  # fmt: skip
    assert found.unchanged == 2
    assert found.of(CHANGED)[["old", "value"]].to_numpy().tolist() == [[11, 21]]


def test_a_source_that_says_nothing_any_more_of_what_it_never_knew_is_no_difference(publish):
    old = publish(*rows("police.reports", {2018: "missing", 2019: 63}))
    assert differences(old.frame, publish(*rows("police.reports", {2019: 63})).frame).rows.empty


def test_the_differences_of_several_indicators_are_in_the_order_of_their_keys(publish):
    old = publish(*rows("violence.offences", {2018: 63, 2019: 64}), *rows("police.reports", {2019: 63}))
    new = publish(*rows("violence.offences", {2018: 63, 2019: 70}), *rows("population", {2019: 900}))
    found = differences(old.frame, new.frame)
    assert found.rows[["indicator", "change"]].to_numpy().tolist() == [
        ["police.reports", GONE],
        ["population", NEW],
        ["violence.offences", CHANGED],
    ]
    assert found.unchanged == 1


def test_two_empty_tables_have_no_differences(publish):
    frame = publish(*rows("police.reports", {2019: 63})).frame.iloc[:0]
    found = differences(frame, frame)
    assert (len(found.rows), found.unchanged) == (0, 0)


# What is held, and why


def test_a_year_more_in_a_file_of_its_own_is_held_for_nothing(folder, opened):
    put(folder / "2019.xlsx", police())
    store = opened()
    put(folder / "2020.xlsx", extract("14.01.2021", **NEXT_YEAR))
    proposal = store.propose()
    assert codes(proposal) == []
    assert [row[::2] for row in changed_rows(proposal, NEW)] == [[2020, 70]]
    assert proposal.differences.unchanged == 2


def test_a_small_revision_in_a_corrected_file_is_held_for_nothing(folder, opened):
    put(folder / "a.xlsx", police())
    store = opened()
    put(folder / "a.xlsx", extract("14.03.2020", E7=66, E8=66))
    proposal = store.propose()
    assert codes(proposal) == []
    assert changed_rows(proposal, CHANGED) == [[2019, 63, 66]]


def test_a_known_number_that_disappears_is_held(folder, opened):
    put(folder / "a.xlsx", police())
    store = opened()
    put(folder / "a.xlsx", extract("14.01.2020", **NEXT_YEAR))
    proposal = store.propose()
    assert codes(proposal) == ["gone"]
    assert "1 kjent tall ville bli borte" in said(proposal, "gone")
    assert "Bærum 2018" in said(proposal, "gone")
    assert changed_rows(proposal, GONE)[0][:2] == [2018, 39]


def test_a_file_that_vanishes_is_held_and_its_numbers_stay(folder, opened, settings_of):
    put(folder / "a.xlsx", police())
    put(folder / "centre.xlsx", {"Ark1": CRISIS_OLD})
    store = opened()
    (folder / "a.xlsx").unlink()
    proposal = store.propose(left_out=None)
    assert (kinds(proposal), codes(proposal)) == ({"a.xlsx": VANISHED}, ["vanished"])
    assert (proposal.is_something, proposal.left_out) == (False, {"a.xlsx"})
    assert "a.xlsx ligger ikke i datamappen lenger" in said(proposal, "vanished")
    assert values(load(settings_of(folder))) == {2018: 39, 2019: 63}


def test_a_vanished_file_that_somebody_says_yes_to_is_gone(folder, opened, settings_of):
    put(folder / "a.xlsx", police())
    put(folder / "centre.xlsx", {"Ark1": CRISIS_OLD})
    opened()
    (folder / "a.xlsx").unlink()
    assert values(deliver(settings_of(folder))) == {}


def test_the_files_of_a_subfolder_that_vanishes_are_held(folder, opened):
    put(folder / "politi" / "a.xlsx", police())
    put(folder / "centre.xlsx", {"Ark1": CRISIS_OLD})
    store = opened()
    shutil.rmtree(folder / "politi")
    assert codes(store.propose(left_out=None)) == ["vanished"]


def test_an_emptied_folder_is_a_drive_that_dropped_out_and_no_yes_helps(folder, opened, settings_of):
    put(folder / "a.xlsx", police())
    put(folder / "centre.xlsx", {"Ark1": CRISIS_OLD})
    store = opened()
    for path in folder.glob("*.xlsx"):
        path.unlink()
    proposal = store.propose()
    assert (codes(proposal), kinds(proposal), proposal.held[0].files) == (["unreachable"], {}, ())
    assert "Ingen av filene ligger i datamappen lenger" in said(proposal, "unreachable")
    assert values(deliver(settings_of(folder))) == {2018: 39, 2019: 63}


def test_an_unreachable_folder_is_held(folder, tmp_path, settings_of):
    """The state lies elsewhere, as the setting allows, and the drive with the data is gone."""
    settings = settings_of(folder, state=str(tmp_path / "state"))
    put(folder / "a.xlsx", police())
    load(settings)
    folder.rename(tmp_path / "gone")
    proposal = Store(settings).propose()
    assert codes(proposal) == ["unreachable"]
    assert "Datamappen kan ikke nås" in said(proposal, "unreachable")
    assert values(load(settings)) == {2018: 39, 2019: 63}


def test_a_subfolder_that_cannot_be_opened_is_held(folder, opened, monkeypatch):
    """Root may open every folder, so the listing says what it says to other users."""
    put(folder / "politi" / "a.xlsx", police())
    put(folder / "centre.xlsx", {"Ark1": CRISIS_OLD})
    store = opened()
    shutil.move(folder / "politi", folder / ".hidden")
    (folder / "politi").mkdir()
    monkeypatch.setattr(
        "dashboard.store.delivery.folder.files_in", lambda path: [folder / "centre.xlsx", folder / "politi"]
    )
    proposal = store.propose()
    assert codes(proposal)[:1] == ["unreachable"]
    assert VANISHED not in kinds(proposal).values()
    assert "«politi»" in said(proposal, "unreachable")


def test_files_that_disagree_are_held_and_the_known_number_stays(folder, opened, settings_of):
    """Neither says when it was extracted, so no date decides."""
    put(folder / "old.xlsx", police(A4=None))
    store = opened()
    put(folder / "new.xlsx", police(A4=None, D7=41, D8=41, F7=None, F8=None))
    proposal = store.propose(left_out=None)
    assert (codes(proposal), proposal.left_out) == (["disagree"], {"new.xlsx"})
    assert "old.xlsx" in said(proposal, "disagree")
    assert "new.xlsx" in said(proposal, "disagree")
    assert proposal.held[0].files == ("new.xlsx",)
    assert values(load(settings_of(folder)))[2018] == 39


def test_of_files_that_disagree_the_one_that_somebody_says_yes_to_is_used(folder, opened, settings_of):
    """A corrected file beside the old one: its number replaces the old, which was taken down before."""
    put(folder / "old.xlsx", police(A4=None))
    store = opened()
    put(folder / "new.xlsx", police(A4=None, D7=41, D8=41, F7=None, F8=None))
    assert changed_rows(store.propose(), CHANGED) == [[2018, 39, 41]]
    shown = deliver(settings_of(folder))
    assert values(shown) == {2018: 41, 2019: 63}
    assert [problem.severity for problem in shown.problems if problem.code == "files_disagree"] == ["warning"]
    assert codes(Store(settings_of(folder)).propose()) == []


def test_files_that_disagree_from_the_start_give_no_number(folder, opened, settings_of):
    put(folder / "a.xlsx", police(A4=None))
    put(folder / "b.xlsx", police(A4=None, D7=41, D8=41, F7=None, F8=None))
    opened()
    assert values(load(settings_of(folder))) == {2019: 63}


def test_a_number_revised_by_more_than_usual_is_held(folder, opened):
    put(folder / "a.xlsx", police())
    store = opened()
    change(folder / "a.xlsx", E7=163, E8=163, F7=None, F8=None)
    proposal = store.propose()
    assert codes(proposal) == ["revised"]
    assert "1 tall er endret mer enn vanlig" in said(proposal, "revised")
    assert changed_rows(proposal, CHANGED) == [[2019, 63, 163]]


@pytest.mark.parametrize(
    ("old", "new", "is_held"), [(63, 91, False), (63, 95, True), (10_000, 11_000, False), (10_000, 11_200, True)]
)
def test_a_revision_is_unusual_beyond_three_deviations_and_a_tenth(folder, opened, old, new, is_held):
    """3·√91 is more than the 28 of 91, and 3·√95 less than the 32 of 95; of 11 000 a tenth is 1 100."""
    put(folder / "a.xlsx", police(E7=old, E8=old, F7=None, F8=None))
    store = opened()
    change(folder / "a.xlsx", E7=new, E8=new)
    assert (codes(store.propose()) == ["revised"]) == is_held


def test_a_series_revised_as_a_whole_is_held_however_little(small_data, settings_of):
    load(settings_of(small_data))
    counts = dict(zip("DEFGHI", (28, 57, 43, 52, 39, 63), strict=True))
    change(small_data / "VINR.xlsx", **{f"{column}{at}": counts[column] + 1 for column in counts for at in (7, 8)})
    proposal = Store(settings_of(small_data)).propose()
    assert codes(proposal) == ["revised"]
    assert "6 tall" in said(proposal, "revised")


def test_a_place_never_seen_is_held(folder, opened):
    put(folder / "08487.xlsx", {"Ark1": SSB_VIOLENCE})
    store = opened()
    more = [*SSB_VIOLENCE[:7], ["0301 Oslo", "¬ Vold og mishandling", 9000, 9100, 9200], *SSB_VIOLENCE[7:]]
    put(folder / "08487.xlsx", {"Ark1": more})
    proposal = store.propose()
    assert codes(proposal) == ["new_place"]
    assert "Oslo" in said(proposal, "new_place")


PEOPLE = [*SSB_PEOPLE[:5], ["0219 Bærum (-2019)", 118588, 120685], SSB_PEOPLE[5]]


@pytest.mark.parametrize(
    ("year", "today", "is_held"),
    [("2016", date(2016, 1, 1), False), ("2017", date(2026, 3, 14), True), ("2016", date(2015, 12, 31), True)],
)
def test_a_year_that_does_not_follow_or_has_not_come_is_held(folder, opened, year, today, is_held):
    put(folder / "07459.xlsx", {"Ark1": PEOPLE})
    store = opened()
    added = zip(PEOPLE[3:], (year, 60106, 122348, "."), strict=True)
    put(folder / "07459.xlsx", {"Ark1": [*PEOPLE[:3], *([*row, value] for row, value in added)]})
    proposal = store.proposer.propose(store.base(), come(store), today=today)
    assert codes(proposal) == (["new_year"] if is_held else [])
    assert not is_held or year in said(proposal, "new_year")


def test_a_source_delivered_for_another_municipality_is_held(folder, opened):
    put(folder / "a.xlsx", police())
    store = opened()
    elsewhere = police(B7="Asker", D7=20, E7=21, D8=20, E8=21, F7=None, F8=None)
    put(folder / "b.xlsx", elsewhere)
    proposal = store.propose()
    assert codes(proposal) == ["elsewhere"]  # Asker is a member of the centre, so it is no new place
    assert "b.xlsx gjelder Asker" in said(proposal, "elsewhere")
    assert "og ikke Bærum" in said(proposal, "elsewhere")


def test_measures_that_disappear_are_held(folder, opened):
    put(folder / "tiltak.xlsx", {"Tiltak": MEASURES, "Mål": GOALS})
    store = opened()
    put(folder / "tiltak.xlsx", {"Tiltak": MEASURES[:2], "Mål": GOALS})
    proposal = store.propose()
    assert codes(proposal) == ["gone"]
    assert "bli borte fra registeret: 2." in said(proposal, "gone")


# Bad files and descriptions


def test_a_bad_file_does_not_stop_a_good_one(folder, opened, settings_of):
    put(folder / "a.xlsx", police())
    store = opened()
    (folder / "broken.xlsx").write_bytes(b"PK\x03\x04 half a file")
    put(folder / "unknown.xlsx", {"Ark1": [["Noe helt annet"]]})
    put(folder / "centre.xlsx", {"Ark1": CRISIS_OLD})
    proposal = store.propose()
    assert [one.name for one in proposal.refused] == ["broken.xlsx", "unknown.xlsx"]
    assert all(one.problems for one in proposal.refused)
    assert [one.name for one in proposal.taken] == ["centre.xlsx"]
    shown = deliver(settings_of(folder))
    assert values(shown, "centre.residents", age_group="adults") == {2017: 27}
    assert {report.file for report in shown.files} == {"a.xlsx", "centre.xlsx"}


def test_a_file_that_is_replaced_by_a_bad_one_keeps_its_numbers(folder, opened, settings_of):
    put(folder / "a.xlsx", police())
    store = opened()
    (folder / "a.xlsx").write_bytes(b"PK\x03\x04 half a file")
    proposal = store.propose()
    assert ([one.name for one in proposal.refused], proposal.is_something) == (["a.xlsx"], False)
    assert values(deliver(settings_of(folder))) == {2018: 39, 2019: 63}


@pytest.mark.parametrize("name", ["catalogue.toml", "places.toml", "breaks.toml", "plan.toml"])
@pytest.mark.parametrize("content", [b"half = ", b"\xff\xfe"])
def test_a_description_that_cannot_be_read_keeps_the_last_good_one(folder, settings_of, name, content):
    put(folder / "a.xlsx", police())
    settings = settings_of(folder)
    before = load(settings)
    (folder / name).write_bytes(content)
    store = Store(settings)
    proposal = store.propose()
    assert [one.name for one in proposal.refused] == [name]
    assert "half" not in str([problem.message for problem in proposal.refused[0].problems])
    assert proposal.after.version == before.published.version


def test_a_description_that_comes_is_part_of_the_edition_and_kept_with_it(folder, opened, settings_of, data_folder):
    put(folder / "a.xlsx", police())
    opened()
    words = (data_folder / "catalogue.toml").read_text(encoding="utf-8")
    name = "Oslo politidistrikt, STRASAK"
    (folder / "catalogue.toml").write_text(words.replace(name, "Et annet distrikt"), encoding="utf-8")
    assert deliver(settings_of(folder)).published.catalogue.sources["police"].name["nb"] == "Et annet distrikt"
    (folder / "catalogue.toml").write_text("half", encoding="utf-8")
    assert load(settings_of(folder)).published.catalogue.sources["police"].name["nb"] == "Et annet distrikt"


# What a person decides


def test_a_discarded_file_is_not_seen_again_until_it_changes(folder, opened):
    put(folder / "a.xlsx", police())
    store = opened()
    put(folder / "centre.xlsx", {"Ark1": CRISIS_OLD})
    store.inbox.discard(store.propose(), ["centre.xlsx"], "Kari", "Feil år")
    assert store.propose().judged == ()
    assert (acts(store)[-1].act, acts(store)[-1].who, acts(store)[-1].why) == ("discard", "Kari", "Feil år")
    put(folder / "centre.xlsx", {"Ark1": replaced(CRISIS_OLD, A17="* En annen merknad.")})
    assert kinds(store.propose()) == {"centre.xlsx": NEW_FILE}


def test_a_vanished_file_may_be_kept_and_is_not_told_again(folder, opened, settings_of):
    put(folder / "a.xlsx", police())
    put(folder / "centre.xlsx", {"Ark1": CRISIS_OLD})
    store = opened()
    (folder / "a.xlsx").unlink()
    store.inbox.discard(store.propose(), ["a.xlsx"], "Kari", "Tallene gjelder fortsatt")
    assert (store.propose().judged, store.propose().held) == ((), ())
    assert values(deliver(settings_of(folder))) == {2018: 39, 2019: 63}


def test_what_is_left_out_still_waits(folder, opened, settings_of):
    put(folder / "a.xlsx", police())
    opened()
    put(folder / "centre.xlsx", {"Ark1": CRISIS_OLD})
    change(folder / "a.xlsx", D7=40, D8=40, F7=None, F8=None)
    shown = deliver(settings_of(folder), left_out=["centre.xlsx"])
    assert (values(shown)[2018], values(shown, "centre.residents", age_group="adults")) == (40, {})
    assert kinds(Store(settings_of(folder)).propose()) == {"centre.xlsx": NEW_FILE}


def test_a_yes_is_to_what_was_seen(folder, opened):
    put(folder / "a.xlsx", police())
    store = opened()
    put(folder / "centre.xlsx", {"Ark1": CRISIS_OLD})
    first = store.propose()
    assert store.propose().key == first.key
    assert store.propose(left_out=["centre.xlsx"]).key != first.key
    put(folder / "centre.xlsx", {"Ark1": replaced(CRISIS_OLD, A17="* En annen merknad.")})
    assert store.propose().key != first.key


def test_a_dropped_file_waits_is_published_and_is_not_missed_in_the_folder(folder, tmp_path, opened, settings_of):
    put(folder / "a.xlsx", police())
    store = opened()
    content = put(tmp_path / "dropped.xlsx", {"Ark1": CRISIS_OLD}).read_bytes()
    assert store.inbox.drop("sendt/krisesenter.xlsx", content, "Kari", store.entries())
    assert kinds(store.propose()) == {"sendt/krisesenter.xlsx": NEW_FILE}
    assert values(deliver(settings_of(folder)), "centre.residents", age_group="adults") == {2017: 27}
    again = Store(settings_of(folder)).propose()
    assert (again.judged, again.held) == ((), ())


@pytest.mark.parametrize(("name", "write"), [("08487.csv", write_text), ("08487.json", write_jsonstat)])
def test_a_dropped_text_file_of_a_bank_is_published(folder, tmp_path, opened, settings_of, name, write):
    put(folder / "a.xlsx", police())
    store = opened()
    write(tmp_path / name, *([Text()] if name.endswith("csv") else []))
    assert store.inbox.drop(name, (tmp_path / name).read_bytes(), "Kari", store.entries())
    assert kinds(store.propose()) == {name: NEW_FILE}
    assert values(deliver(settings_of(folder)), "violence.offences") == {2016: 456, 2021: 583, 2024: 754}


def test_a_discarded_drop_is_kept_nowhere(folder, tmp_path, opened):
    put(folder / "a.xlsx", police())
    store = opened()
    content = put(tmp_path / "dropped.xlsx", {"Ark1": [["Noe"]]}).read_bytes()
    assert store.inbox.drop("unknown.xlsx", content, "Kari", store.entries())
    before = len(list(store.state.files_folder.glob("*/*")))
    store.inbox.discard(store.propose(), ["unknown.xlsx"], "Kari", "")
    assert store.propose().judged == ()
    assert len(list(store.state.files_folder.glob("*/*"))) == before - 1


def test_named_files_are_arrivals_and_nothing_else_is(folder, tmp_path, opened):
    put(folder / "a.xlsx", police())
    store = opened()
    put(folder / "centre.xlsx", {"Ark1": CRISIS_OLD})
    put(tmp_path / "sent" / "2017" / "people.xlsx", {"Ark1": SSB_PEOPLE})
    named = store.inbox.named([tmp_path / "sent"], store.entries())
    assert [(one.name, one.in_folder) for one in named] == [("2017/people.xlsx", False)]
    assert kinds(store.proposer.propose(store.base(), named)) == {"2017/people.xlsx": NEW_FILE}
    (inside,) = store.inbox.named([folder / "centre.xlsx"], store.entries())
    assert (inside.name, inside.in_folder) == ("centre.xlsx", True)


def test_a_mistake_that_is_discarded_withholds_nothing_afterwards(centre_data, newest, settings_of):
    """A new year without Bærum's rows: shown to anybody, it would cost 14 numbers of the right file for ever."""
    settings = settings_of(centre_data)
    path, whole = newest
    give(load(settings))
    path.write_bytes(whole)
    without_home(path)
    store = Store(settings)
    proposal = store.propose(left_out=None)
    assert (codes(proposal), proposal.left_out) == (["elsewhere"], {path.relative_to(centre_data).as_posix()})
    store.inbox.discard(proposal, proposal.left_out, "Kari", "Bærum mangler")
    path.write_bytes(whole)
    assert deliver(settings).published.frame["value"].count() == 77


def test_a_known_place_that_is_missing_from_a_corrected_file_is_held(data_folder, tmp_path, settings_of):
    copied = tmp_path / "data"
    shutil.copytree(data_folder / "krisesenter", copied / "krisesenter")
    before = load(settings_of(copied))
    path = next((copied / "krisesenter").glob("*2018*"))
    whole = path.read_bytes()
    without_home(path)
    proposal = Store(settings_of(copied)).propose(left_out=None)
    assert (codes(proposal), proposal.is_something) == (["gone", "elsewhere"], False)
    assert "14 kjente tall ville bli borte" in said(proposal, "gone")
    path.write_bytes(whole)
    assert deliver(settings_of(copied)).edition == before.edition


# publish = "auto"


@pytest.fixture
def automatic(folder, settings_of):
    """A server that takes in what is harmless by itself."""
    put(folder / "a.xlsx", police())
    holder = Holder(settings_of(folder, publish="auto", reload_seconds=0))
    holder.refresh()
    return holder


def test_by_itself_it_takes_in_what_is_harmless(folder, automatic):
    put(folder / "centre.xlsx", {"Ark1": CRISIS_OLD})
    automatic.refresh()
    assert values(automatic.wait(), "centre.residents", age_group="adults") == {2017: 27}
    assert automatic.wait().edition == 2


def test_by_itself_it_holds_what_revises_or_loses_and_takes_in_the_rest(folder, automatic):
    put(folder / "centre.xlsx", {"Ark1": CRISIS_OLD})
    change(folder / "a.xlsx", D7=40, D8=40, F7=None, F8=None)
    automatic.refresh()
    automatic.refresh()
    shown = automatic.wait()
    assert (values(shown)[2018], values(shown, "centre.residents", age_group="adults")) == (39, {2017: 27})
    assert shown.pending.waiting == 1


def test_by_itself_it_takes_in_nothing_that_is_read_with_a_warning(folder, automatic):
    """Something is left out then, or may be wrong; here another sheet, which nobody has looked at."""
    other = [["Kommune", "Antall personer"], ["Bærum", 12], ["Asker", 9], ["Lier", 8]]
    put(folder / "centre.xlsx", {"Ark1": CRISIS_OLD, "Ark2": other})
    proposal = automatic.store().propose(left_out=None)
    assert [problem.severity for one in proposal.taken for problem in one.problems] == ["warning"]
    automatic.refresh()
    automatic.refresh()
    assert (automatic.wait().edition, automatic.wait().pending.waiting) == (1, 1)


def test_by_itself_it_takes_nothing_out(folder, automatic):
    put(folder / "centre.xlsx", {"Ark1": CRISIS_OLD})
    automatic.refresh()
    (folder / "a.xlsx").unlink()
    automatic.refresh()
    automatic.refresh()
    assert values(automatic.wait()) == {2018: 39, 2019: 63}
    assert [held.code for held in automatic.wait().pending.held] == ["vanished"]


def test_by_itself_it_takes_in_no_description(folder, automatic, data_folder):
    shutil.copy(data_folder / "catalogue.toml", folder / "catalogue.toml")
    automatic.refresh()
    assert automatic.wait().edition == 1
    assert automatic.wait().pending.waiting == 1


def test_a_file_that_cannot_be_read_is_looked_at_again(folder):
    """Another program may be writing it."""
    path = put(folder / "a.xlsx", police())
    look = Folder(folder).look()
    assert list(look.files) == ["a.xlsx"]
    path.unlink()
    path.symlink_to(folder / "nowhere.xlsx")
    assert Folder(folder).look().files["a.xlsx"].sha256 == ""


def test_by_itself_it_does_not_take_in_again_what_was_withdrawn(folder, automatic):
    put(folder / "centre.xlsx", {"Ark1": CRISIS_OLD})
    automatic.refresh()
    store = automatic.store()
    show_when_ready(store, store.withdraw(1, "Kari", "Feil fil").number)
    for _ in range(2):
        automatic.refresh()
    assert automatic.wait().edition == 1
    assert [held.code for held in automatic.wait().pending.held] == ["withdrawn"]
    deliver(automatic.settings)
    automatic.refresh()
    assert automatic.wait().edition == 3


def test_by_itself_it_holds_what_is_said_otherwise_of_a_known_measure(folder, automatic):
    put(folder / "tiltak.xlsx", {"Tiltak": MEASURES, "Mål": GOALS})
    automatic.refresh()
    assert automatic.wait().edition == 2
    renamed = [list(row) for row in MEASURES]
    at = next(number for number, row in enumerate(renamed) if row[0] == 2)
    renamed[at][1] = "Et annet navn"
    put(folder / "tiltak.xlsx", {"Tiltak": renamed, "Mål": GOALS})
    automatic.refresh()
    assert (automatic.wait().edition, automatic.wait().pending.waiting) == (2, 1)
