"""What sources, tables, columns and their meanings are called on the page."""

from openpyxl.utils import get_column_letter

from dashboard.charts.effects import group_words
from dashboard.model.services import ANONYMOUS, CONTACTS, PERSONS
from dashboard.web.intake.visit import Visit
from loaders.describing.drawn import PAIR, SERVICES, YEARS, Drawn
from loaders.describing.known import Known
from loaders.layouts.layout import CATEGORY, GROUP, PLACE, SERVICE, SEX, YEAR, Table
from loaders.registry import ANY_SERVICE
from loaders.schema import ADULTS, ALL, CHILDREN, MEN, MISSING, OTHER, SUPPRESSED, WOMEN


class Labels:
    """The names, in the reader's language."""

    def __init__(self, visit: Visit) -> None:
        self.t, self.published = visit.t, visit.snapshot.published

    def source(self, key: str) -> str:
        """A source, by its name in the catalogue; the services together have one too."""
        catalogue = self.published.catalogue
        return (catalogue.workbook_of_services if key == SERVICES else catalogue.sources[key].name)[self.t.language]

    def service(self, key: str, known: Known) -> str:
        """A service, by its name in the catalogue; one that is not in it yet, by what workbooks call it."""
        sources = self.published.catalogue.sources
        return sources[key].name[self.t.language] if key in sources else known.names[key]

    def place(self, code: str) -> str:
        """A municipality, a centre's municipalities, or a county."""
        return self.published.regions.name(code, self.t.language)

    def indicator(self, key: str) -> str:
        """An indicator, by its title in the catalogue; of any service, by what it counts."""
        t, indicators = self.t, self.published.catalogue.indicators
        if key in indicators:
            return indicators[key].title[t.language]
        titles = {
            PERSONS: t("People helped because of violence"),
            CONTACTS: t("Contacts because of violence"),
            ANONYMOUS: t("Anonymous contacts"),
        }
        return titles[key.rpartition(".")[2]]

    def table(self, source: str, table: Table) -> str:
        """A table of a source, by what it counts first."""
        return f"{self.source(source)}: {self.indicator(table.numbers[0].indicator)}"

    def column(self, column: int, heading: str) -> str:
        """«C: Hva slags sak»."""
        return f"{get_column_letter(column)}: {heading}"

    def only(self, axis: str, column: int) -> str:
        """«C: kjønn»."""
        return f"{get_column_letter(column)}: {self.role(axis)}"

    def role(self, role: str) -> str:
        """What a column may be."""
        t = self.t
        axes = {
            PLACE: t("place"),
            YEAR: t("year"),
            SEX: t("sex"),
            GROUP: t("age group"),
            CATEGORY: t("category"),
            SERVICE: t("service"),
            YEARS: t("year in the heading"),
        }
        if role in axes:
            return axes[role]
        of_services = {PERSONS: t("People"), CONTACTS: t("Contacts"), ANONYMOUS: t("Anonymous contacts")}
        if role.startswith(ANY_SERVICE):
            return of_services[role.rpartition(".")[2]]
        title = self.indicator(role.removesuffix(PAIR))
        return t("{what}, with everyone in brackets", what=title) if role.endswith(PAIR) else title

    def unsaid(self, axis: str, drawn: Drawn) -> str:
        """What a column of numbers means that says no sex or age group: everyone, unless the group must be said."""
        return self.t("not said here") if axis == GROUP and drawn.needs_group else self.t("everyone")

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
