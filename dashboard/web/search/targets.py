"""What can be found: pages, figures, topics, definitions, measures and surveys, each once."""

from collections.abc import Callable, Iterator
from types import MappingProxyType

from dashboard.charts.figures.measures import measure_name
from dashboard.charts.registry import FIGURES
from dashboard.charts.spec import FigureSpec
from dashboard.charts.tables import surveys
from dashboard.model.published import Published
from dashboard.vocabulary import topics
from dashboard.vocabulary.selection import Selection
from dashboard.vocabulary.settings import LANGUAGES
from dashboard.vocabulary.text import Text, text
from dashboard.vocabulary.topics import Topic, TopicsError, Words
from dashboard.web.page.drawing import figure_of
from dashboard.web.page.page import DOCUMENTS, Document, Page
from dashboard.web.page.targets import definition_id, measure_id
from dashboard.web.search.target import BESIDE, DESCRIPTION, NAME, SYNONYM, Said, Target

MEASURE_FILTERS = ("mal", "ansvar", "status")
LIKELY, LESS_LIKELY = 1.15, 0.85  # how likely a page or a topic is meant, and a definition, measure or survey
EXISTS: dict[str, Callable[[Published], bool]] = {
    "": lambda published: True,
    "centre": lambda published: bool(published.settings.catchment),
    "plan": lambda published: bool(published.plans),
}
NO_WORDS: Words = MappingProxyType({})


def targets(published: Published, pages: tuple[Page, ...], t: Text) -> tuple[Target, ...]:
    """All targets but municipalities, pages first; the same for every selection."""
    return (
        *(_page(page, t) for page in pages),
        *(_document(document, t) for document in DOCUMENTS),
        *(
            _figure(published, page, key, t)
            for page in pages
            for key in page.shown(published)
            if _is_its_page(page, key)
        ),
        *(_topic(topic, pages, t) for topic in topics.load().topics if EXISTS[topic.needs](published)),
        *_definitions(published, t),
        *_measures(published, t),
        *_surveys(published, t),
    )


def check(pages: tuple[Page, ...]) -> None:
    """Fails if the topics name a page or a figure that isn't there, or say nothing of a page.

    Raises:
        TopicsError: the file and the pages disagree.
    """
    known, paths = topics.load(), {page.path for page in pages} | {document.path for document in DOCUMENTS}
    unknown = ({topic.path for topic in known.topics} - paths) | (set(known.figures) - set(FIGURES))
    for wrong in sorted(unknown | (set(known.pages) ^ paths)):
        raise TopicsError(f"{topics.FILE.name}: {wrong!r} is no page or figure, or a page without words")


def _page(page: Page, t: Text) -> Target:
    said = (*_everywhere(page.name, t), *_written(page.question(t), t, BESIDE), *_named(topics.load().pages[page.path]))
    note = page.question(t)
    return Target(page.name(t), t("Page"), page.path, note=note, is_common=True, said=said, worth=LIKELY)


def _document(entry: Document, t: Text) -> Target:
    said = (*_everywhere(entry.name, t), *_named(topics.load().pages[entry.path]))
    return Target(entry.name(t), t("Page"), entry.path, is_document=True, is_common=True, said=said, worth=LIKELY)


def _is_its_page(page: Page, key: str) -> bool:
    return FIGURES[key].path == page.path


def _figure(published: Published, page: Page, key: str, t: Text) -> Target:
    """A figure by what it shows, with its finding for everything, which a selection may change."""
    spec, chart = FIGURES[key], figure_of(published, key, Selection(language=t.language)).chart
    name, kind = chart.subtitle.rstrip("."), t("Figure on {page}", page=page.name(t))
    beside = (Said(words, t.language, BESIDE) for words in (kind, chart.finding, chart.source))
    about = (*_everywhere(spec.topic, t, BESIDE), *_of_figure(published, spec), *_kind("figure"))
    said = (*_written(name, t, NAME), *beside, *about)
    note = t("[Example data] {words}", words=chart.finding) if chart.synthetic else chart.finding
    return Target(name, kind, page.path, key, note, said=said)


