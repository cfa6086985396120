"""The marked copy of a refused file: offered to those with the key, of the file that was seen."""

from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment

from loaders import load_folder
from tests.loaders.planted import identity
from tests.web.intake.workbooks import NAME_2020, next_year

FAULTY = {"E3": "seks", "B4": "Bærrum"}


def link(shown) -> list[str]:
    return [a.get("href") for a in shown.document.xpath("//a[normalize-space()='Hent en merket kopi']")]


def about_a_person() -> bytes:
    book = load_workbook(BytesIO(next_year()))
    book.worksheets[0]["E3"].comment = Comment(f"fnr {identity('150575')}", "x")
    made = BytesIO()
    book.save(made)
    return made.getvalue()


@pytest.fixture
def refused(operator):
    """The page with a refused file."""
    operator.drop({NAME_2020: next_year(**FAULTY)})
    return operator.look()


def test_a_refused_file_can_be_had_with_its_problems_marked(operator, refused):
    (address,) = link(refused)
    reply = operator.client.get(address)
    assert (reply.status_code, reply.headers["Cache-Control"]) == (200, "no-store")
    assert 'filename="krisesenter_2020_beboere_og_samtaler merket.xlsx"' in reply.headers["Content-Disposition"]
    book = load_workbook(BytesIO(reply.data))
    assert book.sheetnames[0] == "Må rettes"
    assert book.worksheets[1]["E3"].comment.text.startswith("Fant en tekst; ventet")


def test_it_takes_the_key(refused, client):
    (address,) = link(refused)
    assert client.get(address).status_code == 404


def test_a_file_that_has_been_replaced_meanwhile_is_not_given(operator, refused):
    (address,) = link(refused)
    operator.drop({NAME_2020: next_year(E3="sju")})
    operator.look()
    assert operator.client.get(address).status_code == 404


@pytest.mark.parametrize("seen", ["x", "..", "0" * 25])
def test_another_address_leads_to_no_file(operator, refused, seen):
    assert operator.client.get(f"/nye-tall/merket/{seen}.xlsx").status_code == 404


def test_an_accepted_file_has_no_marked_copy(operator):
    operator.drop({NAME_2020: next_year()})
    assert link(operator.look()) == []


def test_a_file_with_personal_data_has_none_and_the_page_says_why(operator):
    operator.drop({NAME_2020: about_a_person()})
    shown = operator.look()
    assert link(shown) == []
    assert "det lages ingen kopi av den" in shown.words


def test_the_page_lists_the_problems_in_the_order_of_the_check(operator, tmp_path):
    content = next_year(**FAULTY, E5=3.5, A6="x")
    (tmp_path / NAME_2020).write_bytes(content)
    expected = [problem.cell for problem in load_folder(tmp_path / NAME_2020).problems]
    operator.drop({NAME_2020: content})
    where = operator.look().document.xpath("//*[contains(@class,'intake-fault')]//dl/div[1]/dd")
    assert [one.text_content().split(",")[0] for one in where] == expected
    assert len(expected) > 2
