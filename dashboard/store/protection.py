"""What is said where the protection of earlier editions is not whole, and so nothing may be published."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dashboard.store.database.database import DAMAGED, DatabaseError
from dashboard.store.editions.durable import DamagedError
from loaders.phrases import Phrase, phrase, quote
from loaders.problems import ERROR, Problem, reason

CODE = "protection"
RESTORE = phrase("Nothing new is published until it is back: “python app.py restore FILE” brings back the last backup.")
WAIT = phrase("The figures shown stay. Publishing is possible again when the database answers.")
EXPECTED = phrase("everything that has been published, as it was kept")


class ProtectionError(Exception):
    """What protects earlier editions is lost, damaged, another's, or can't be kept; carries the problem in words."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def broken(found: Phrase, fix: Phrase = RESTORE) -> ProtectionError:
    """The error for something that was found instead of what was kept."""
    return ProtectionError(
        Problem(file="", sheet="", cell="", severity=ERROR, code=CODE, found=found, expected=EXPECTED, fix=fix)
    )


@contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Turns failures of disk and database into a ProtectionError that says what is wrong."""
    try:
        yield
    except DamagedError as error:
        found = phrase("that {file} is missing or damaged ({reason})", file=error.name, reason=error.reason)
        raise broken(found) from error
    except DatabaseError as error:
        found = phrase("that the database can't be used ({reason})", reason=str(error))
        raise broken(found, RESTORE if str(error) == DAMAGED else WAIT) from error
    except OSError as error:
        raise broken(
            phrase(
                "that {folder} can't be read or written ({reason})", folder=quote(folder.name), reason=reason(error)
            ),
            phrase("Give the server a folder that it may write in (`state` in settings.toml), with room on its disk."),
        ) from error
