"""What a snapshot is, its version, and the effect of a bad file in the first delivery."""

import shutil

from openpyxl import Workbook

from dashboard.store.current import load
from dashboard.store.store import Store, pending
from loaders.problems import ERROR
from tests.conftest import settings_for
from tests.store.delivering import change, deliver, values

POLICE = "VINR.xlsx"


def waiting(settings):
    """What has come and is not shown."""
    return pending(Store(settings).propose())


def test_the_shipped_data_are_clean_and_fully_published(snapshot):
    assert [problem.message for problem in snapshot.problems if problem.severity == ERROR] == []
    assert len(snapshot.files) == 11
    assert all(file.accepted for file in snapshot.files)
    assert snapshot.published.level == "full"


def test_a_snapshot_has_no_unofficial_count_below_the_threshold(published):
    own = published.frame[~published.frame["source"].isin(["kommunehelsa", "ssb_08487", "ssb_07459", "bufdir"])]
    assert own["value"].min() >= 5
    assert own["persons"].min() >= 5


def test_withheld_rows_have_neither_number_nor_persons(published):
    withheld = published.frame[published.frame["status"] == "suppressed"]
    assert len(withheld)
    assert withheld[["value", "persons"]].isna().to_numpy().all()


def test_a_version_changes_exactly_with_the_content(small_data):
    first = load(settings_for(small_data))
    assert load(settings_for(small_data)).published.version == first.published.version
    change(small_data / POLICE, H7=40, H8=40)
    second = deliver(settings_for(small_data))
    assert second.published.version != first.published.version
    assert values(second)[2018] == 40


def test_a_raised_threshold_and_a_changed_description_are_new_versions(small_data):
    first = load(settings_for(small_data)).published.version
    assert load(settings_for(small_data, threshold=6)).published.version != first
    (small_data / "breaks.toml").write_text("breaks = []\n")
    assert deliver(settings_for(small_data)).published.version != first


def test_a_file_that_no_loader_knows_does_not_stop_the_others(small_data):
    book = Workbook()
    book.active.append(["Noe helt annet"])
    book.save(small_data / "ukjent.xlsx")
    snapshot = load(settings_for(small_data))
    assert values(snapshot)[2019] == 63
    assert [file.file for file in snapshot.files] == [POLICE]
    found = waiting(settings_for(small_data))
    assert [(file.file, file.accepted) for file in found.files] == [("ukjent.xlsx", False)]
    assert [problem.code for problem in found.problems] == ["unrecognised"]


def test_a_file_that_is_no_workbook_does_not_stop_the_others(small_data):
    (small_data / "knust.xlsx").write_bytes(b"PK\x03\x04 half a file")
    (small_data / "notat.docx").write_bytes(b"words")
    snapshot = load(settings_for(small_data))
    assert values(snapshot)[2019] == 63
    assert {problem.file for problem in waiting(settings_for(small_data)).problems} == {"knust.xlsx", "notat.docx"}


def test_no_file_at_all_is_an_empty_table_and_not_a_crash(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    snapshot = load(settings_for(folder))
    assert snapshot.published.frame.empty
    assert (snapshot.files, snapshot.edition, snapshot.publication) == ((), 0, 0)


def test_the_first_files_that_come_to_an_empty_folder_are_the_first_edition(small_data):
    workbook = (small_data / POLICE).rename(small_data.parent / POLICE)
    assert load(settings_for(small_data)).edition == 0
    shutil.move(workbook, small_data)
    assert load(settings_for(small_data)).edition == 1


def test_measures_about_people_in_hiding_have_only_the_plans_words(published):
    hidden = published.measures.set_index("number").loc[11]
    assert hidden["title"] == "Tilgang til bolig for voldsofre"
    assert (hidden["status"], hidden["comment"]) == ("not_shown", "")
    assert hidden[["progress_pct", "deadline", "updated"]].isna().all()


def test_a_description_in_the_data_folder_overrides_the_projects(small_data, data_folder):
    text = (data_folder / "catalogue.toml").read_text(encoding="utf-8")
    name = "Oslo politidistrikt, STRASAK"
    (small_data / "catalogue.toml").write_text(text.replace(name, "Et annet politidistrikt"), encoding="utf-8")
    sources = load(settings_for(small_data)).published.catalogue.sources
    assert sources["police"].name["nb"] == "Et annet politidistrikt"


def test_a_folder_with_its_own_places_borrows_none_of_the_projects_descriptions(small_data, data_folder):
    borrowed = load(settings_for(small_data)).published
    assert borrowed.catalogue.sources["police"].name["nb"] == "Oslo politidistrikt, STRASAK"
    assert {one.key for one in borrowed.breaks} >= {"asker-2020", "bufdir-2021"}
    assert [plan.first for plan in borrowed.plans] == [2020]
    shutil.copy(data_folder / "places.toml", small_data)
    own = deliver(settings_for(small_data)).published
    assert own.catalogue.sources["police"].name["nb"] == "Politidistriktet, STRASAK"
    assert {one.key for one in own.breaks} & {"asker-2020", "catchment-2020", "police-reform-2016"} == set()
    assert "bufdir-2021" in {one.key for one in own.breaks}
    assert own.plans == ()


def test_a_renamed_file_is_recognised_by_its_content(small_data):
    shutil.move(small_data / POLICE, small_data / "Bok1 (kopi).xlsx")
    assert values(load(settings_for(small_data)))[2019] == 63
