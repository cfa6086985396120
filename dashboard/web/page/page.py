"""A page: its address, its question, the figures that answer it, and its filters."""

from collections.abc import Callable
from dataclasses import dataclass

from dash.development.base_component import Component

from dashboard.charts.registry import figures_on
from dashboard.model.published import Published
from dashboard.store.data import Snapshot
from dashboard.vocabulary.selection import Choices, Selection
from dashboard.vocabulary.text import Text
from dashboard.web.components.filters import FilterField
from dashboard.web.page.drawing import Drawn, figure_of

YEARS, REGION, SEX, GROUP, GOAL, RESPONSIBLE, STATUS = (
    "years",
    "region",
    "sex",
    "group",
    "goal",
    "responsible",
    "status",
)  # the filters a page may have
Words = Callable[[Text], str]
Content = Callable[["View"], list[Component]]


@dataclass(frozen=True)
class View:
    """One reader's view: the snapshot, the selection, and the language."""

    snapshot: Snapshot
    selection: Selection
    t: Text

    @property
    def published(self) -> Published:
        """The published table of the snapshot."""
        return self.snapshot.published


def no_choices(published: Published) -> Choices:
    """A page without filters."""
    return Choices()


def drawn(view: View, key: str) -> Drawn:
    """A figure as a picture."""
    return figure_of(view.published, key, view.selection)


def nothing(view: View) -> list[Component]:
    """A page part that is not used."""
    return []


def nothing_counted(published: Published) -> tuple[str, ...]:
    """A page whose figures always have numbers, or none."""
    return ()


def in_place(t: Text) -> str:
    """What is counted where it happens."""
    return t("in")


def from_place(t: Text) -> str:
    """What is counted by where people live."""
    return t("from")


def no_parts(view: View) -> tuple[tuple[str, str], ...]:
    """A page of figures alone."""
    return ()


def nothing_further(view: View) -> tuple[str, ...]:
    """A page whose withheld numbers are all in its figures."""
    return ()


def no_field(view: View) -> tuple[FilterField, ...]:
    """A page with all its fields in the filter form."""
    return ()


@dataclass(frozen=True)
class Page:
    """One page; each figure names its page.

    Attributes:
        filters: the fields of the filter sentence, in its order.
        choices: what can be chosen in them.
        counted: the indicators whose numbers follow the choices of place, sex, group and years.
        before_place: the word before a chosen place in the sentence: «i» or «fra».
        actions: what stands beside the heading.
        draw: shows one of its figures.
        details: what comes below the figures, and changes with the selection.
        below: what comes last, and doesn't depend on years or place.
        parts: (id, words) of the headings in `details` and `below`, for the page's own list of contents.
        further_withheld: what else it shows with withheld numbers, by the names that files have.
        further_fields: selects outside the filter form, beside what they change.
        own_names: other names in the address that the page's own fields write.
        group: its group in the menu.
    """

    key: str
    path: str
    name: Words
    question: Words
    lead: Words
    filters: tuple[str, ...] = ()
    choices: Callable[[Published], Choices] = no_choices
    counted: Callable[[Published], tuple[str, ...]] = nothing_counted
    before_place: Words = in_place
    actions: Content = nothing
    draw: Callable[["View", str], Drawn] = drawn
    details: Content = nothing
    below: Content = nothing
    parts: Callable[["View"], tuple[tuple[str, str], ...]] = no_parts
    further_withheld: Callable[["View"], tuple[str, ...]] = nothing_further
    further_fields: Callable[[View], tuple[FilterField, ...]] = no_field
    own_names: tuple[str, ...] = ()
    group: int = 0

    @property
    def figures(self) -> tuple[str, ...]:
        """The keys of the figures that answer its question."""
        return tuple(spec.key for spec in figures_on(self.path))

    def shown(self, published: Published) -> tuple[str, ...]:
        """Those that some selection of these data can show."""
        return tuple(spec.key for spec in figures_on(self.path) if spec.is_possible(published))

    def part(self, name: str) -> str:
        """The id of one of the page's own parts."""
        return f"{self.key}-{name}"


@dataclass(frozen=True)
class Document:
    """A menu entry for a separate document, outside these pages; `is_first` in its group."""

    path: str
    name: Words
    group: int
    is_first: bool = False


DOCUMENTS = (
    Document("/mote", lambda t: t("Meeting"), group=1),
    Document("/nye-tall", lambda t: t("New figures"), group=2, is_first=True),
)
