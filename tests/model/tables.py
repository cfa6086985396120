"""Observations typed by hand or generated at random, as the loaders would deliver them."""

import random

import pandas as pd

from loaders.schema import OBSERVATIONS

REST, WHOLE = "centre:asker-baerum:other", "centre:asker-baerum"
EVENTS = {"centre.conversations": "conversations", "centre.stays": "stays"}


def observation(region, year, sex, age_group, value, **other):
    """One row; `value` None is a missing number, ":" one that the source has hidden."""
    status = {None: "missing", ":": "suppressed"}.get(value, "normal")
    indicator = other.get("indicator", "centre.residents")
    return {
        "indicator": indicator,
        "region": region,
        "period_start": year,
        "period_end": year,
        "year": year,
        "sex": sex,
        "age_group": age_group,
        "value": value if status == "normal" else float("nan"),
        "unit": EVENTS.get(indicator, "persons"),
        "status": status,
        "persons": float("nan"),
        "synthetic": True,
        "source": "crisis_centre",
        "file": f"centre_{year}.xlsx",
        "sheet": "Beboere",
        "cell": other.get("cell", f"{'ABCDEFGH'[len(sex) % 8]}{len(region)}"),
        "extracted": pd.NaT,
    } | other


def frame(*rows):
    return OBSERVATIONS.check(pd.DataFrame(list(rows)))


def centre(year, cells, ages=("adults", "children"), regions=("3201", "0220", REST), **other):
    """Residents: `cells[region index]` = (women, men) for adults and then (girls, boys)."""
    rows = []
    for region, numbers in zip(regions, cells, strict=True):
        pairs = [(age, sex) for age in ages for sex in ("women", "men")]
        rows += [
            observation(region, year, sex, age, value, cell=f"E{2 + len(rows) + at}", **other)
            for at, ((age, sex), value) in enumerate(zip(pairs, numbers, strict=True))
        ]
    return rows


# The crisis centre's own tables, typed from the workbooks in data/krisesenter.
RESIDENTS = {
    2016: [(37, 4, 19, 18), (20, 2, 11, 9), (3, 1, 2, 1)],
    2017: [(24, 3, 33, 28), (15, 1, 12, 10), (5, 1, 3, 4)],
    2018: [(36, 4, 24, 25), (28, 3, 17, 15), (8, 2, 6, 4)],
    2019: [(35, 6, 22, 21), (21, 2, 13, 14), (5, 2, 3, 2)],
}


def shipped_residents():
    return frame(*[row for year, cells in RESIDENTS.items() for row in centre(year, cells)])


def conversations(year, cells):
    """Day conversations: `cells[region][sex]` = (conversations, persons or None)."""
    rows = []
    for region, by_sex in cells.items():
        for sex, (value, persons) in by_sex.items():
            common = {"sheet": "Dagsamtaler", "cell": f"C{len(rows)}"}
            known = float("nan") if persons is None else persons
            rows.append(
                observation(region, year, sex, "all", value, indicator="centre.conversations", persons=known, **common)
            )
            if persons is not None:
                rows.append(
                    observation(
                        region,
                        year,
                        sex,
                        "all",
                        persons,
                        indicator="centre.conversation_users",
                        persons=known,
                        **common,
                    )
                )
    return rows


CONVERSATIONS = {
    2017: {
        "3201": {"women": (131, None), "men": (14, None), "all": (145, 58)},
        "0220": {"women": (88, None), "men": (6, None), "all": (94, 40)},
    },
    2018: {"3201": {"women": (231, 79), "men": (28, 9)}, "0220": {"women": (142, 51), "men": (11, 4)}},
    2019: {"3201": {"women": (254, 84), "men": (37, 12)}, "0220": {"women": (169, 60), "men": (15, 6)}},
}


def shipped_conversations():
    return frame(*[row for year, cells in CONVERSATIONS.items() for row in conversations(year, cells)])


def random_table(seed):
    """A random centre: 1–4 municipalities (the last often a rest), 2 sexes, 1–2 groups, 1–6 years; many small cells."""
    rng = random.Random(seed)
    names = ["3201", "0220", "3203", "3024"][: rng.choice([1, 2, 2, 3, 3, 3, 4])]
    regions = tuple([*names[:-1], REST] if len(names) > 1 and rng.random() < 0.7 else names)
    ages = rng.choice([("adults",), ("adults",), ("adults", "children")])
    years = range(2016, 2016 + (6 if seed % 50 == 0 else rng.choice([1, 1, 1, 1, 1, 2, 3])))
    printed_total, all_ages = rng.random() < 0.5, len(ages) == 2 and len(regions) < 4 and rng.random() < 0.1
    most = rng.choice([6, 12, 40])
    rows = []
    for year in years:
        cells = [tuple(_small(rng, most) for _ in range(2 * len(ages))) for _ in regions]
        part = centre(year, cells, ages, regions)
        if all_ages:
            part += _summed(part, "age_group", ("region", "sex"), "all")
        if printed_total:
            part += _summed(part, "region", ("sex", "age_group"), WHOLE)
        rows += part
    return frame(*rows)


def random_centre(seed, years=None):
    """A random centre as in its workbook: 1–3 named municipalities, with or without the others, 1–2 years."""
    rng = random.Random(10_000 + seed)
    names = ["3201", "0220", "3312"][: rng.choice([1, 2, 2, 3, 3])]
    regions = tuple([*names, REST] if rng.random() < 0.6 else names)
    ages = rng.choice([("adults",), ("adults", "children")])
    prints_everyone, most, rows = rng.random() < 0.4, rng.choice([8, 15, 40]), []
    for year in range(2018, 2018 + (years or rng.randint(1, 2))):
        cells = [tuple(_small(rng, most) for _ in range(2 * len(ages))) for _ in regions]
        part = centre(year, cells, ages, regions)
        rows += part + (_summed(part, "region", ("sex", "age_group"), WHOLE) if prints_everyone else [])
    return frame(*rows)


def _small(rng, most):
    return rng.choice([0, 1, 2, 3, 4, rng.randint(0, most), rng.randint(0, most), rng.randint(5, most)])


def _summed(rows, column, by, name):
    sums = {}
    for row in rows:
        sums.setdefault(tuple(row[key] for key in by), []).append(row)
    return [
        parts[0] | {column: name, "value": sum(part["value"] for part in parts), "cell": f"H{at}"}
        for at, parts in enumerate(sums.values())
    ]


def largest(seed):
    """Four municipalities (one of them the rest), two sexes, two groups, six years, half of the cells small."""
    rng = random.Random(seed)
    regions = ("3201", "0220", "3203", REST)
    years = range(2016, 2022)
    cells = {year: [tuple(_small(rng, 30) for _ in range(4)) for _ in regions] for year in years}
    return frame(*[row for year in years for row in centre(year, cells[year], regions=regions)])
