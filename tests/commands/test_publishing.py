"""The commands that change what is shown, as an operator runs them."""

import json
import shutil

import openpyxl
import pytest

from dashboard.store.store import Store
from dashboard.store.token import Keys
from tests.cli import run
from tests.conftest import settings_for
from tests.store.delivering import change

POLICE = "VINR.xlsx"


def publish(folder, *options):
    return run("publish", "--data", folder, *options)


def as_json(folder, *options):
    result = publish(folder, "--json", *options)
    return result.exit_code, json.loads(result.stdout)


def shown(folder):
    listed = json.loads(run("editions", "--json", "--data", folder).stdout)
    return [one["edition"] for one in listed if one["shown"]]


def differences(found, change):
    return [(row["period_end"], row["old"], row["value"]) for row in found["differences"] if row["change"] == change]


def test_an_empty_state_takes_the_folder_in_as_edition_1(small_data):
    code, found = as_json(small_data)
    assert (code, found["published"]) == (0, 1)
    assert shown(small_data) == [1]


def test_nothing_new_is_no_edition(small_data):
    publish(small_data)
    code, found = as_json(small_data, "--yes")
    assert (code, found["published"], found["differences"], found["unchanged"]) == (0, None, [], 6)


def test_a_changed_file_waits_for_a_yes_and_shows_old_and_new(small_data):
    publish(small_data)
    change(small_data / POLICE, H7=40, H8=40)
    code, found = as_json(small_data)
    assert (code, found["published"], differences(found, "changed")) == (3, None, [(2018, 39.0, 40.0)])
    assert shown(small_data) == [1]


def test_a_yes_publishes_with_who_and_why(small_data):
    publish(small_data)
    change(small_data / POLICE, H7=40, H8=40)
    result = publish(small_data, "--yes", "--by", "Kari Nordmann", "--reason", "Rettet av politiet")
    assert result.exit_code == 0, result.output
    assert "Publisert som utgave 2." in result.output
    newest = json.loads(run("editions", "--json", "--data", small_data).stdout)[-1]
    assert (newest["by"], newest["reason"], newest["shown"]) == ("Kari Nordmann", "Rettet av politiet", True)


def test_a_dry_run_never_publishes_nor_makes_a_first_edition(small_data):
    assert publish(small_data, "--dry-run").exit_code == 0
    assert shown(small_data) == []
    publish(small_data)
    change(small_data / POLICE, H7=40, H8=40)
    assert publish(small_data, "--dry-run", "--yes").exit_code == 3
    assert shown(small_data) == [1]


def test_a_file_named_on_the_command_line_is_taken_without_lying_in_the_folder(small_data, tmp_path):
    publish(small_data)
    other = shutil.copy(small_data / POLICE, tmp_path / "rettet.xlsx")
    change(tmp_path / "rettet.xlsx", H7=40, H8=40)
    code, found = as_json(small_data, other)
    assert (code, [held["code"] for held in found["held"]]) == (3, ["disagree"])
    code, found = as_json(small_data, other, "--yes")
    assert (code, found["published"], differences(found, "changed")) == (0, 2, [(2018, 39.0, 40.0)])


def test_a_refused_file_is_an_error_and_the_good_one_is_published(small_data):
    publish(small_data)
    change(small_data / POLICE, H7=40, H8=40)
    (small_data / "knust.xlsx").write_bytes(b"PK\x03\x04 half a file")
    code, found = as_json(small_data, "--yes")
    assert (code, found["published"]) == (1, 2)
    assert {file["file"]: file["accepted"] for file in found["files"]} == {POLICE: True, "knust.xlsx": False}
    (refused,) = [file for file in found["files"] if not file["accepted"]]
    assert refused["problems"][0]["fix"]


