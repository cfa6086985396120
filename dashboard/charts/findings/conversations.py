"""Conversations per person in words: whether more conversations mean more people."""

import pandas as pd

from dashboard.charts import sentences
from dashboard.charts.build import Context
from dashboard.charts.findings.series import break_words, caveat, sequence_words, withheld_words
from dashboard.model.select import numbers
from loaders.schema import ALL

CONVERSATIONS, DECIMALS = "centre.conversations", 1


def per_person_heading(context: Context, rows: pd.DataFrame) -> str:
    """«2,5 samtaler per person i 2017 og 3,0 i 2019»."""
    return per_person_words(context, rows).removesuffix(".")


def per_person_words(context: Context, rows: pd.DataFrame) -> str:
    """The first and the newest number as one sentence; nothing where there is none."""
    t, found = context.t, numbers(rows)
    if found.empty:
        return ""
    first, last = found.iloc[0], found.iloc[-1]
    newest = {"number": t.number(last["value"], DECIMALS), "year": last["year"]}
    if len(found) == 1:
        return t("{number} conversations per person in {year}.", **newest)
    return t(
        "{before} conversations per person in {first} and {number} in {year}.",
        before=t.number(first["value"], DECIMALS),
        first=first["year"],
        **newest,
    )


def per_person_paragraph(context: Context, rows: pd.DataFrame, who: str) -> str:
    """Every quotient, and why some years have none."""
    t, found = context.t, numbers(rows)
    if found.empty:
        return ""
    values = {"place": context.place(context.region), "numbers": sequence_words(context, found, DECIMALS)}
    opening = (
        t("Day conversations per person, {place}: {numbers}.", **values)
        if context.selection.sex == ALL
        else t("Day conversations per person, {place}, {who}: {numbers}.", who=who, **values)
    )
    broken = break_words(context, CONVERSATIONS, context.region, rows)
    return sentences.joined(opening, broken, withheld_words(context, rows), caveat(context, CONVERSATIONS))
