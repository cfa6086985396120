"""An act is whole or has not happened: who wins, what is noted, and what an edition must never show beside another."""

import shutil
import threading

import pytest

from dashboard.model.margins import with_margins
from dashboard.store.current import give, load, show_when_ready
from dashboard.store.database.records import OvertakenError
from dashboard.store.editions import durable
from dashboard.store.protection import ProtectionError
from dashboard.store.store import FIRST, PUBLISHED, SETTINGS, Store
from loaders import load_folder
from tests.conftest import settings_for
from tests.model.attacker import findings
from tests.store.delivering import acts, change, deliver, values

POLICE = "VINR.xlsx"


def given(store):
    return [row.given for row in store.state.rows()]


def test_an_empty_state_takes_in_what_it_finds_as_its_first_edition(small_data, settings_of):
    snapshot = load(settings_of(small_data))
    assert (snapshot.edition, snapshot.publication, values(snapshot)[2018]) == (1, 1, 39)
    (act,) = acts(Store(settings_of(small_data)))
    assert (act.who, act.act, act.edition, len(act.files)) == ("vinr", FIRST, 1, 1)


def test_a_changed_folder_changes_nothing_until_somebody_says_yes(small_data, settings_of):
    load(settings_of(small_data))
    change(small_data / POLICE, H7=40, H8=40)
    assert values(load(settings_of(small_data)))[2018] == 39
    store = Store(settings_of(small_data))
    number = store.publish(store.propose(), "Kari", "Rettet av politiet").number
    assert values(load(settings_of(small_data)))[2018] == 39, "not before every server is ready"
    show_when_ready(store, number)
    assert values(load(settings_of(small_data)))[2018] == 40
    last = acts(store)[-1]
    assert (last.who, last.act, last.why, last.edition) == ("Kari", PUBLISHED, "Rettet av politiet", 2)
    assert last.files == (durable.digest((small_data / POLICE).read_bytes()),)


def test_a_revised_number_is_listed_in_the_next_edition(small_data, settings_of):
    load(settings_of(small_data))
    change(small_data / POLICE, I7=66, I8=66)
    changes = deliver(settings_of(small_data)).changes
    assert changes.revised[["old", "value"]].to_numpy().tolist() == [[63, 66]]


def test_the_delivered_file_is_kept_as_it_came(small_data, settings_of):
    content = (small_data / POLICE).read_bytes()
    store = Store(settings_of(small_data))
    load(settings_of(small_data))
    (small_data / POLICE).write_bytes(b"something else")
    (entry,) = store.base().content.entries
    assert (entry.name, entry.edition, entry.in_folder) == (POLICE, 1, True)
    assert durable.get(store.state.files_folder, entry.sha256, ".xlsx") == content


def test_loading_gives_nothing_out_and_giving_is_noted_once(small_data, settings_of):
    snapshot = load(settings_of(small_data))
    store = Store(settings_of(small_data))
    assert given(store) == [False]
    for _ in range(2):
        give(snapshot)
    assert given(store) == [True]
    assert store.state.check(every_byte=True) == ()


