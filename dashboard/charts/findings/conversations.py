"""Conversations per person in words: whether more conversations mean more people."""

import pandas as pd

from dashboard.charts import sentences
from dashboard.charts.build import Context
from dashboard.charts.findings.series import break_words, caveat, sequence_words, withheld_words
from dashboard.model.judged import Judged
from dashboard.model.rates.per_person import conversations_per_person
from dashboard.model.select import numbers

CONVERSATIONS, DECIMALS = "centre.conversations", 1


def conversations_with(context: Context) -> str:
    """What a verdict on conversations counts if one sex is chosen: «samtaler med kvinner»; else empty."""
    who = context.chosen_sex
    return context.t("conversations with {who}", who=who) if who else ""


def per_person_rows(context: Context, from_year: int | None = None) -> pd.DataFrame:
    """Conversations per person for the chosen place, sex and years, or from a later year on."""
    chosen = context.selection
    first = from_year or chosen.from_year
    return conversations_per_person(context.published, context.region, chosen.sex, first, chosen.to_year)


def per_person_judged(context: Context, judged: Judged) -> str:
    """How many conversations each person had, in the years that a verdict on conversations covers."""
    return per_person_words(context, per_person_rows(context, judged.since_break))


def per_person_heading(context: Context, rows: pd.DataFrame) -> str:
    """«2,5 samtaler per person i 2017 og 3,0 i 2019»."""
    return per_person_words(context, rows).removesuffix(".")


def per_person_words(context: Context, rows: pd.DataFrame) -> str:
    """The first and the newest number as one sentence; empty if there is none."""
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


def per_person_paragraph(context: Context, rows: pd.DataFrame) -> str:
    """Every quotient, and why some years have none; empty if no year has one."""
    t, found, who = context.t, numbers(rows), context.chosen_sex
    if found.empty:
        return ""
    values = {"place": context.place(context.region), "numbers": sequence_words(context, found, DECIMALS)}
    opening = (
        t("Day conversations per person, {place}, {who}: {numbers}.", who=who, **values)
        if who
        else t("Day conversations per person, {place}: {numbers}.", **values)
    )
    broken = break_words(context, CONVERSATIONS, context.region, rows)
    return sentences.joined(opening, broken, withheld_words(context, rows), caveat(context, CONVERSATIONS))