def test_a_file_that_is_gone_is_held_until_a_yes_takes_it_out(small_data, data_folder):
    shutil.copytree(data_folder / "bufdir", small_data / "bufdir")
    publish(small_data)
    shutil.rmtree(small_data / "bufdir")
    code, found = as_json(small_data)
    assert (code, [held["code"] for held in found["held"]]) == (3, ["vanished"])
    assert as_json(small_data, "--yes")[0] == 0
    assert shown(small_data) == [2]


@pytest.mark.parametrize("options", [(), ("--yes",)])
def test_an_emptied_folder_takes_nothing_away_even_with_a_yes(small_data, data_folder, options):
    shutil.copytree(data_folder / "bufdir", small_data / "bufdir")
    publish(small_data)
    shutil.rmtree(small_data / "bufdir")
    (small_data / POLICE).unlink()
    code, found = as_json(small_data, *options)
    assert (code, found["published"], [held["code"] for held in found["held"]]) == (3, None, ["unreachable"])


def test_auto_publishes_what_revises_nothing_without_a_yes(small_data, data_folder, monkeypatch):
    monkeypatch.setenv("VINR_PUBLISH", "auto")
    publish(small_data)
    shutil.copytree(data_folder / "bufdir", small_data / "bufdir")
    assert as_json(small_data)[1]["published"] == 2
    change(small_data / POLICE, H7=40, H8=40)
    code, found = as_json(small_data)
    assert (code, found["published"]) == (3, None)


def test_withdraw_shows_the_edition_before_and_tells_what_is_remembered(small_data):
    publish(small_data)
    change(small_data / POLICE, H7=40, H8=40)
    publish(small_data, "--yes")
    run("data", "--out", small_data.parent / "t.csv", "--data", small_data)
    result = run("withdraw", 2, "--reason", "Feil fil", "--data", small_data)
    assert result.exit_code == 0, result.output
    assert "Utgave 1 vises igjen." in result.output
    assert "Utgave 2 er gitt til lesere" in result.output
    assert "ville ikke skjule mer enn den gjør" in result.output
    assert shown(small_data) == [1]


def test_withdraw_says_when_there_is_nothing_to_go_back_to(small_data):
    publish(small_data)
    result = run("withdraw", 1, "--reason", "Feil fil", "--data", small_data)
    assert (result.exit_code, shown(small_data)) == (2, [1])


def test_the_audit_has_every_act_and_no_value(small_data):
    publish(small_data, "--by", "Per")
    change(small_data / POLICE, H7=40, H8=40)
    publish(small_data, "--yes", "--by", "Kari", "--reason", "Rettet")
    run("withdraw", 2, "--by", "Ola", "--reason", "Feil", "--data", small_data)
    acts = Store(settings_for(small_data)).acts()
    assert [(act.who, act.act, act.why, act.edition) for act in acts] == [
        ("Per", "first", "", 1),
        ("Kari", "publish", "Rettet", 2),
        ("Ola", "withdraw", "Feil", 2),
    ]
    assert all(len(digest) == 64 for act in acts for digest in act.files)


def test_a_backup_restores_editions_files_and_acts_on_an_empty_machine(small_data, tmp_path):
    publish(small_data)
    change(small_data / POLICE, H7=40, H8=40)
    publish(small_data, "--yes", "--by", "Kari", "--reason", "Rettet")
    assert run("backup", tmp_path / "b.zip", "--data", small_data).exit_code == 0
    (tmp_path / "empty").mkdir()
    result = run("restore", tmp_path / "b.zip", "--data", tmp_path / "empty")
    assert result.exit_code == 0, result.output
    before, after = Store(settings_for(small_data)), Store(settings_for(tmp_path / "empty"))
    assert after.state.rows() == before.state.rows()
    assert after.acts() == before.acts()
    assert after.state.check(every_byte=True) == ()
    assert (tmp_path / "empty" / POLICE).read_bytes() == (small_data / POLICE).read_bytes()
    assert as_json(tmp_path / "empty")[1]["differences"] == []


