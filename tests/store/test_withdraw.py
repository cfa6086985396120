"""Taken back: an earlier edition is shown again, and what nobody has had is forgotten."""

import shutil

import pytest

from dashboard.store.current import give, load, show_when_ready
from dashboard.store.database.records import OvertakenError
from dashboard.store.serving.holder import Holder, NoDataError
from dashboard.store.store import WITHDRAWN, NotWithdrawableError, Store
from tests.conftest import police_alone, settings_for
from tests.store.delivering import acts, change, deliver, values, without_home
from tests.typed import rows

POLICE = "VINR.xlsx"


def make_three(folder, settings_of):
    give(load(settings_of(folder)))
    for number in (40, 41):
        change(folder / POLICE, H7=number, H8=number)
        deliver(settings_of(folder))


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """A data folder with three editions in SQLite, to copy."""
    folder = police_alone(tmp_path_factory.mktemp("three") / "data")
    make_three(folder, settings_for)
    return folder


@pytest.fixture
def three(small_data, settings_of, template):
    """The store of three editions, of which 2018 had 39, 40 and 41; the first was given out."""
    if settings_of(small_data).database:
        make_three(small_data, settings_of)
    else:
        shutil.copytree(template, small_data, dirs_exist_ok=True)
    return Store(settings_of(small_data))


def withdraw(store, edition):
    """Withdraws in one step, and returns what readers see then."""
    show_when_ready(store, store.withdraw(edition, "Kari", "Feil fil").number)
    return load(store.settings)


def flags(store):
    return [(row.given, row.forgotten) for row in store.state.rows()]


def remembered(store):
    """What disclosure control takes into account of 2018, per edition."""
    return [frame.loc[frame["period_end"] == 2018, "value"].tolist() for frame in store.state.memory()]


@pytest.mark.parametrize(("edition", "value"), [(1, 39), (2, 40)])
def test_any_earlier_edition_is_shown_again_as_it_was(three, edition, value):
    was = three.snapshot(three.publication(edition))
    shown = withdraw(three, edition)
    assert (shown.edition, shown.publication, values(shown)[2018]) == (edition, 4, value)
    assert shown.published.version == was.published.version
    assert shown.published.frame.equals(was.published.frame)
    last = acts(three)[-1]
    assert (last.who, last.act, last.why, last.edition) == ("Kari", WITHDRAWN, "Feil fil", 3)


def test_an_edition_that_nobody_has_been_given_is_forgotten(three):
    withdraw(three, 1)
    assert flags(three) == [(True, False), (False, True), (False, True)]
    assert remembered(three) == [[39]]
    assert three.state.check(every_byte=True) == ()


def test_one_that_has_been_given_out_stays_remembered(three):
    give(three.snapshot(three.last()))
    withdraw(three, 1)
    assert flags(three) == [(True, False), (False, True), (True, False)]
    assert remembered(three) == [[39], [41]]


def test_editions_before_the_one_shown_again_stay(three):
    withdraw(three, 2)
    assert flags(three) == [(True, False), (False, False), (False, True)]
    assert remembered(three) == [[39], [40]]


def test_nothing_is_overwritten_or_removed(three):
    before = {path: path.read_bytes() for path in three.state.folder.glob("*/??/*")}
    rows, publications = three.state.rows(), [three.publication(number) for number in (1, 2, 3)]
    withdraw(three, 1)
    assert {path: path.read_bytes() for path in three.state.folder.glob("*/??/*")} == before
    assert [row.sha256 for row in three.state.rows()] == [row.sha256 for row in rows]
    assert [three.publication(number) for number in (1, 2, 3)] == publications


def test_what_was_withdrawn_waits_again_and_may_be_published_as_a_new_edition(three, small_data):
    withdraw(three, 1)
    assert [one.name for one in three.propose().judged] == [POLICE]
    shown = deliver(three.settings)
    assert (shown.edition, shown.publication, values(shown)[2018]) == (4, 5, 41)


def test_it_needs_none_of_the_files_in_the_folder(three, small_data):
    (small_data / POLICE).unlink()
    assert values(withdraw(three, 2))[2018] == 40


def test_the_edition_that_is_shown_and_an_unknown_one_cannot_be_withdrawn_to(three):
    for edition, why in ((3, "shown"), (4, "unknown"), (0, "unknown")):
        with pytest.raises(NotWithdrawableError, match=why):
            three.withdraw(edition, "Kari", "")
    assert len(acts(three)) == 3


def test_a_forgotten_one_cannot_be_shown_again(three):
    """The disclosure step has not counted with it since."""
    withdraw(three, 1)
    with pytest.raises(NotWithdrawableError, match="incomplete"):
        three.withdraw(3, "Kari", "")


def test_one_that_was_taken_over_cannot_be_shown_again(small_data, publish, settings_of):
    """Its files and descriptions were never kept."""
    folder = small_data.parent / ".editions-data"
    folder.mkdir()
    publish(*rows("police.reports", {2018: 39})).frame.to_csv(folder / "20250101T120000_aaaaaaaa.csv", index=False)
    store = Store(settings_of(small_data))
    assert load(settings_of(small_data)).edition == 2
    with pytest.raises(NotWithdrawableError, match="incomplete"):
        store.withdraw(1, "Kari", "")


def test_a_proposal_from_before_a_withdrawal_is_overtaken(three, small_data):
    change(small_data / POLICE, H7=42, H8=42)
    proposal = three.propose()
    withdraw(three, 1)
    with pytest.raises(OvertakenError):
        three.publish(proposal, "Ola", "")


def test_an_edition_that_is_forgotten_meanwhile_is_given_to_nobody(three):
    """A reader asks in the moment in which it is withdrawn."""
    other = Store(three.settings)
    three.withdraw(1, "Kari", "")
    assert other.give(3, "reader") is False
    assert flags(three)[2] == (False, True)


def test_a_reader_in_that_moment_gets_nothing_and_then_the_edition_that_is_shown_again(three):
    """It is not waited for until that one has been read."""
    holder = Holder(three.settings)
    holder.refresh()
    assert holder.wait().edition == 3
    three.withdraw(1, "Kari", "")
    with pytest.raises(NoDataError):
        holder.snapshot()
    holder.refresh()  # other servers are not yet waited for
    assert values(holder.snapshot())[2018] == 39
    assert flags(three) == [(True, False), (False, True), (False, True)]


@pytest.mark.parametrize(("is_given", "shown"), [(False, 77), (True, 63)])
def test_a_mistake_withholds_numbers_for_ever_only_if_somebody_had_it(
    centre_data, newest, settings_of, is_given, shown
):
    """A new year without Bærum's rows was published, and the right file after it."""
    settings = settings_of(centre_data)
    path, whole = newest
    give(load(settings))
    path.write_bytes(whole)
    without_home(path)
    mistaken = deliver(settings)
    assert mistaken.edition == 2
    if is_given:
        give(mistaken)
    withdraw(Store(settings), 1)
    path.write_bytes(whole)
    assert deliver(settings).published.frame["value"].count() == shown
