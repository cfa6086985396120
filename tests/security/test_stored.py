"""Stored attacks: what stands in a delivered file or description is text on every page and in every file, no more."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from dashboard.charts.registry import FIGURES
from dashboard.documents.report.printed import browser
from tests.security.live import found
from tests.security.payloads import MARK, PAYLOADS
from tests.security.places import Turn
from tests.security.served import Served, documents, figures, marked, pages, parts, served

SOME = ("police-reports", "residents-municipality", "service-persons", "measures")
ROUNDS = 12  # after which each text cell of the sources has had its turn, and each kind of place all payloads
PRINTED = ("pdf",) if browser() else ()


@pytest.fixture(scope="module")
def turn() -> Turn:
    """The payloads of all rounds."""
    return Turn()


def search(server: Served, replies: Iterable[tuple[str, bytes]]) -> tuple[int, list[str]]:
    """How many replies show a payload as text, and what is live in any; the counts are for `pytest -rP`."""
    count, marks, live = 0, 0, []
    for name, content in replies:
        count, marks = count + 1, marks + (MARK.encode() in content)
        live += found(name, content)
    turn = server.turn
    print(
        f"{turn.count} payloads of {len(PAYLOADS)} kinds put in {len(turn.given)} kinds of places: {turn.pairs} pairs"
    )
    print(f"{server.delivered} deliveries; {count} replies and files, {marks} of them show a payload; {len(live)} live")
    return marks, live


def everywhere(server: Served) -> tuple[tuple[str, bytes], ...]:
    """All pages, what replaces their parts, and the marked copies."""
    return (*pages(server), *parts(server), *marked(server))


def test_nothing_stored_is_live_in_pages_and_files(tmp_path: Path):
    formats = ("csv", "xlsx", "docx", "svg")
    with served(tmp_path, Turn(), every=60) as server:
        replies = (*everywhere(server), *figures(server, SOME, formats), *documents(server, ("html",)))
        marks, live = search(server, replies)
    assert live == []
    assert marks > 25


@pytest.mark.filterwarnings("ignore:Glyph")  # the pictures' font has no full-width signs
@pytest.mark.soak
@pytest.mark.parametrize("number", range(ROUNDS))
def test_no_payload_in_any_place_is_live_in_any_reply_or_file(tmp_path: Path, turn: Turn, number: int):
    formats = ("csv", "xlsx", "docx", "pptx", "svg", *PRINTED)
    keys = tuple(dict.fromkeys((*SOME, *tuple(FIGURES)[number % 4 :: 4])))
    with served(tmp_path, turn, every=ROUNDS, offset=number) as server:
        files = (*figures(server, keys, formats), *documents(server, ("docx", "pptx", "html", *PRINTED)))
        _, live = search(server, (*everywhere(server), *files))
    assert live == []
    assert turn.is_crossed or number < ROUNDS - 1
