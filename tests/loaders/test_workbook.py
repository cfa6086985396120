"""Files that are no workbook, or are harmful: each is refused with a message, and the others are read."""

import os
import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from loaders import load_files, load_folder
from tests.loaders.examples import in_bokmaal, only_problem, police

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.fixture
def beside(workbook, load, tmp_path):
    """Puts a file, from bytes or a function, beside a good one, loads both, and checks that the good one is read."""

    def put(content, name="dårlig.xlsx"):
        workbook(police(), "politi/god.xlsx")
        path = tmp_path / "data" / name
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            content(path)
        started = time.perf_counter()
        result = load()
        assert time.perf_counter() - started < 5
        assert len(result.observations) == 2
        return result

    return put


def xlsx(change=lambda book: None) -> bytes:
    book = Workbook()
    book.active.title = "Ark1"
    book.active["A1"] = "Kilde: STRASAK"
    change(book)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def repacked(content: bytes, **changed: bytes) -> bytes:
    """The workbook with parts added or replaced; __ means / and _DOT_ means . in a name."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        names = {name.replace("__", "/").replace("_DOT_", "."): part for name, part in changed.items()}
        for name in old.namelist():
            if name not in names:
                new.writestr(name, old.read(name))
        for name, part in names.items():
            new.writestr(name, part)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "code", "word"),
    [
        (b"", "not_a_workbook", "tom fil"),
        (OLE + "Workbook".encode("utf-16-le"), "not_a_workbook", "gammel Excel-fil"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "not_a_workbook", "passord"),
        (OLE + "WordDocument".encode("utf-16-le"), "not_a_workbook", "Word"),
        (b"%PDF-1.7 ...", "not_a_workbook", "PDF"),
        (b"<!DOCTYPE html><table><tr><td>1</table>", "not_a_workbook", "HTML"),
        (b"<?xml version='1.0'?><Workbook/>", "not_a_workbook", "XML"),
        ("Region;2019\nBærum;63\n".encode("latin-1"), "not_a_workbook", "CSV"),
        ("Region;2019\n".encode("utf-16"), "not_a_workbook", "UTF-16"),
        (bytes(range(256)) * 8, "not_a_workbook", "ikke er en arbeidsbok"),
        (xlsx()[: len(xlsx()) // 2], "damaged", "delvis kopiert"),
        (repacked(xlsx(), word__document_DOT_xml=b"<x/>"), "not_a_workbook", "Word"),
        (repacked(xlsx(), xl__vbaProject_DOT_bin=b"x"), "macros", "makroer"),
        (repacked(xlsx(), xl__macrosheets__sheet1_DOT_xml=b"<x/>"), "macros", "makroer"),
        (repacked(xlsx(), xl__externalLinks__externalLink1_DOT_xml=b"<x/>"), "external_links", "lenker"),
        (repacked(xlsx(), xl__embeddings__oleObject1_DOT_bin=b"x"), "embedded_objects", "innebygde"),
        (repacked(xlsx(), xl__media__null_DOT_bin=bytes(5_000_000)), "zip_bomb", "urimelig stor"),
        (b"x" * 10_000_001, "too_large", "10 MB"),
    ],
)
def test_an_unsafe_workbook_is_refused_by_its_content(beside, content, code, word):
    result = beside(content)
    problem = only_problem(result, code)
    assert (problem.file, problem.severity) == ("dårlig.xlsx", "error")
    assert word in problem.message
    assert problem.fix


def zipped(**parts: bytes) -> bytes:
    """A zip file of these parts, named as in `repacked`."""
    empty = BytesIO()
    zipfile.ZipFile(empty, "w").close()
    return repacked(empty.getvalue(), **parts)


PASSWORD = (
    "Noen som har passordet, må ta det bort i Excel: Fil › Informasjon › Beskytt arbeidsbok › Krypter med passord."
)
ASK = "Be om Excel-arbeidsboken som tallene er hentet fra."
SAVE = "Åpne filen i Excel og lagre den som Excel-arbeidsbok (.xlsx)."


@pytest.mark.parametrize(
    ("content", "fix"),
    [
        (b"", "Kopier eller last ned filen på nytt."),
        (OLE + "EncryptedPackage".encode("utf-16-le"), PASSWORD),
        (OLE + "EncryptedPackage DRMEncryptedDataSpace".encode("utf-16-le"), "velge en etikett uten kryptering"),
        (OLE + "Workbook".encode("utf-16-le"), SAVE),
        (OLE + "WordDocument".encode("utf-16-le"), ASK),
        (OLE + "__substg1.0_0037001F".encode("utf-16-le"), "Åpne e-posten, lagre arbeidsboken som er lagt ved"),
        (b"%PDF-1.7 ...", ASK),
        (b"\x89PNG\r\n", ASK),
        (b"<html><table><tr><td>1</table>", SAVE),
        (b"<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'/>", SAVE),
        (b"<?xml version='1.0'?><px/>", "Last ned tabellen på nytt, som Excel-arbeidsbok (.xlsx)."),
        (zipped(word__document_DOT_xml=b"<x/>"), ASK),
        (zipped(xl__workbook_DOT_bin=b"x"), SAVE),
        (zipped(content_DOT_xml=b"<x/>"), SAVE),
        (zipped(Index__Document_DOT_iwa=b"x"), "Eksporter til › Excel"),
        (zipped(uttrekk_DOT_xlsx=b"x"), "Pakk den ut, og lever arbeidsboken som ligger i den."),
        (xlsx()[: len(xlsx()) // 2], "Kopier filen på nytt."),
        (repacked(xlsx(), xl__externalLinks__externalLink1_DOT_xml=b"<x/>"), "Rediger koblinger › Bryt kobling"),
    ],
)
def test_each_kind_of_file_has_advice_that_works_for_it(beside, content, fix):
    (problem,) = map(in_bokmaal, beside(content).problems)
    assert fix in problem.fix


def test_a_file_is_known_by_its_content_whatever_it_is_called(beside):
    assert (
        PASSWORD in only_problem(beside(OLE + "EncryptedPackage".encode("utf-16-le"), "tall.xls"), "not_a_workbook").fix
    )


def test_a_workbook_with_another_ending_is_asked_to_be_renamed(beside):
    problem = only_problem(beside(xlsx(), "tall.xls"), "not_a_workbook")
    assert problem.fix == "Gi filen et navn som slutter på .xlsx."


def test_a_member_with_a_path_out_of_the_file_is_refused(beside):
    file = BytesIO(xlsx())
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("../../evil.txt", "x")
    only_problem(beside(file.getvalue()), "unsafe_parts")


def test_thousands_of_members_are_refused(beside):
    file = BytesIO(xlsx())
    with zipfile.ZipFile(file, "a") as archive:
        for number in range(501):
            archive.writestr(f"xl/media/{number}.txt", "x")
    only_problem(beside(file.getvalue()), "too_many_parts")


def test_a_wrong_checksum_is_refused(beside):
    content = bytearray(repacked(xlsx(), xl__media__mark_DOT_txt=os.urandom(50)))
    content[content.rindex(b"xl/media/mark.txt", 0, content.rindex(b"PK\x01\x02")) + 25] ^= 0xFF
    only_problem(beside(bytes(content)), "damaged")


@pytest.mark.parametrize(
    "xml",
    [
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>',
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet>&a;</worksheet>',
    ],
)
def test_xml_that_expands_or_fetches_is_refused(beside, xml):
    only_problem(beside(repacked(xlsx(), xl__worksheets__sheet1_DOT_xml=xml)), "hostile_xml")


def test_broken_sheet_xml_is_refused(beside):
    only_problem(beside(repacked(xlsx(), xl__worksheets__sheet1_DOT_xml=b"<worksheet><sheetData>")), "damaged")


@pytest.mark.parametrize("place", ["XFD1048576", "A50001", "GS1"])
def test_a_stray_cell_far_out_is_refused_with_its_place(beside, place):
    problem = only_problem(beside(xlsx(lambda book: book.active.__setitem__(place, 1))), "sheet_too_large")
    assert (problem.sheet, problem.cell) == ("Ark1", place)


def test_more_than_twenty_sheets_are_refused(beside):
    only_problem(beside(xlsx(lambda book: [book.create_sheet() for _ in range(20)])), "too_many_sheets")


def test_a_formula_that_was_never_computed_is_named(workbook, load):
    workbook(police(E7="=20+19"), "politi/a.xlsx")
    result = load()
    problem = only_problem(result, "formula_without_value")
    assert (problem.file, problem.sheet, problem.cell) == ("politi/a.xlsx", "Uttrekk", "E7")
    assert result.observations.empty


def test_an_error_cell_is_named(workbook, load):
    workbook(police(D7="#REF!"))
    problem = only_problem(load(), "error_cell")
    assert (problem.sheet, problem.cell, problem.found) == ("Uttrekk", "D7", "feilverdien #REF!")


def test_an_error_cell_that_no_number_is_read_from_is_a_warning(workbook, load):
    workbook(police(F7="#DIV/0!"))
    result = load()
    problem = only_problem(result, "error_cell")
    assert (problem.severity, problem.cell) == ("warning", "F7")
    assert len(result.observations) == 2


def test_a_link_to_a_folder_is_called_a_link(beside, tmp_path):
    problem = only_problem(beside(lambda path: path.with_name("lenke").symlink_to(tmp_path)), "not_a_file")
    assert (problem.file, "lenke" in problem.found) == ("lenke", True)


def test_a_hidden_sheet_is_skipped_with_a_warning(workbook, load):
    sheets = {"Gammelt": [["x", 1]], **police()}
    workbook(sheets, change=lambda book: setattr(book["Gammelt"], "sheet_state", "hidden"))
    result = load()
    assert only_problem(result, "hidden_sheet").severity == "warning"
    assert len(result.observations) == 2


def test_hidden_rows_are_read_with_a_warning(workbook, load):
    workbook(police(), change=lambda book: setattr(book["Uttrekk"].row_dimensions[7], "hidden", True))
    problem = only_problem(load(), "hidden_rows")
    assert (problem.severity, problem.cell) == ("warning", "A7")


def test_hidden_columns_are_read_with_a_warning(workbook, load):
    workbook(police(), change=lambda book: setattr(book["Uttrekk"].column_dimensions["D"], "hidden", True))
    result = load()
    problem = only_problem(result, "hidden_columns")
    assert (problem.severity, problem.cell) == ("warning", "D1")
    assert len(result.observations) == 2


def test_an_unread_sheet_with_numbers_gets_a_warning(workbook, load):
    workbook({**police(), "2020": [["Bærum", 71, 70, 69]], "Om tallene": [["Se tabell 1"], [2]]})
    result = load()
    problem = only_problem(result, "unread_sheet")
    assert (problem.severity, problem.sheet) == ("warning", "2020")
    assert len(result.observations) == 2


def test_more_cells_than_are_read_are_not_called_stray(workbook, load):
    workbook({"Ark1": [[1] * 190] * 800})
    assert "flere celler" in only_problem(load(), "sheet_too_large").found


def test_cells_are_counted_over_all_sheets(workbook, load):
    workbook({"Ark1": [[1] * 190] * 450, "Ark2": [[1] * 190] * 450})
    assert only_problem(load(), "sheet_too_large").sheet == "Ark2"


def test_links_folders_and_pipes_with_a_workbooks_name_are_refused(beside, tmp_path):
    def make(path):
        os.mkfifo(path)
        path.with_name("mappe.xlsx").mkdir()
        path.with_name("lenke.xlsx").symlink_to(tmp_path / "data" / "politi" / "god.xlsx")

    result = beside(make)
    refused = {problem.file for problem in result.problems if problem.code == "not_a_file"}
    assert refused == {"dårlig.xlsx", "mappe.xlsx", "lenke.xlsx"}


def test_lock_files_unfinished_copies_and_hidden_files_are_ignored(beside):
    def make(path):
        others = (".skjult.xlsx", "README.md", "places.md.toml", ".DS_Store")
        for name in (
            "~$god.xlsx",
            *(f"god.xlsx{end}" for end in (".tmp", ".part", ".crdownload", ".bak", "~")),
            *others,
        ):
            path.with_name(name).write_bytes(b"x")

    assert beside(make).problems == ()


@pytest.mark.parametrize("name", ["tall.txt", "tall.xls", "tall.ods", "notat.docx", "uten"])
def test_other_kinds_of_file_are_named(beside, name):
    problem = only_problem(beside(b"a;b", name), "not_a_workbook")
    assert problem.file == name


def test_a_path_that_does_not_exist_is_a_problem(tmp_path):
    for result in (load_files([tmp_path / "nei.xlsx"], tmp_path), load_folder(tmp_path / "nei.xlsx")):
        problem = only_problem(result, "not_found")
        assert (problem.file, problem.found) == ("nei.xlsx", "noe som ikke kan leses (den finnes ikke)")


def test_a_folder_that_cannot_be_opened_is_named_and_the_others_are_read(workbook, load, tmp_path, monkeypatch):
    workbook(police(), "politi/god.xlsx")
    (tmp_path / "data" / "stengt").mkdir()
    listed = Path.iterdir

    def iterdir(self):
        if self.name == "stengt":
            raise PermissionError(13, "Permission denied")
        return listed(self)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    result = load()
    assert only_problem(result, "not_a_file").file == "stengt"
    assert len(result.observations) == 2


def test_one_file_can_be_loaded_by_itself(workbook):
    assert load_folder(workbook(police(), "politi/a.xlsx")).observations["file"].tolist() == ["a.xlsx"] * 2
