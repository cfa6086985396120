"""Letters to the owner of a file: whole in the body, bounded and correctly encoded in the address."""

import re
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.vocabulary.letters import LONGEST, Letter, refusal_letter, reminder
from dashboard.vocabulary.problems import in_words
from dashboard.vocabulary.text import LOCALES, text
from loaders.files.cells import kind_of
from loaders.findings import Findings
from loaders.phrases import phrase, quote
from loaders.problems import ERROR, WARNING, Problem

FILE = "krisesenter/dagsamtaler 2020.xlsx"
FIX = phrase("Correct the cell and deliver the file again.")


def problem(cell: str = "E3", sheet: str = "Dagsamtaler", severity: str = ERROR, found=None) -> Problem:
    found = found or kind_of("ca 7")
    return Problem(FILE, sheet, cell, severity, "not_a_number", found, phrase("a number"), FIX)


def opened(letter: Letter) -> tuple[str, str]:
    """Subject and body as a mail program reads them from the address."""
    parts = urlsplit(letter.mailto)
    assert (parts.scheme, parts.netloc, parts.path, parts.fragment) == ("mailto", "", "", "")
    fields = parse_qs(parts.query, strict_parsing=True, keep_blank_values=True)
    assert list(fields) == ["subject", "body"]
    return fields["subject"][0], fields["body"][0]


REFUSED = {
    "nb": (
        "krisesenter/dagsamtaler 2020.xlsx må rettes",
        "Hei,\n\nTakk for krisesenter/dagsamtaler 2020.xlsx. Vi kunne ikke bruke den, av disse grunnene:\n\n"
        "- ark «Dagsamtaler», celle E3: fant en tekst; ventet et tall. Rett cellen og lever filen på nytt.\n\n"
        "Kan du rette dette og sende filen på nytt? Den skal ha summer, aldri en rad om én person.\n\nVennlig hilsen",
    ),
    "nn": (
        "krisesenter/dagsamtaler 2020.xlsx må rettast",
        "Hei,\n\nTakk for krisesenter/dagsamtaler 2020.xlsx. Vi kunne ikkje bruke ho, av desse grunnane:\n\n"
        "- ark «Dagsamtaler», celle E3: fann ein tekst; venta eit tal. Rett cella og lever fila på nytt.\n\n"
        "Kan du rette dette og sende fila på nytt? Ho skal ha summar, aldri ei rad om éin person.\n\nVenleg helsing",
    ),
    "en": (
        "krisesenter/dagsamtaler 2020.xlsx needs a correction",
        "Hello,\n\nThank you for krisesenter/dagsamtaler 2020.xlsx. We could not use it, for these reasons:\n\n"
        "- sheet “Dagsamtaler”, cell E3: found a text; expected a number. Correct the cell and deliver the file again."
        "\n\nCould you correct this and send the file again? It should hold totals, never a row about one person."
        "\n\nKind regards",
    ),
}


@pytest.mark.parametrize("language", LOCALES)
def test_a_refusal_says_where_what_was_found_and_how_to_mend_it(language):
    letter = refusal_letter(FILE, [problem()], text(language))
    assert (letter.subject, letter.body) == REFUSED[language]


@pytest.mark.parametrize("language", LOCALES)
def test_a_mail_program_reads_the_same_letter_with_crlf(language):
    letter = refusal_letter(FILE, [problem()], text(language))
    subject, body = opened(letter)
    assert subject == letter.subject
    assert body == letter.body.replace("\n", "\r\n")
    assert "+" not in letter.mailto and " " not in letter.mailto
    assert not re.search(r"%0A(?<!%0D%0A)", letter.mailto)


def test_every_problem_is_listed_once_causes_first_and_one_of_the_whole_file_says_so():
    found = [problem("E9", severity=WARNING), problem("E3"), problem("E3"), problem("", ""), problem("", "Dagsamtaler")]
    lines = re.findall(r"^- (.+?):", refusal_letter(FILE, found, text("nb")).body, re.MULTILINE)
    assert lines == ["hele filen", "ark «Dagsamtaler»", "ark «Dagsamtaler», celle E3", "ark «Dagsamtaler», celle E9"]


