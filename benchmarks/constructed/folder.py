"""Builds a data folder: constructed exports beside the project's own descriptions, and the tables' entries."""

import shutil
from pathlib import Path

from benchmarks.constructed.banks import CONTENTS, write_banks
from benchmarks.constructed.numbers import AGES, SEXES, Size
from benchmarks.constructed.registers import write_registers

OWN = Path(__file__).resolve().parents[2] / "data"
LANGUAGES = ("nb", "nn", "en")


def build(folder: Path, size: Size) -> Path:
    """The folder with its files, which are the same whenever they are built."""
    folder.mkdir(parents=True)
    for path in OWN.glob("*.toml"):
        shutil.copy(path, folder)
    with (folder / "catalogue.toml").open("a", encoding="utf-8") as file:
        file.writelines(_entry(table) for table in size.numbers)
    write_banks(folder, size)
    write_registers(folder, size)
    return folder


def _entry(table: int) -> str:
    """What a catalogue says of a table: how it is read, and what its source and its indicator are called."""
    name, key = CONTENTS.format(table=table), f"ssb_{table}.victims"
    words = "".join(f'{each}.{language} = "{name}"\n' for each in ("title", "definition") for language in LANGUAGES)
    units = "".join(f'unit.{language} = "personer"\ncaveats.{language} = []\n' for language in LANGUAGES)
    names = "".join(f'{language} = "{name}"\nnext.{language} = "{name}"\n' for language in LANGUAGES)
    return f"""
[sources.ssb_{table}]
{names}
[indicators."{key}"]
sources = ["ssb_{table}"]
decimals = 0
{words}{units}
[tables."{table}"]
indicator = "{key}"
unit = "persons"
needs = [["{name}"]]
{_labels("sex", SEXES)}{_labels("age_group", AGES)}"""


def _labels(kind: str, parts: dict[str, tuple[str, ...]]) -> str:
    return "".join(f'{kind}.{part} = ["{label}"]\n' for part, (label,) in parts.items())
