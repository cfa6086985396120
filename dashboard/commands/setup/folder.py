"""Writes a municipality's folder, and never over what is there."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from dashboard.commands.setup import files, readme
from dashboard.commands.setup.answers import Answers
from dashboard.commands.setup.breaks import breaks_toml
from dashboard.vocabulary.settings import FILE as SETTINGS
from loaders.places import PLACES_FILE, Catchment, Places, load_places
from loaders.templates import blank

BLANKS = "skjema"
FOLDERS = ("politi", "ssb", "bufdir", "tiltak")


def make(folder: Path, answers: Answers, today: date) -> tuple[list[Path], list[Path]]:
    """The files that were written, and those that were there already and are as they were.

    Raises:
        OSError: something can't be written.
    """
    data = folder / files.DATA
    for name in (*FOLDERS, *files.folders(answers), *([files.ASSAULT_CENTRE] if answers.assault_centre else [])):
        (data / name).mkdir(parents=True, exist_ok=True)
    (folder / BLANKS).mkdir(exist_ok=True)
    written, kept = list[Path](), list[Path]()
    for path, content in _texts(folder, data, answers):
        _write(path, content.encode("utf-8"), written, kept)
    for name, workbook in _blanks(answers, load_places(data / PLACES_FILE), today.year - 1):
        _write(folder / BLANKS / name, workbook, written, kept)
    return written, kept


def _texts(folder: Path, data: Path, answers: Answers) -> Iterator[tuple[Path, str]]:
    yield folder / SETTINGS, files.settings_toml(answers)
    yield data / PLACES_FILE, files.places_toml(answers)
    for name, content in (("catalogue.toml", files.catalogue_toml), ("breaks.toml", breaks_toml)):
        if words := content(answers):
            yield data / name, words
    yield folder / "README.md", readme.text_of(answers)


def _blanks(answers: Answers, places: Places, year: int) -> Iterator[tuple[str, bytes]]:
    """A blank workbook for everyone who fills one in: last year's, since that is what arrives next."""
    yield f"politi {year}.xlsx", blank("police", places, year, answers.home)
    yield f"tiltak {year}.xlsx", blank("measures", places, year, answers.home)
    for catchment in places.catchments:
        if answers.home in catchment.regions(year):
            alone = Places((catchment,))
            yield f"{_name(catchment)} {year}.xlsx", blank(catchment.source, alone, year, answers.home)


def _name(catchment: Catchment) -> str:
    return catchment.folders[0]


def _write(path: Path, content: bytes, written: list[Path], kept: list[Path]) -> None:
    try:
        with path.open("xb") as file:
            file.write(content)
        written.append(path)
    except FileExistsError:
        kept.append(path)
