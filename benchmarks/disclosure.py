"""How long the disclosure step takes: `python -m benchmarks.disclosure`.

Measured on the shipped exports, with an empty and a warm cache, and on tables of more years and municipalities with
many small cells. The limit is 30 seconds per snapshot; the step never runs in a callback.
"""

import random
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from dashboard.model.disclosure import Policy, publish_with_report
from loaders import load_folder
from loaders.schema import OBSERVATIONS

DATA = Path(__file__).resolve().parent.parent / "data"
LIMIT_SECONDS = 30.0
SHIPPED_LIMIT_SECONDS = 2.0
REST = "centre:asker-baerum:other"


@dataclass(frozen=True)
class Measured:
    """One line of the result."""

    what: str
    cells: int
    hidden: int
    level: str
    seconds: float
    limit: float

    @property
    def is_within_limit(self) -> bool:
        return self.seconds <= self.limit and self.level == "full"


def measure() -> list[Measured]:
    """All tables, smallest first; the first publication pays for importing scipy, as a cold start does."""
    with tempfile.TemporaryDirectory() as folder:
        policy = Policy(cache=Path(folder))
        shipped = load_folder(DATA).observations
        return [
            _measured("shipped exports, cold", shipped, policy, SHIPPED_LIMIT_SECONDS),
            _measured("shipped exports, cached", shipped, policy, SHIPPED_LIMIT_SECONDS),
            *(_measured(f"{towns} municipalities, {years} years", _centre(towns, years), replace(policy, cache=None))
              for towns, years in ((3, 6), (5, 10), (8, 20))),
        ]  # fmt: skip


def _measured(what: str, observations: pd.DataFrame, policy: Policy, limit: float = LIMIT_SECONDS) -> Measured:
    report = publish_with_report(observations, policy)
    cells, shown = int(report.hidden["cells"].sum()), int(report.hidden["published"].sum())
    return Measured(what, cells + shown, cells, report.level, report.seconds, limit)


def _centre(towns: int, years: int) -> pd.DataFrame:
    """A centre with a rest group, two sexes and two groups; one third of the inner cells are small."""
    rng = random.Random(1)
    regions = ["3201", *(f"{3202 + at}" for at in range(towns - 2)), REST]
    rows = [
        _row(
            region, 2000 + year, sex, age_group, rng.choice([rng.randint(0, 4), rng.randint(5, 30), rng.randint(5, 60)])
        )
        for year in range(years)
        for region in regions
        for sex in ("women", "men")
        for age_group in ("adults", "children")
    ]
    return OBSERVATIONS.check(pd.DataFrame(rows))


def _row(region: str, year: int, sex: str, age_group: str, value: int) -> dict:
    return {
        "indicator": "centre.residents",
        "region": region,
        "period_start": year,
        "period_end": year,
        "year": year,
        "sex": sex,
        "age_group": age_group,
        "value": value,
        "unit": "persons",
        "status": "normal",
        "persons": float("nan"),
        "synthetic": True,
        "source": "crisis_centre",
        "file": f"centre_{year}.xlsx",
        "sheet": "Residents",
        "cell": "A1",
        "extracted": pd.NaT,
    }


def main() -> None:
    """Prints one line per table."""
    print(f"{'table':32}{'cells':>8}{'hidden':>8}{'level':>12}{'seconds':>9}{'limit':>7}")
    for row in measure():
        mark = "" if row.is_within_limit else "  over the limit"
        print(f"{row.what:32}{row.cells:8}{row.hidden:8}{row.level:>12}{row.seconds:9.2f}{row.limit:7.0f}{mark}")


if __name__ == "__main__":
    main()
