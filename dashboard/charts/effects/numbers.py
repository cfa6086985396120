"""A number that changes, in words: what it counts, of whom, where and when."""

from collections.abc import Mapping
from typing import Any

from dashboard.model.published import Published
from dashboard.vocabulary.text import Text
from loaders.schema import ADULTS, CHILDREN, MEN, OTHER, WOMEN


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
    """«Beboere på krisesenteret, voksne, kvinner»."""
    title = published.catalogue.indicators[row["indicator"]].title[t.language]
    return ", ".join([title, *group_words(t, row["sex"], row["age_group"])])


def where_and_when(t: Text, published: Published, row: Mapping[str, Any]) -> str:
    """«Bærum 2020»."""
    return f"{published.regions.name(row['region'], t.language)} {t.period(row['period_start'], row['period_end'])}"


def number_words(t: Text, published: Published, row: Mapping[str, Any], column: str) -> str:
    """The number in a column with its own decimals; empty if there is none."""
    value, decimals = row[column], published.catalogue.indicators[row["indicator"]].decimals
    return "" if value != value else t.number(value, decimals)  # NaN is no number, and never equal to itself
