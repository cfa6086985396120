"""The state of a data folder: what it remembers, and that anything lost or damaged stops publishing."""

import json
import shutil
from dataclasses import replace

import pytest

from dashboard.store.database import ledger
from dashboard.store.editions import manifest
from dashboard.store.editions.content import empty
from dashboard.store.protection import ProtectionError
from dashboard.store.state import State
from tests.conftest import settings_for
from tests.typed import row, rows

OFFICIAL = row("violence.offences", (2013, 2014), 407, source="kommunehelsa")


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "data"
    made.mkdir()
    return made


@pytest.fixture
def keep(publish):
    """Publishes typed rows in a state, as an act does, without files."""

    def add(state, *typed, given=False):
        content = replace(empty(), frame=publish(*typed).frame, version=f"v{len(state.rows()) + 1}")
        kept = replace(state.keep(len(state.rows()) + 1, content, None), given=given)
        with state.database.writing() as connection:
            ledger.add_edition(connection, kept, ())
            ledger.publish(connection, kept.number, kept.number, "publish")
        state.write_manifest()
        return state.rows()[-1]

    return add


@pytest.fixture
def two(folder, settings_of, keep):
    """A state of two editions."""
    state = State(settings_of(folder))
    keep(state, *rows("police.reports", {2018: 39}), OFFICIAL)
    keep(state, *rows("police.reports", {2018: 40}), OFFICIAL)
    return state


def files_of(state):
    return sorted(state.editions_folder.glob("*/*.zip"), key=lambda path: path.stem != state.rows()[0].sha256)


def test_a_municipality_that_names_its_centre_later_keeps_its_state(folder, settings_of, keep):
    without = settings_of(folder, catchment="", assault_catchment="")
    keep(State(without), *rows("police.reports", {2018: 39}))
    assert len(State(settings_of(folder)).rows()) == 1
    with pytest.raises(ProtectionError, match="3201"):
        State(replace(without, home="3203", partners=()))


def test_a_state_of_a_centre_is_not_opened_without_one(two, folder, settings_of):
    with pytest.raises(ProtectionError, match="centre:asker-baerum"):
        State(settings_of(folder, catchment="", assault_catchment=""))


def test_every_edition_is_remembered_oldest_first_without_official_numbers(two):
    assert [frame["value"].tolist() for frame in two.memory()] == [[39], [40]]
    assert [len(two.content(row).frame) for row in two.rows()] == [2, 2]
    assert two.check(every_byte=True) == ()


def test_the_same_state_is_opened_again_and_another_folder_has_another(two, tmp_path, settings_of):
    again = State(two.settings)
    assert again.rows() == two.rows()
    assert again.manifest() == two.manifest()
    other = tmp_path / "other"
    other.mkdir()
    assert State(settings_of(other)).manifest().id != two.manifest().id


def test_it_moves_with_the_data(folder, tmp_path, keep):
    state = State(settings_for(folder))
    keep(state, *rows("police.reports", {2018: 39}))
    before = state.manifest()
    moved = shutil.move(folder, tmp_path / "elsewhere")
    assert State(settings_for(moved)).manifest() == before


def test_only_the_servers_own_user_may_read_it(two):
    assert two.folder.stat().st_mode & 0o077 == 0
    assert [path.name for path in files_of(two) if path.stat().st_mode & 0o077] == []


def damaged(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def halved(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def emptied(path):
    path.write_bytes(b"")


def removed(path):
    path.unlink()


@pytest.mark.parametrize("at", [0, 1])
@pytest.mark.parametrize("happening", [damaged, halved, emptied, removed])
def test_an_edition_that_is_lost_or_damaged_stops_publishing_until_it_is_back(two, happening, at):
    path = files_of(two)[at]
    whole = path.read_bytes()
    assert two.check() == ()
    happening(path)
    (problem,) = two.check(every_byte=True)
    assert (problem.code, path.name in problem.message) == ("protection", True)
    with pytest.raises(ProtectionError):
        two.memory()
    with pytest.raises(ProtectionError):
        two.content(two.rows()[at])
    path.write_bytes(whole)
    assert two.check() == ()
    assert len(two.memory()) == 2


def test_a_damaged_edition_is_noticed_without_reading_every_byte_again(two):
    assert two.check() == ()
    halved(files_of(two)[0])
    assert len(two.check()) == 1


@pytest.mark.parametrize(
    "content", [None, b"", b"{", b"[]", b'{"format": 1}', b'{"format": 2, "sha256": "", "lines": []}']
)
def test_a_manifest_that_is_lost_or_unreadable_stops_publishing(two, content):
    path = two.folder / manifest.NAME
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    assert manifest.NAME in two.check()[0].message
    with pytest.raises(ProtectionError, match=manifest.NAME):
        State(two.settings)


def test_a_manifest_in_which_one_word_is_changed_stops_publishing(two):
    path = two.folder / manifest.NAME
    content = json.loads(path.read_text(encoding="utf-8"))
    content["lines"][0]["given"] = True
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
    with pytest.raises(ProtectionError, match=manifest.NAME):
        State(two.settings)


def test_a_database_that_is_lost_stops_publishing(two, tmp_path):
    empty = replace(two.settings, database=f"sqlite:///{tmp_path / 'empty.sqlite'}")
    with pytest.raises(ProtectionError, match="the database has lost what was published"):
        State(empty)


def test_an_older_database_stops_publishing(folder, keep):
    """As when a backup of the database alone is put back."""
    state = State(settings_for(folder))
    keep(state, *rows("police.reports", {2018: 39}))
    state.database.close()
    older = shutil.copy(state.folder / "vinr.sqlite", folder.parent / "older.sqlite")
    keep(state, *rows("police.reports", {2018: 40}))
    state.database.close()
    shutil.copy(older, state.folder / "vinr.sqlite")
    with pytest.raises(ProtectionError, match="lost a part of what was published"):
        State(state.settings)


def test_an_older_manifest_is_brought_up_to_date(two, keep):
    """As after a power failure between the database and the manifest."""
    before = (two.folder / manifest.NAME).read_bytes()
    keep(two, *rows("police.reports", {2018: 41}))
    (two.folder / manifest.NAME).write_bytes(before)
    assert len(State(two.settings).rows()) == 3
    assert len(manifest.read(two.folder).lines) == 3


def test_the_state_of_another_centre_is_refused(two):
    other = replace(two.settings, catchment="centre:somewhere-else")
    with pytest.raises(ProtectionError, match="another centre"):
        State(other)
    assert State(two.settings).rows() == two.rows()


def test_the_state_of_another_folder_put_here_is_refused(two, tmp_path, settings_of, keep):
    other = tmp_path / "other"
    other.mkdir()
    keep(State(settings_of(other)), *rows("police.reports", {2018: 39}))
    shutil.copy(other / ".vinr" / manifest.NAME, two.folder / manifest.NAME)
    with pytest.raises(ProtectionError, match="lost a part"):
        State(two.settings)


def test_a_folder_that_cannot_be_written_keeps_nothing_and_says_so(folder, settings_of):
    """A file is in place of the folder: not even root can write into it."""
    (folder / ".vinr").write_text("in the way")
    with pytest.raises(ProtectionError, match=r"“\.vinr” can't be read or written"):
        State(settings_of(folder))


def test_the_words_of_a_failing_database_never_hold_its_address(folder):
    secret = "postgresql+psycopg://vinr:hemmelig@/nowhere?host=/no/such/folder"
    with pytest.raises(ProtectionError) as raised:
        State(settings_for(folder, database=secret))
    assert "the database can't be used" in str(raised.value)
    assert "hemmelig" not in str(raised.value)