def _of_figure(published: Published, spec: FigureSpec) -> Iterator[Said]:
    """A figure's own words, and those of what it counts."""
    yield from _named(topics.load().figures.get(spec.key, NO_WORDS))
    if spec.indicator:
        yield from _of_indicator(published, spec.indicator)


def _of_indicator(published: Published, key: str) -> Iterator[Said]:
    entry = published.catalogue.indicators[key]
    yield from _named(entry.search)
    for language in LANGUAGES:
        yield Said(entry.title[language], language, BESIDE)


def _sources_of(published: Published, key: str) -> Iterator[Said]:
    for source in published.catalogue.indicators[key].sources:
        for language, name in published.catalogue.sources[source].name.items():
            yield Said(name, language, BESIDE)


def _topic(topic: Topic, pages: tuple[Page, ...], t: Text) -> Target:
    """A topic; its kind says which page it is a part of."""
    name, of = topic.name[t.language], [page.name(t) for page in pages if page.path == topic.path and topic.fragment]
    return Target(
        name,
        t("Topic on {page}", page=of[0]) if of else t("Topic"),
        topic.path,
        topic.fragment,
        is_common=topic.is_common,
        chooses=topic.chooses,
        said=(*_written(name, t, NAME), *_named(topic.search)),
        worth=LIKELY,
    )


def _definitions(published: Published, t: Text) -> Iterator[Target]:
    for key, entry in published.catalogue.indicators.items():
        if key in published.indicators:
            name, definition = entry.title[t.language], entry.definition[t.language]
            described = (*_written(definition, t, DESCRIPTION), *_sources_of(published, key), *_kind("definition"))
            said = (*_written(name, t, NAME), *_of_indicator(published, key), *described)
            fragment = definition_id(key)
            yield Target(name, t("Definition"), "/datagrunnlag", fragment, said=said, worth=LESS_LIKELY)


def _measures(published: Published, t: Text) -> Iterator[Target]:
    """The measures, which the register words in one language, whatever the reader's is."""
    for _, row in published.measures.iterrows():
        name = measure_name(row, t)
        beside = (row["goal_title"], row["responsible"], row["partners"])
        said = (Said(name, "nb", NAME), *(Said(words, "nb", BESIDE) for words in beside), *_kind("measure"))
        fragment = measure_id(row["number"])
        yield Target(
            name,
            t("Measure"),
            "/tiltak",
            fragment,
            row["goal_title"],
            drops=MEASURE_FILTERS,
            said=said,
            worth=LESS_LIKELY,
        )


def _surveys(published: Published, t: Text) -> Iterator[Target]:
    """All surveys as one, as the page has them."""
    if published.surveys:
        name = surveys.heading(t)
        asked = (finding.what for survey in published.surveys for finding in survey.findings)
        texts = [*(survey.source for survey in published.surveys), *asked]
        said = (Said(words[language], language, BESIDE) for words in texts for language in LANGUAGES)
        all_said = (*_written(name, t, NAME), *said, *_kind("survey"))
        yield Target(name, t("Survey"), "/anmeldelser", "surveys", said=all_said, worth=LESS_LIKELY)


def _written(words: str, t: Text, weight: float) -> Iterator[Said]:
    yield Said(words, t.language, weight)


def _everywhere(words: Callable[[Text], str], t: Text, weight: float = NAME) -> Iterator[Said]:
    """Words of ours in every language; in another than the reader's they are at most synonyms."""
    for language in LANGUAGES:
        yield Said(words(text(language)), language, weight if language == t.language else min(weight, SYNONYM))


def _named(words: Words) -> Iterator[Said]:
    for language, found in words.items():
        yield from (Said(each, language, SYNONYM) for each in found)


def _kind(name: str) -> Iterator[Said]:
    for language, found in topics.load().kinds[name].items():
        yield from (Said(each, language, BESIDE) for each in found)
