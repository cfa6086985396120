"""A problem is one code with values, with the same meaning in three languages."""

import pytest

from dashboard.vocabulary.problems import Names, Title, in_words, line
from dashboard.vocabulary.text import LOCALES, text
from loaders.findings import Findings
from loaders.phrases import Listed, Number, phrase, quote, quotes
from loaders.problems import ERROR, Problem

LOST = Problem(
    file="politi.xlsx",
    sheet="Uttrekk",
    cell="B7",
    severity=ERROR,
    code="missing_column",
    found=phrase("no such heading"),
    expected=phrase("the heading {text}", text=quotes(["Gjerningskommune", "Lovbruddskategori"])),
    fix=phrase("Did you mean {word}?", word=quote("Bærum")),
)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "nb",
            "politi.xlsx, ark «Uttrekk», celle B7: fant ingen slik overskrift; ventet overskriften «Gjerningskommune»,"
            " «Lovbruddskategori». Mente du «Bærum»?",
        ),
        (
            "nn",
            "politi.xlsx, ark «Uttrekk», celle B7: fann inga slik overskrift; venta overskrifta «Gjerningskommune»,"
            " «Lovbruddskategori». Meinte du «Bærum»?",
        ),
        (
            "en",
            "politi.xlsx, sheet “Uttrekk”, cell B7: found no such heading; expected the heading “Gjerningskommune”,"
            " “Lovbruddskategori”. Did you mean “Bærum”?",
        ),
    ],
)
def test_a_problem_is_one_line_in_each_language_and_quotes_the_workbook_as_it_is(language, words):
    assert line(LOST, text(language)) == words
    assert in_words(LOST, text(language))["message"] == words


def test_loaders_word_a_problem_in_english_by_themselves():
    assert LOST.message == line(LOST, text("en"))


def test_a_problem_of_no_file_is_one_of_the_data_folder():
    unplaced = Problem("", "", "", ERROR, "unreadable", phrase("no numbers"), phrase("a number"), phrase("Delete it."))
    assert line(unplaced, text("nb")) == "datamappen: fant ingen tall; ventet et tall. Slett det."


def test_a_number_has_the_decimal_sign_of_the_language():
    assert [Number(3.9).worded(text(language)) for language in ("nb", "nn", "en")] == ["3,9", "3,9", "3.9"]
    assert Number(206).worded(text("nb")) == "206"


def test_braces_in_a_workbook_are_ordinary_characters():
    assert (
        phrase("the place {name}", name=quote("{0.__class__} {x}")).worded(text("nb")) == "stedet «{0.__class__} {x}»"
    )


def test_names_and_titles_follow_the_language():
    names, title = Names(("Asker", "Lier")), Title({"nb": "Beboere", "nn": "Bebuarar", "en": "Residents"})
    said = [Listed((names, title), separator=": ").worded(text(language)) for language in LOCALES]
    assert said == ["Asker og Lier: beboere", "Asker og Lier: bebuarar", "Asker and Lier: residents"]


@pytest.mark.parametrize("language", LOCALES)
def test_eleven_digits_in_the_name_of_a_file_or_a_sheet_are_masked_in_every_language(language):
    findings = Findings("uttrekk 12057410033.xlsx")
    findings.error("no_rows", phrase("no numbers"), phrase("a number"), at=("12057410033", "A1"))
    assert "12057410033" not in str(in_words(findings.problems[0], text(language)))


def test_a_title_inside_a_sentence_keeps_the_names_in_it():
    title = Title({"nb": "Personer hjulpet av Statens barnehus"})
    assert title.worded(text("nb")) == "personer hjulpet av Statens barnehus"