def test_of_two_who_publish_one_wins_and_the_other_is_told(small_data, settings_of):
    load(settings_of(small_data))
    change(small_data / POLICE, H7=40, H8=40)
    stores = [Store(settings_of(small_data)) for _ in range(2)]
    proposals = [store.propose() for store in stores]
    start, outcomes = threading.Barrier(2), []

    def publish(store, proposal):
        start.wait(60)
        try:
            outcomes.append(store.publish(proposal, "Kari", "").number)
        except OvertakenError:
            outcomes.append("overtaken")

    threads = [threading.Thread(target=publish, args=pair) for pair in zip(stores, proposals, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(outcomes, key=str) == [2, "overtaken"]
    assert len(stores[0].state.rows()) == 2
    assert stores[0].state.check(every_byte=True) == ()


def test_several_who_open_an_empty_state_at_once_make_one_edition(small_data, settings_of):
    start, found = threading.Barrier(3), []
    settings = settings_of(small_data)

    def opened():
        start.wait(60)
        found.append(load(settings))

    threads = [threading.Thread(target=opened) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert [(one.edition, one.publication) for one in found] == [(1, 1)] * 3
    assert len({one.published.version for one in found}) == 1


def test_a_file_that_has_changed_since_it_was_seen_is_not_what_was_said_yes_to(small_data, settings_of):
    load(settings_of(small_data))
    store = Store(settings_of(small_data))
    change(small_data / POLICE, H7=40, H8=40)
    proposal = store.propose()
    change(small_data / POLICE, H7=400, H8=400)
    with pytest.raises(OvertakenError):
        store.publish(proposal, "Kari", "")
    assert len(store.state.rows()) == 1


def test_a_file_that_cannot_be_read_when_somebody_says_yes_is_named(small_data, settings_of):
    load(settings_of(small_data))
    store = Store(settings_of(small_data))
    change(small_data / POLICE, H7=40, H8=40)
    proposal = store.propose()
    (small_data / POLICE).unlink()
    (small_data / POLICE).mkdir()
    with pytest.raises(ProtectionError, match=r"“VINR\.xlsx” can't be read.*Close the file"):
        store.publish(proposal, "Kari", "")
    assert len(store.state.rows()) == 1


def test_where_an_earlier_edition_is_damaged_nothing_is_published_and_the_last_good_stays(small_data, settings_of):
    load(settings_of(small_data))
    change(small_data / POLICE, H7=40, H8=40)
    shown = deliver(settings_of(small_data))
    store = Store(settings_of(small_data))
    change(small_data / POLICE, H7=41, H8=41)
    proposal = store.propose()
    first = durable.path_of(store.state.editions_folder, store.state.rows()[0].sha256, ".zip")
    whole = first.read_bytes()
    first.write_bytes(whole[:-1])
    for act in (store.propose, lambda: store.publish(proposal, "Kari", ""), lambda: store.withdraw(1, "Kari", "")):
        with pytest.raises(ProtectionError, match=first.name):
            act()
    assert (len(store.state.rows()), len(acts(store))) == (2, 2)
    assert load(settings_of(small_data)).published.frame.equals(shown.published.frame)
    again = load(settings_of(small_data, home="3203", partners=("3201",)))  # shown as it is
    assert (again.edition, len(store.state.rows())) == (2, 2)
    with pytest.raises(ProtectionError, match=first.name):  # it shows what these settings withhold
        load(settings_of(small_data, threshold=50))
    first.write_bytes(whole)
    assert store.publish(proposal, "Kari", "").number == 3


def test_other_settings_make_the_edition_anew_by_themselves(small_data, settings_of):
    first = load(settings_of(small_data))
    raised = load(settings_of(small_data, threshold=50))
    assert (raised.edition, values(raised)) == (2, {2015: 57, 2017: 52, 2019: 63})
    assert raised.published.version != first.published.version
    assert [act.act for act in acts(Store(settings_of(small_data)))] == [FIRST, SETTINGS]


def test_other_settings_take_nothing_in_that_waits(small_data, settings_of):
    load(settings_of(small_data))
    change(small_data / POLICE, I7=66, I8=66)
    assert values(load(settings_of(small_data, threshold=50)))[2019] == 63


def test_another_home_on_the_same_files_does_not_show_what_the_first_hid(data_folder, tmp_path, settings_of):
    copied = tmp_path / "data"
    shutil.copytree(data_folder / "krisesenter", copied / "krisesenter")
    shown = []
    for home in ("3201", "0220", "3201"):
        shown.append(load(settings_of(copied, home=home)))
        give(shown[-1])
    truth = with_margins(load_folder(copied).observations)
    truth = truth[truth["indicator"] != "centre.stays"].reset_index(drop=True)
    earlier = [snapshot.published.frame for snapshot in shown]
    assert findings(earlier[1], truth, editions=earlier[:1]) == []
    assert findings(earlier[2], truth, editions=earlier[:2]) == []


def test_the_version_reveals_nothing_about_withheld_numbers(small_data):
    """Readers see the version: if derived from the files, it would let them test guesses."""
    hidden = settings_for(small_data, threshold=1000)
    first = load(hidden).published
    change(small_data / POLICE, H7=40, H8=40)
    assert deliver(hidden).published.version == first.version
    assert load(settings_for(small_data)).published.version != first.version
