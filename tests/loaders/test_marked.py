"""A marked copy has every problem at its cell and in its first sheet, and the numbers of the original."""

import hashlib
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font

from dashboard.vocabulary.text import text
from loaders import load_folder
from loaders.marked import UnmarkableError, marked_copy
from tests.loaders import planted as plant
from tests.loaders.examples import police
from tests.loaders.planted import identity

FAULTY = {"B7": "Bærrum", "E7": "seksti", "F7": "#DIV/0!"}


def copy_of(path, language="nb"):
    """The marked copy of a file, as openpyxl reads it."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    content = marked_copy(path, digest, load_folder(path).problems, text(language))
    return load_workbook(BytesIO(content), rich_text=True)


def fill(sheet, cell):
    return sheet[cell].fill.fgColor.rgb if sheet[cell].fill.patternType else None


def test_each_problem_s_cell_is_marked_with_what_is_wrong(workbook):
    sheet = copy_of(workbook(police(**FAULTY)))["Uttrekk"]
    assert fill(sheet, "E7") == fill(sheet, "B7")
    assert fill(sheet, "F7") not in (fill(sheet, "E7"), None)  # a warning
    assert fill(sheet, "D7") is None
    said = sheet["B7"].comment.text
    assert said == "Fant stedet «Bærrum»; ventet navnet på én norsk kommune eller ett fylke. Mente du «Bærum»?"
    assert sheet["D7"].comment is None


def test_the_first_sheet_lists_all_problems_with_links_errors_first(workbook):
    book = copy_of(workbook(police(**FAULTY), "VINR.xlsx"))
    overview = book.worksheets[0]
    assert (overview.title, book.active.title) == ("Må rettes", "Må rettes")
    assert overview["A1"].value == "VINR.xlsx: dette må rettes"
    lines = [[cell.value for cell in row] for row in overview.iter_rows(min_row=5)]
    assert sorted(line[0] for line in lines[:2]) == ["Ark «Uttrekk», celle B7", "Ark «Uttrekk», celle E7"]
    assert lines[2] == ["Ark «Uttrekk», celle F7", "Advarsel", "Feilverdien #DIV/0!", "Et tall",
                        "Cellen er ikke brukt. Rett den, eller slett den."]  # fmt: skip
    assert len(lines) == 3
    assert overview["A7"].hyperlink.location == "'Uttrekk'!F7"


def test_a_problem_of_the_whole_file_is_in_the_list(workbook):
    overview = copy_of(workbook({"Ark1": [["Noe annet"], [1]]})).worksheets[0]
    assert [overview["A5"].value, overview["C5"].value] == ["Hele filen", "Ingen kjent kilde"]


@pytest.mark.parametrize(("language", "title"), [("nb", "Må rettes"), ("nn", "Må rettast"), ("en", "To correct")])
def test_the_copy_speaks_the_language_that_is_asked_for(workbook, language, title):
    assert copy_of(workbook(police(**FAULTY)), language).sheetnames == [title, "Uttrekk"]


def test_no_number_text_or_formula_changes(workbook):
    def change(book):
        sheet = book["Uttrekk"]
        sheet["E8"] = "=SUM(E7:E7)"
        sheet["D8"].number_format = "#,##0"
        sheet["A1"].font = Font(bold=True)
        sheet.column_dimensions["C"].width = 42
        sheet.merge_cells("A1:F1")
        sheet.row_dimensions[3].hidden = True

    path = workbook(police(**FAULTY), change=change)
    before, after = load_workbook(path)["Uttrekk"], copy_of(path)["Uttrekk"]
    cells = [(cell.coordinate, cell.value, cell.number_format, cell.font.b) for row in before for cell in row]
    assert cells == [(cell.coordinate, cell.value, cell.number_format, cell.font.b) for row in after for cell in row]
    assert after.column_dimensions["C"].width == 42
    assert [area.coord for area in after.merged_cells.ranges] == ["A1:F1"]
    assert after.row_dimensions[3].hidden


def test_a_cell_inside_a_merged_one_is_marked_where_it_shows(workbook):
    path = workbook(police(E7="seksti"), change=lambda book: book["Uttrekk"].merge_cells("E7:E8"))
    assert copy_of(path)["Uttrekk"]["E7"].comment is not None


def test_a_text_that_looks_like_a_formula_stays_a_text(workbook):
    def change(book):
        book["Uttrekk"]["A12"].value, book["Uttrekk"]["A12"].data_type = "=1+1", "s"
        book["Uttrekk"]["A13"] = '=HYPERLINK("https://elsewhere.example","x")'
        book["Uttrekk"]["A14"] = "\uff1d1+1"

    sheet = copy_of(workbook(police(**FAULTY), change=change))["Uttrekk"]
    assert [sheet[cell].data_type for cell in ("A12", "A13", "A14")] == ["s"] * 3
    assert [sheet[cell].quotePrefix for cell in ("A12", "A13", "A14")] == [True] * 3  # so that an edit leaves them text


def test_nothing_but_cells_is_copied(workbook):
    def change(book):
        book.properties.creator, book.properties.title = "Ola Hansen", "Uttrekk"
        book["Uttrekk"]["C7"].comment = Comment("Kontrollert mot STRASAK", "Ola Hansen")
        book["Uttrekk"]["A1"].hyperlink = "https://politiet.example/vinr"
        book["Uttrekk"].oddHeader.left.text = "Politiet"

    book = copy_of(workbook(police(**FAULTY), change=change))
    assert book.properties.creator != "Ola Hansen"
    assert book.properties.title is None
    sheet = book["Uttrekk"]
    assert (sheet["C7"].comment, sheet["A1"].hyperlink, sheet.oddHeader.left.text) == (None, None, None)


@pytest.mark.parametrize("how", [plant.cell, plant.comment, plant.text_box, plant.hidden_sheet])
def test_a_file_with_personal_data_gets_no_copy_and_says_why(tmp_path, how):
    path = tmp_path / "VINR.xlsx"
    how(path, identity("150575"))
    with pytest.raises(UnmarkableError) as refused:
        copy_of(path)
    assert str(refused.value) == "The file may hold something about a person, so no copy of it is made."


def test_a_file_that_is_not_opened_gets_no_copy(tmp_path):
    path = tmp_path / "VINR.xlsx"
    path.write_bytes(b"%PDF-1.7")
    with pytest.raises(UnmarkableError, match="can't be opened safely"):
        copy_of(path)


def test_a_file_that_has_changed_since_is_not_copied(workbook):
    path = workbook(police(**FAULTY))
    with pytest.raises(UnmarkableError, match="has changed"):
        marked_copy(path, "0" * 64, load_folder(path).problems, text("nb"))


def test_a_file_without_problems_has_nothing_to_mark(workbook):
    with pytest.raises(UnmarkableError, match="nothing to mark"):
        copy_of(workbook(police()))


def test_a_copy_that_comes_back_without_its_list_has_the_same_problems(workbook, tmp_path):
    path = workbook(police(**FAULTY))
    book = copy_of(path)
    del book["Må rettes"]
    book.save(tmp_path / "rettet.xlsx")
    found = [(problem.code, problem.cell) for problem in load_folder(tmp_path / "rettet.xlsx").problems]
    assert found == [(problem.code, problem.cell) for problem in load_folder(path).problems]


def test_a_corrected_copy_is_taken_in(workbook, tmp_path):
    book = copy_of(workbook(police(**FAULTY)))
    del book["Må rettes"]
    for cell, value in {"B7": "Bærum", "E7": 63, "F7": "61,5"}.items():
        book["Uttrekk"][cell] = value
    book.save(tmp_path / "rettet.xlsx")
    result = load_folder(tmp_path / "rettet.xlsx")
    assert result.problems == ()
    assert result.observations["value"].tolist() == [39, 63]
