"""A number that changes, in words: what it counts, of whom, where and when."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.model.published import Published
from dashboard.vocabulary.text import Text
from loaders.schema import ADULTS, CHILDREN, MEN, OTHER, WOMEN

GONE, OPENED, WITHHELD = "gone", "opened", "withheld"  # as a difference between two editions calls them


def group_words(t: Text, sex: str, age_group: str) -> list[str]:
    """Sex and age group in words, as far as they are not everybody."""
    words = {
        WOMEN: t("women"),
        MEN: t("men"),
        OTHER: t("another sex"),
        ADULTS: t("adults"),
        CHILDREN: t("children"),
    }
    return [words[one] for one in (age_group, sex) if one in words]


def what_counts(t: Text, published: Published, row: Mapping[str, Any]) -> str:
    """«Beboere på krisesenteret, voksne, kvinner (eksempeldata)»: a constructed number says so wherever it stands."""
    title = published.catalogue.indicators[row["indicator"]].title[t.language]
    what = ", ".join([title, *group_words(t, row["sex"], row["age_group"])])
    return f"{what} ({t('Example data').lower()})" if row["synthetic"] else what


def where_and_when(t: Text, published: Published, row: Mapping[str, Any]) -> str:
    """«Bærum 2020»."""
    return f"{published.regions.name(row['region'], t.language)} {t.period(row['period_start'], row['period_end'])}"


def change_words(t: Text, change: str) -> str:
    """The kind of a change, as said of one number."""
    return {
        "new": t("new number"),
        "changed": t("changed"),
        "settled": t("status changed"),
        GONE: t("gone"),
        WITHHELD: t("is withheld"),
        OPENED: t("no longer withheld"),
    }[change]


def before_and_after(t: Text, published: Published, row: Mapping[str, Any]) -> tuple[str, str]:
    """The number before and after, each with its own decimals, or a word for why there is none."""
    decimals = published.catalogue.indicators[row["indicator"]].decimals
    hidden = {GONE: ("old",), OPENED: ("old",), WITHHELD: ("value",)}.get(row["change"], ())

    def words(column: str) -> str:
        if not pd.isna(row[column]):
            return t.number(row[column], decimals)
        return t("withheld") if column in hidden else t("none")

    return words("old"), words("value")
