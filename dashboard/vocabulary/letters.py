"""Letters to a source's owner, ready to send: why a file was refused, and a reminder of figures that are awaited."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import takewhile
from urllib.parse import quote

from dashboard.vocabulary.text import Text
from loaders.phrases import Phrase, phrase, worded
from loaders.problems import Problem, place_of, rank

LONGEST = 2000  # characters of an address, before mail programs and browsers cut it
LONGEST_NAME = 180  # of these, for a file's or a source's name


@dataclass(frozen=True)
class Letter:
    """A subject and a body. `short` is the body with as many of its problems as an address has room for."""

    subject: str
    body: str
    short: str

    @property
    def mailto(self) -> str:
        """An address that opens the short letter in a mail program, without a recipient."""
        return _address(self.subject, self.short)


def refusal_letter(file: str | Phrase, problems: Iterable[Problem], t: Text) -> Letter:
    """Every problem of a refused file, errors first, and a request to send it again.

    Says nothing of the file's content that the problems don't say.
    """
    name = _shortened(worded(file, t))
    errors_first = sorted(problems, key=rank)
    lines = list(dict.fromkeys(_line(problem, t) for problem in errors_first))

    def body(count: int) -> str:
        rest = len(lines) - count
        more = [t("and {count} more, which are listed on the page", count=t.number(rest))] if rest else []
        return _paragraphs(
            t("Hello,"),
            t("Thank you for {file}. We could not use it, for these reasons:", file=name),
            "\n".join(f"- {line}" for line in (*lines[:count], *more)),
            t("Could you correct this and send the file again? It should hold totals, never a row about one person."),
            t("Kind regards"),
        )

    return _letter(t("{file} needs a correction", file=name), body, len(lines))


def reminder(source_name: str, period: tuple[int, int] | None, t: Text) -> Letter:
    """A request for a period's figures, with the blank template attached; without a period, for a new status."""
    name = _shortened(source_name)
    if period is None:
        subject = t("New status: {source}", source=name)
        asked = t("We are waiting for a new status of this: {source}.", source=name)
    else:
        years = t.period(*period)
        subject = t("Figures for {period}: {source}", period=years, source=name)
        asked = t("We are waiting for figures for {period}: {source}.", period=years, source=name)
    attached = t("A blank template is attached, and its last sheet explains how to fill it in.")
    request = t("Could you fill it in and send it back? It should never have a row about one person.")
    text = _paragraphs(t("Hello,"), asked, f"{attached} {request}", t("Kind regards"))
    return Letter(subject, text, text)


def _line(problem: Problem, t: Text) -> str:
    """Where in the file, what was found, what was expected and how to fix it."""
    is_placed = problem.sheet or problem.cell
    place = place_of("", problem.sheet, problem.cell) if is_placed else phrase("the whole file")
    said = phrase(
        "{place}: found {found}; expected {expected}. {fix}",
        place=place,
        found=problem.found,
        expected=problem.expected,
        fix=problem.fix,
    )
    return said.worded(t)


def _paragraphs(*texts: str) -> str:
    return "\n\n".join(texts)


def _letter(subject: str, body: Callable[[int], str], count: int) -> Letter:
    """The letter with all its lines, and a short body with as many as the address has room for."""

    def is_short(text: str) -> bool:
        return len(_address(subject, text)) <= LONGEST

    whole = body(count)
    *_, short = (body(0), *takewhile(is_short, map(body, range(count))))
    return Letter(subject, whole, whole if is_short(whole) else short)


def _address(subject: str, body: str) -> str:
    """By RFC 6068: everything percent-encoded, and line breaks as CRLF."""
    lines = body.replace("\n", "\r\n")
    return f"mailto:?subject={_encoded(subject)}&body={_encoded(lines)}"


def _encoded(text: str) -> str:
    return quote(text, safe="", errors="replace")


def _shortened(name: str) -> str:
    """The name on one line, cut so that the address has room for the rest."""
    name = " ".join(name.split())
    cut = (f"{name[:end]}…" for end in range(len(name) - 1, -1, -1))
    return next(text for text in (name, *cut) if len(_encoded(text)) <= LONGEST_NAME)