def test_a_backup_never_overwrites_a_state_unasked(small_data, tmp_path):
    publish(small_data)
    run("backup", tmp_path / "b.zip", "--data", small_data)
    change(small_data / POLICE, H7=40, H8=40)
    publish(small_data, "--yes")
    assert run("restore", tmp_path / "b.zip", "--data", small_data).exit_code == 1
    assert shown(small_data) == [2]
    assert run("restore", tmp_path / "b.zip", "--replace", "--data", small_data).exit_code == 0
    assert shown(small_data) == [1]
    assert len(list(small_data.glob(".vinr.2*"))) == 1


@pytest.mark.parametrize("cut", [0, 100, -1])
def test_a_damaged_backup_changes_nothing(small_data, tmp_path, cut):
    publish(small_data)
    run("backup", tmp_path / "b.zip", "--data", small_data)
    whole = (tmp_path / "b.zip").read_bytes()
    (tmp_path / "b.zip").write_bytes(whole[:cut])
    (tmp_path / "empty").mkdir()
    assert run("restore", tmp_path / "b.zip", "--data", tmp_path / "empty").exit_code == 1
    assert list((tmp_path / "empty").iterdir()) == []


def test_the_key_is_printed_with_its_address_and_renewed_on_demand(small_data):
    first = run("token", "--data", small_data).output.strip()
    assert first.startswith("http://127.0.0.1:8050/nye-tall?nokkel=")
    assert run("token", "--data", small_data).output.strip() == first
    old = first.rpartition("=")[2]
    cookie = Keys(settings_for(small_data)).cookie()
    assert run("token", "--new", "--data", small_data).output.strip() != first
    keys = Keys(settings_for(small_data))
    assert not keys.is_token(old)
    assert not keys.is_cookie(cookie)
    assert (small_data / ".vinr" / "token").stat().st_mode & 0o077 == 0


def test_a_published_file_named_again_changes_nothing(small_data):
    """The rest of the folder is not looked at, so nothing of it is missed."""
    publish(small_data)
    for options in ((), ("--yes",)):
        code, found = as_json(small_data, small_data / POLICE, *options)
        assert (code, found["published"], found["files"], found["held"]) == (0, None, [], [])


def test_of_named_files_only_these_are_spoken_of(small_data, data_folder, tmp_path):
    shutil.copytree(data_folder / "bufdir", small_data / "bufdir")
    publish(small_data)
    shutil.rmtree(small_data / "bufdir")
    other = shutil.copy(small_data / POLICE, tmp_path / "rettet.xlsx")
    change(other, H7=40, H8=40)
    found = as_json(small_data, other)[1]
    assert [file["file"] for file in found["files"]] == ["rettet.xlsx"]
    assert [held["code"] for held in found["held"]] == ["disagree"]


def test_what_is_said_of_a_measure_is_shown_before_and_after(data_folder, tmp_path):
    folder = tmp_path / "data"
    shutil.copytree(data_folder / "tiltak", folder / "tiltak")
    publish(folder)
    (register,) = (folder / "tiltak").glob("*.xlsx")
    book = openpyxl.load_workbook(register)
    (column,) = [cell.column for row in book.active.iter_rows() for cell in row if cell.value == "Status"]
    (row,) = [row[0].row for row in book.active.iter_rows() if row[0].value == 2]
    before = book.active.cell(row, column).value
    book.active.cell(row, column).value = "Utgår"
    book.save(register)
    code, found = as_json(folder)
    (changed,) = found["measures"]
    assert (code, changed["before"], changed["after"]) == (3, before, "Utgår")
    assert changed["what"].startswith("2. ")
    assert changed["what"].endswith(": Status (eksempeldata)")
    assert found["published"] is None


def test_a_figure_that_was_written_to_a_file_is_told_when_it_is_out_of_date(small_data, tmp_path):
    publish(small_data)
    run("figure", "police-reports", "--out", tmp_path / "f.csv", "--data", small_data)
    change(small_data / POLICE, H7=40, H8=40)
    (old,) = as_json(small_data)[1]["outdated"]
    assert (old["key"], old["edition"]) == ("police-reports", 1)
