"""Which of a table's numbers are wanted, by what is known of its labels, and which years they are of."""

from typing import NoReturn

import pandas as pd

from loaders.files.cells import CellError
from loaders.files.periods import parse_period
from loaders.findings import Findings
from loaders.phrases import Phrase, phrase
from loaders.quoting import quoted
from loaders.schema import ALL
from loaders.sources.pxweb import PxTable
from loaders.sources.ssb.which import bare
from loaders.sources.ssb_tables import PARTS, TOTALS, Table, plain


def periods_of(
    table: PxTable, frame: pd.DataFrame, name: str, meaning: Table, findings: Findings
) -> dict[object, tuple[int, int]]:
    """Years by period label. An invalid label is an error, and its numbers are left out."""
    found = {}
    for text, row, column in frame.drop_duplicates(name)[[name, "row", "column"]].itertuples(index=False):
        try:
            found[text] = parse_period(text, meaning.years, meaning.first_year)
        except CellError as error:
            findings.cell(error, table.label_at(name, row, column))
    return found


def wanted(
    table: PxTable, meaning: Table, special: set[str], findings: Findings
) -> tuple[pd.DataFrame, dict[str, pd.Series]]:
    """Rows of the wanted contents and categories, without sums that a user added, and their sex and age group.

    Of any other dimension only totals are taken.
    """
    frame = _without_formulas(table, findings)
    asked = {plain(label) for group in (*meaning.needs, meaning.optional) for label in group}
    totals = {*TOTALS, *map(plain, meaning.totals)}
    totals |= {plain(label) for kind in PARTS for label in getattr(meaning, kind).get(ALL, ())}
    used, parts = set[str](), dict[str, pd.Series]()
    for name in (name for name in table.dimensions if name not in special):
        kind = _kind(frame[name], meaning)
        if kind:
            parts[kind] = frame[name].map({text: meaning.part(kind, text) for text in frame[name].unique()})
            frame = frame[parts[kind].notna()]
            continue
        labels = frame[name].map({text: bare(text, asked | totals) for text in frame[name].unique()})
        chosen = labels.isin(asked) if labels.isin(asked).any() else labels.isin(totals)
        if not chosen.any():
            _stop_without(table, name, quoted(frame[name].iloc[0], asked | totals), meaning, findings)
        used |= set(labels[chosen])
        frame = frame[chosen]
    if any(used.isdisjoint(map(plain, group)) for group in meaning.needs):
        _stop_without(table, table.dimensions[0], phrase("something else"), meaning, findings)
    return frame, parts


def _kind(labels: pd.Series, meaning: Table) -> str:
    """Whether a dimension is the sex or the age group that the table is divided by; empty if it is neither."""
    texts = labels.unique()
    found = {kind: {meaning.part(kind, text) for text in texts} - {None, ALL} for kind in PARTS}
    return next((kind for kind, seen in found.items() if seen), "")


def _stop_without(table: PxTable, name: str, found: Phrase, meaning: Table, findings: Findings) -> NoReturn:
    at = table.label_at(name, *table.frame.loc[0, ["row", "column"]])
    advice = phrase("Choose only these in StatBank, and download the table again.")
    findings.stop("missing_category", found, meaning.wanted, advice, at=at)


def _without_formulas(table: PxTable, findings: Findings) -> pd.DataFrame:
    """The numbers without rows of formulas, which only a user can have added."""
    added = sorted(set(table.frame.loc[table.frame["is_formula"].astype(bool), "row"]))
    for row in added:
        fix = phrase("The row has not been used; delete it.")
        findings.warning(
            "added_row",
            phrase("a row of formulas"),
            phrase("only numbers from the statistics bank"),
            fix,
            at=table.sheet.at(row, 1),
        )
    return table.frame[~table.frame["row"].isin(added)]
