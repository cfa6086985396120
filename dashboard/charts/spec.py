"""The one place that describes a figure for every page, file and meeting: `FigureSpec`."""

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.charts.build import Context
from dashboard.charts.chart import Chart
from dashboard.charts.content import Content
from dashboard.charts.describe import Origin, describe
from dashboard.charts.subjects import Subject
from dashboard.model.published import Published
from dashboard.vocabulary.selection import Selection
from dashboard.vocabulary.text import Text

Words = Callable[[Text], str]
Facts = tuple[str, ...]


def always(published: Published) -> bool:
    """A figure that some selection of any data can show."""
    return True


def with_centre(published: Published) -> bool:
    """A figure of the crisis centre, which not every municipality has one of."""
    return bool(published.settings.catchment)


def no_words(t: Text) -> str:
    """A figure with a place of its own."""
    return ""


def no_facts(context: Context) -> Facts:
    """A figure that needs no more than its notes in a meeting."""
    return ()


@dataclass(frozen=True, kw_only=True)
class FigureSpec:
    """Everything about one figure; a field without a value is an error when the module is imported.

    Attributes:
        key: its name in addresses and on the command line.
        content: what it shows for a selection.
        indicator: what it counts, as a key of the catalogue; empty if that is no indicator.
        subject: its page, and its chapter in the report.
        topic: what it is about, in a few words for the meeting's agenda.
        question: the question to the forum beside it: neutral, implying no cause.
        facts: what the meeting shows beside it in addition to its notes, the most important first.
        agenda: its place among the figures that a meeting shows by default; 0 for none.
        turns_with: the key of the first figure that it takes turns with in one place of a page; its own if it is that.
        unit: what it shows then, as its neighbours show the same in another unit.
        is_possible: whether any selection of these data can show it.
        is_silent: whether report and meeting say nothing of it where the data can't show it; of others they say why.
    """

    key: str
    content: Callable[[Context], Content]
    indicator: str
    subject: Subject
    topic: Words
    question: Words
    facts: Callable[[Context], Facts] = no_facts
    agenda: int = 0
    turns_with: str = ""
    unit: Words = no_words
    is_possible: Callable[[Published], bool] = always
    is_silent: bool = False

    @property
    def path(self) -> str:
        """The address of its page."""
        return self.subject.path

    def chart(self, published: Published, selection: Selection) -> Chart:
        """What is shown for a selection."""
        context = Context(published, selection)
        return describe(context, Origin(self.key, self.path, self.indicator), self.content(context))
