"""Runs the command line in this process, and reads what it writes."""

import csv
import io
from pathlib import Path

from click.testing import CliRunner

from dashboard.commands.group import main
from dashboard.vocabulary.settings import ROOT


def run(*arguments, **environ):
    """Runs the command in this process, without this machine's settings."""
    return CliRunner(env={"VINR_SETTINGS": str(ROOT / "settings.toml"), **environ}).invoke(
        main, list(map(str, arguments))
    )


def read(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
