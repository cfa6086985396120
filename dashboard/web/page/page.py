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


def nothing(view: View) -> list[Component]:
    """A page part that is not used."""
    return []


def no_field(view: View) -> tuple[FilterField, ...]:
    """A page with all its fields in the filter form."""
    return ()


@dataclass(frozen=True)
class Page:
    """One page; `filters` names fields of `web.page.choices`. Each figure names its page.

    `actions` stand beside the heading. `facts` come above the figures and `details` below; a changed selection replaces
    both. `below` comes last and doesn't depend on years or place. `further_fields` are selects outside the filter form,
    beside what they change, and `own_names` other names in the address that the page's own fields write.
    """

    key: str
    path: str
    name: Words
    question: Words
    lead: Words
    filters: tuple[str, ...] = ()
    choices: Callable[[Published], Choices] = no_choices
    actions: Content = nothing
    facts: Content = nothing
    details: Content = nothing
    below: Content = nothing
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
