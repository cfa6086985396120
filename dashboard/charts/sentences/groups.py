"""Sexes and age groups in words."""

from dashboard.vocabulary.text import Text
from loaders.schema import ADULTS, ALL, CHILDREN, MEN, WOMEN


def sex_words(sex: str, t: Text) -> str:
    """A sex in words."""
    return {WOMEN: t("women"), MEN: t("men"), ALL: t("both sexes")}.get(sex, t("other or not registered"))


def group_words(group: str, t: Text) -> str:
    """An age group in words."""
    return {ADULTS: t("adults"), CHILDREN: t("children"), ALL: t("all ages")}[group]


def who_words(sex: str, group: str, t: Text) -> str:
    """Who is counted: «voksne», «voksne menn», «jenter», and «kvinner» if groups are not distinguished."""
    if sex == ALL:
        return group_words(group, t)
    words = {
        (WOMEN, ADULTS): t("adult women"),
        (MEN, ADULTS): t("adult men"),
        (WOMEN, CHILDREN): t("girls"),
        (MEN, CHILDREN): t("boys"),
    }
    return words.get((sex, group), sex_words(sex, t))
