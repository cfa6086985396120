"""The screen shows what `python app.py data` writes: the published table, and nothing else."""

import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Page

from tests.browser.views import table_of, visit
from tests.server import ROOT

pytestmark = pytest.mark.browser

HOME, ALL_HERE = "3201", "centre:asker-baerum"
SUPPRESSED, MISSING, NOT_PUBLISHED = ":", "..", "…"


@pytest.fixture(scope="module")
def published(chromium_path: str, tmp_path_factory: pytest.TempPathFactory) -> pd.DataFrame:
    out: Path = tmp_path_factory.mktemp("published") / "table.csv"
    subprocess.run([sys.executable, "app.py", "data", "--out", str(out)], cwd=ROOT, check=True, capture_output=True)
    return pd.read_csv(out, dtype={"region": "str"})


def rows_of(published: pd.DataFrame, indicator: str, region: str, **chosen: str) -> pd.DataFrame:
    keep = (published["indicator"] == indicator) & (published["region"] == region)
    for column, value in {"sex": "all", "age_group": "all", **chosen}.items():
        keep &= published[column] == value
    return published[keep].sort_values("period_start")


def as_written(row: pd.Series, decimals: int = 0) -> str:
    """A cell as the table should show it, made here from the row alone."""
    signs = {"suppressed": SUPPRESSED, "missing": MISSING, "not_published": NOT_PUBLISHED}
    if row["status"] in signs:
        return signs[row["status"]]
    number = f"{row['value']:,.{decimals}f}".replace(",", "\u00a0").replace(".", ",")
    return number + ("*" if row["status"] == "provisional" else "")


def expected(rows: pd.DataFrame, decimals: int = 0) -> dict[str, str]:
    def period(row: pd.Series) -> str:
        start, end = int(row["period_start"]), int(row["period_end"])
        return str(end) if start == end else f"{start}–{end}"

    return {period(row): as_written(row, decimals) for _, row in rows.iterrows()}


def column(table: list[list[str]], heading: str) -> dict[str, str]:
    """A series' numbers, without the uncertainty in brackets after them, which the heading names."""
    place = [words.partition(" (usikkerhet")[0] for words in table[0]].index(heading)
    return {row[0]: row[place].partition(" (")[0] for row in table[1:]}


@pytest.mark.parametrize(
    ("path", "key", "indicator", "heading", "decimals"),
    [
        ("/anmeldelser", "police-reports", "police.reports", "Anmeldte forhold", 0),
        ("/anmeldelser", "violence-offences", "violence.offences", "Bærum", 0),
        ("/samtaler", "conversations-municipality", "centre.conversations", "Bærum", 0),
    ],
)
def test_a_series_is_the_published_one(page: Page, published, path, key, indicator, heading, decimals):
    visit(page, path)
    shown = column(table_of(page, key), heading)
    wanted = expected(rows_of(published, indicator, HOME), decimals)
    assert len(wanted) >= 3
    assert {period: shown[period] for period in wanted} == wanted


def test_residents_own_and_all_are_the_published_ones(page: Page, published):
    for group, word in (("adults", "voksne"), ("children", "barn")):
        visit(page, f"/beboere?gruppe={word}")
        table = table_of(page, "residents-municipality")
        assert column(table, "Bærum") == expected(rows_of(published, "centre.residents", HOME, age_group=group))
        assert column(table, "Alle") == expected(rows_of(published, "centre.residents", ALL_HERE, age_group=group))


def test_women_and_men_are_the_published_ones_with_what_is_withheld(page: Page, published):
    visit(page, "/beboere?gruppe=voksne")
    single, together = table_of(page, "residents-sex"), table_of(page, "residents-sex-together")
    for sex, heading in (("women", "Kvinner"), ("men", "Menn")):
        wanted = expected(rows_of(published, "centre.residents", HOME, age_group="adults", sex=sex))
        pooled = {period: wanted.pop(period) for period in [*wanted] if "–" in period}
        assert column(single, heading) == wanted
        assert {years.partition(",")[0]: shown for years, shown in column(together, heading).items()} == pooled
        assert wanted and pooled