def test_a_long_list_is_whole_in_the_body_and_shortened_in_the_address():
    letter = refusal_letter(FILE, [problem(f"E{row}") for row in range(1, 101)], text("nb"))
    assert len(re.findall(r"^- ark ", letter.body, re.MULTILINE)) == 100
    _, body = opened(letter)
    listed = re.findall(r"celle E(\d+):", body)
    assert listed == [str(row) for row in range(1, len(listed) + 1)]
    assert 0 < len(listed) < 100
    assert f"- og {100 - len(listed)} til, som står på siden\r\n" in body
    assert body.endswith("Vennlig hilsen")
    assert LONGEST - 300 < len(letter.mailto) <= LONGEST


def test_a_file_whose_name_must_not_be_repeated_is_called_by_its_place():
    name = phrase("file no. {number} in the folder {folder}", number=3, folder="tiltak")
    assert refusal_letter(name, [problem()], text("nb")).subject == "fil nr. 3 i mappen tiltak må rettes"


def test_nothing_is_said_of_the_content_but_what_the_problem_words():
    findings = Findings("uttrekk 12057410033.xlsx")
    findings.error("not_a_number", kind_of("ca 7"), phrase("a number"), at=("12057410033", "E3"))
    for language in LOCALES:
        letter = refusal_letter(findings.file, findings.problems, text(language))
        said = letter.subject + letter.body + unquote(letter.mailto)
        assert "12057410033" not in said and "ca 7" not in said
        assert all(in_words(findings.problems[0], text(language))[part] in letter.body for part in ("found", "fix"))


REMINDED = {
    "nb": ("Tall for 2020: Krisesenteret", "Vi venter på tall for 2020: Krisesenteret.", "Et tomt skjema ligger ved"),
    "nn": ("Tal for 2020: Krisesenteret", "Vi ventar på tal for 2020: Krisesenteret.", "Eit tomt skjema ligg ved"),
    "en": (
        "Figures for 2020: Krisesenteret",
        "We are waiting for figures for 2020: Krisesenteret.",
        "A blank template is attached",
    ),
}


@pytest.mark.parametrize("language", LOCALES)
def test_a_reminder_asks_for_the_year_and_says_that_the_template_is_attached(language):
    letter = reminder("Krisesenteret", (2020, 2020), text(language))
    subject, asked, attached = REMINDED[language]
    assert letter.subject == subject
    assert asked in letter.body and attached in letter.body
    assert opened(letter) == (subject, letter.body.replace("\n", "\r\n"))


def test_a_reminder_names_both_years_of_a_period():
    assert reminder("SSB", (2024, 2025), text("nb")).subject == "Tall for 2024–2025: SSB"


def test_a_reminder_without_a_period_asks_for_a_new_status():
    letter = reminder("Tiltaksregisteret", None, text("nb"))
    assert letter.subject == "Ny status: Tiltaksregisteret"
    assert "Vi venter på ny status for dette: Tiltaksregisteret." in letter.body


NAMES = st.text(max_size=300)


@given(name=NAMES, found=NAMES, count=st.integers(0, 60), language=st.sampled_from(list(LOCALES)))
def test_an_address_is_never_longer_than_mail_programs_read_whatever_the_names(name, found, count, language):
    t = text(language)
    problems = [problem(f"E{row}", found=quote(found)) for row in range(1, count + 1)]
    for letter in (refusal_letter(name, problems, t), reminder(name, (2020, 2020), t), reminder(name, None, t)):
        assert len(letter.mailto) <= LONGEST
        assert letter.mailto.isascii()
        subject, body = opened(letter)
        assert subject == letter.subject
        assert body == letter.short.replace("\n", "\r\n")


def test_a_file_name_that_is_no_valid_text_still_gives_an_address():
    assert opened(refusal_letter("tall \udce6.xlsx", [problem()], text("nb")))[0] == "tall ?.xlsx må rettes"
