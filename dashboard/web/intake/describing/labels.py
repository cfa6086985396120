"""What sources, tables, columns and their meanings are called on the page."""

from openpyxl.utils import get_column_letter

from dashboard.charts.effects import group_words
from dashboard.web.intake.visit import Visit
from loaders.describing.drawn import PAIR, YEARS
from loaders.layouts.layout import CATEGORY, GROUP, PLACE, SEX, YEAR, Table
from loaders.schema import ADULTS, ALL, CHILDREN, MEN, MISSING, OTHER, SUPPRESSED, WOMEN


class Labels:
    """The names, in the reader's language."""

    def __init__(self, visit: Visit) -> None:
        self.t, self.published = visit.t, visit.snapshot.published

    def source(self, key: str) -> str:
        """A source, by its name in the catalogue."""
        return self.published.catalogue.sources[key].name[self.t.language]

    def indicator(self, key: str) -> str:
        """An indicator, by its title in the catalogue."""
        return self.published.catalogue.indicators[key].title[self.t.language]

    def table(self, source: str, table: Table) -> str:
        """A table of a source, by what it counts first."""
        return f"{self.source(source)}: {self.indicator(table.numbers[0].indicator)}"

    def column(self, column: int, heading: str) -> str:
        """«C: Hva slags sak»."""
        return f"{get_column_letter(column)}: {heading}"

    def role(self, role: str) -> str:
        """What a column may be."""
        t = self.t
        axes = {
            PLACE: t("place"),
            YEAR: t("year"),
            SEX: t("sex"),
            GROUP: t("age group"),
            CATEGORY: t("category"),
            YEARS: t("year in the heading"),
        }
        if role in axes:
            return axes[role]
        title = self.indicator(role.removesuffix(PAIR))
        return t("{what}, with everyone in brackets", what=title) if role.endswith(PAIR) else title

    def meaning(self, code: str) -> str:
        """A sex or an age group."""
        t = self.t
        words = {
            WOMEN: t("women"),
            MEN: t("men"),
            OTHER: t("other or not registered"),
            ALL: t("everyone"),
            ADULTS: t("adults"),
            CHILDREN: t("children"),
        }
        return words[code]

    def groups(self, sex: str, age_group: str) -> str:
        """«kvinner, voksne»; empty where a number is of everyone."""
        return ", ".join(group_words(self.t, sex, age_group))

    def status(self, status: str) -> str:
        """Why there is no number."""
        t = self.t
        return {MISSING: t("not known"), SUPPRESSED: t("withheld by the source")}.get(status, t("not published yet"))
