"""Earlier editions: kept once, read back and compared, without stopping the dashboard."""

import logging
import shutil
import threading

import openpyxl
import pytest
from click.testing import CliRunner

from dashboard.commands.group import main
from dashboard.model.margins import with_margins
from dashboard.store import editions
from dashboard.store.data import load, remember
from loaders import load_folder
from loaders.schema import SUPPRESSED
from tests.conftest import settings_for
from tests.model.attacker import findings
from tests.typed import residents, row, rows

YEARS = {2017: 52, 2018: 39, 2019: 63}


@pytest.fixture
def data(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


def frame(publish, values, **more):
    return publish(*rows("police.reports", values, **more)).frame


def kept(data):
    return sorted(path.name for path in editions.folder_for(data).glob("*.csv"))


def edition(data, publish, values, version="first"):
    editions.keep(data, version, frame(publish, values))
    (found,) = editions.earlier(data)
    return found


def test_the_first_edition_has_nothing_to_be_compared_with(data, publish):
    assert editions.earlier(data) == ()
    found = editions.changes(None, frame(publish, YEARS))
    assert (found.since, len(found.new), len(found.revised)) == (None, 0, 0)


def test_an_edition_is_read_back_as_it_was_kept(data, publish):
    before = publish(
        *rows("police.reports", {2018: 39, 2019: SUPPRESSED}), *residents({2019: 41}, "0220", synthetic=True)
    ).frame
    editions.keep(data, "first", before)
    (found,) = editions.earlier(data)
    assert found.version == "first"
    assert found.frame.equals(before)


def test_the_same_edition_is_kept_once_and_is_not_its_own_predecessor(data, publish):
    for _ in range(3):
        editions.keep(data, "first", frame(publish, YEARS))
    assert len(kept(data)) == 1
    assert editions.last_other(editions.earlier(data), "first") is None


def test_unchanged_numbers_are_neither_new_nor_revised(data, publish):
    found = editions.changes(edition(data, publish, YEARS), frame(publish, YEARS))
    assert found.since is not None
    assert (len(found.new), len(found.revised)) == (0, 0)


def test_new_and_revised_numbers_are_distinguished_with_old_beside_new(data, publish):
    before = edition(data, publish, {2018: 39, 2019: 63})
    found = editions.changes(before, frame(publish, {2018: 39, 2019: 66, 2020: 70}))
    assert found.new[["year", "value"]].to_numpy().tolist() == [[2020, 70]]
    assert found.revised[["year", "old", "value"]].to_numpy().tolist() == [[2019, 63, 66]]


def test_a_number_withheld_before_or_now_is_no_revision(data, publish):
    before = edition(data, publish, {2018: SUPPRESSED, 2019: 63})
    found = editions.changes(before, frame(publish, {2018: 39, 2019: SUPPRESSED}))
    assert found.new["year"].tolist() == [2018]
    assert found.revised.empty


def test_another_source_of_the_same_number_is_not_a_revision(data, publish):
    small = publish(row("violence.offences", (2013, 2014), 407, source="kommunehelsa"))
    editions.keep(data, "first", small.frame)
    (before,) = editions.earlier(data)
    both = publish(
        row("violence.offences", (2013, 2014), 407, source="kommunehelsa"),
        row("violence.offences", (2013, 2014), 408, source="ssb_08487"),
    )
    found = editions.changes(before, both.frame)
    assert found.new["source"].tolist() == ["ssb_08487"]
    assert found.revised.empty


@pytest.mark.parametrize("content", ["", "not,an,edition\n1,2,3\n", "\x00\x01"])
def test_a_file_that_is_no_edition_is_left_out_and_logged(data, publish, content, caplog):
    editions.keep(data, "first", frame(publish, YEARS))
    (editions.folder_for(data) / "20250101T000000_broken.csv").write_text(content)
    with caplog.at_level(logging.WARNING):
        found = editions.earlier(data)
    assert [one.version for one in found] == ["first"]
    assert "20250101T000000_broken.csv" in caplog.text


def test_a_file_without_a_day_in_its_name_is_skipped(data, publish):
    editions.keep(data, "first", frame(publish, YEARS))
    (only,) = editions.folder_for(data).glob("*.csv")
    only.rename(only.with_name("yesterday_first.csv"))
    assert editions.earlier(data) == ()


def test_every_edition_is_remembered_oldest_first(data, publish):
    editions.keep(data, "v0", frame(publish, YEARS))
    (only,) = editions.folder_for(data).glob("*.csv")
    for number in range(1, 7):
        (only.parent / f"2030010{number}T000000_v{number}.csv").write_bytes(only.read_bytes())
    found = editions.earlier(data)
    assert [one.version for one in found] == ["v0", "v1", "v2", "v3", "v4", "v5", "v6"]
    assert editions.last_other(found, "v6").version == "v5"


def test_official_numbers_are_kept_in_the_newest_edition_only(data, publish):
    both = publish(*rows("police.reports", YEARS), row("violence.offences", (2013, 2014), 407, source="kommunehelsa"))
    for version in ("first", "second"):
        editions.keep(data, version, both.frame, ("kommunehelsa",))
    old, new = editions.earlier(data)
    assert old.frame["source"].unique().tolist() == ["police"]
    assert new.frame.equals(both.frame)


def test_a_broken_edition_is_left_as_it_is(data, publish):
    folder = editions.folder_for(data)
    folder.mkdir()
    (folder / "20250101T000000_broken.csv").write_text("not,an,edition\n1,2,3\n")
    editions.keep(data, "first", frame(publish, YEARS), ("police",))
    assert (folder / "20250101T000000_broken.csv").read_text() == "not,an,edition\n1,2,3\n"
    assert [one.version for one in editions.earlier(data)] == ["first"]


def test_an_unwritable_folder_leaves_the_dashboard_running(data, publish, caplog):
    """A file is in place of the folder: not even root can write into it."""
    editions.folder_for(data).write_text("in the way")
    with caplog.at_level(logging.WARNING):
        editions.keep(data, "first", frame(publish, YEARS))
    assert "could not be stored" in caplog.text
    assert editions.earlier(data) == ()


@pytest.mark.skipif(editions.fcntl is None, reason="Windows serves with one process, and has no such lock")
def test_only_one_process_at_a_time_publishes(data):
    done = []
    with editions.exclusive(data):
        waiting = threading.Thread(target=lambda: _publish(data, done))
        waiting.start()
        waiting.join(0.2)
        assert done == []
    waiting.join(60)
    assert done == ["published"]


def _publish(data, done):
    with editions.exclusive(data):
        done.append("published")


def test_an_unwritable_folder_has_no_lock_but_is_published(data):
    editions.folder_for(data).write_text("in the way")
    with editions.exclusive(data):
        pass


def test_half_a_file_is_never_an_edition(data, publish):
    editions.keep(data, "first", frame(publish, YEARS))
    names = [path.name for path in editions.folder_for(data).iterdir()]
    assert len(names) == 1
    assert names[0].endswith("_first.csv")


def test_what_is_shown_is_kept_under_its_version(small_data):
    settings = settings_for(small_data)
    load(settings)
    assert not editions.folder_for(small_data).exists()
    shown = load(settings).published
    remember(shown)
    (name,) = kept(small_data)
    assert shown.version in name
    assert load(settings).changes.since is None


def test_what_a_command_exports_is_kept_too(small_data, tmp_path):
    made = CliRunner().invoke(main, ["data", "--data", str(small_data), "--out", str(tmp_path / "table.csv")])
    assert made.exit_code == 0, made.output
    assert len(kept(small_data)) == 1
    assert CliRunner().invoke(main, ["check", "--data", str(small_data)]).exit_code == 0
    assert len(kept(small_data)) == 1


def test_another_home_on_the_same_files_does_not_show_what_the_first_hid(data_folder, tmp_path):
    copied = tmp_path / "data"
    shutil.copytree(data_folder / "krisesenter", copied / "krisesenter")
    shown = []
    for home in ("3201", "0220", "3201"):
        shown.append(load(settings_for(copied, home=home)).published)
        remember(shown[-1])
    truth = with_margins(load_folder(copied).observations)
    truth = truth[truth["indicator"] != "centre.stays"].reset_index(drop=True)
    earlier = [published.frame for published in shown]
    assert findings(earlier[1], truth, editions=earlier[:1]) == []
    assert findings(earlier[2], truth, editions=earlier[:2]) == []


def test_the_version_reveals_nothing_about_withheld_numbers(small_data):
    """Readers see the version: if derived from the files, it would let them test guesses."""
    hidden = settings_for(small_data, threshold=1000)
    first = load(hidden).published
    book = openpyxl.load_workbook(small_data / "VINR.xlsx")
    book.active["H7"] = book.active["H8"] = 40
    book.save(small_data / "VINR.xlsx")
    assert load(hidden).published.version == first.version
    assert load(settings_for(small_data)).published.version != first.version
