"""Files say what the page says: the same heading, paragraph, numbers, marks and statuses, and nothing withheld."""

import pytest

from dashboard.charts.registry import FIGURES
from dashboard.documents.files import figure_file, published_file
from dashboard.model.select import records
from dashboard.web.meeting.pictures import chart_of
from loaders.schema import NUMBER_STATUSES
from tests.facts import opened, selections, views
from tests.facts.rules import NEVER
from tests.facts.surface import Said, View, hold, never
from tests.facts.words import ABSENCE_AS_EVIDENCE, AWAITED, EXAMPLE, PROVISIONAL

FORMATS = ("docx", "pptx", "xlsx", "csv")
SAMPLE = 3  # selections of each figure in `make test`; the soak takes more
SOAKED = 12


def files(snapshot, key, format, most):
    """A view a file: its lines, and the chart that it was made from."""
    path = next(page.path for page in views.AT.values() if key in page.figures and page.path != "/")
    chosen = selections.of_page(views.AT[path], snapshot.published, 40)
    for nth, selection in enumerate(chosen):
        one = selections.in_language(selection, selections.LANGUAGES[nth % 3])
        chart = chart_of(snapshot.published, key, one)
        if not chart.has_numbers:
            continue
        made = figure_file(snapshot.published, key, one, format, exported=views.TODAY)
        said = tuple(Said(format, words, key) for words in opened.lines(format, made.content))
        yield View(path, one, said, (chart,))
        if (most := most - 1) == 0:
            return


EVERY = [(key, format) for key in FIGURES for format in FORMATS if key not in ("funnel", "municipalities")]
PARAMS = [
    *(pytest.param((*one, SAMPLE), id=".".join(one)) for one in EVERY),
    *(pytest.param((*one, SOAKED), id=f"{'.'.join(one)} soak", marks=pytest.mark.soak) for one in EVERY),
]


@pytest.fixture(scope="session", params=PARAMS)
def made(request, snapshot):
    """Some files of one figure in one format, in all languages."""
    return list(files(snapshot, *request.param))


def test_a_file_has_the_heading_the_paragraph_and_the_source_of_the_page(made):
    hold(made, _left_out)


def _left_out(view):
    (chart,) = view.charts
    whole = " ".join(" ".join(said.words.split()) for said in view.said)
    format = view.said[0].surface
    wanted = {"heading": chart.finding, "source": chart.source.rstrip(".")}
    if format in ("docx", "xlsx", "csv"):
        wanted["paragraph"] = chart.paragraph
    for name, words in wanted.items():
        if words and " ".join(words.split()) not in whole:
            yield Said(format, words, chart.key), f"the {name} is not in the file"


def test_a_file_has_the_numbers_of_the_companion_table_and_their_signs(made):
    hold(made, lambda view: _cells(view) if view.said[0].surface in ("docx",) else ())


def _cells(view):
    (chart,) = view.charts
    whole = {" ".join(said.words.split()) for said in view.said}
    short = chart.table() if len(chart.categories) <= 20 else ()
    for column in short:
        for cell in column.cells:
            if cell and " ".join(cell.split()) not in whole:
                yield Said(view.said[0].surface, f"{column.heading}: {cell}", chart.key), "is not in the file"


def test_a_file_says_nothing_that_was_found_wrong(made):
    never(made, lambda view, said: (found := NEVER[view.language].search(said.words)) and found.group())
    never(made, lambda view, said: bool(ABSENCE_AS_EVIDENCE.search(said.words)))


def test_no_file_says_that_an_old_period_is_awaited(made):
    never(made, lambda view, said: bool(AWAITED.search(said.words)))


def test_a_file_says_example_data_exactly_when_the_figure_is(made):
    hold(made, _examples)


def _examples(view):
    (chart,) = view.charts
    whole = " ".join(said.words for said in view.said)
    if bool(EXAMPLE.search(whole)) != chart.synthetic:
        yield Said(view.said[0].surface, whole, chart.key), f"example data: {chart.synthetic}"


def test_a_provisional_number_is_called_so_in_its_own_row_of_a_workbook_and_a_csv(made):
    hold(made, lambda view: _statuses(view) if view.said[0].surface in ("xlsx", "csv") else ())


def _statuses(view):
    (chart,) = view.charts
    for nth, category in enumerate(chart.categories):
        if any(series.values[nth].is_provisional for series in chart.series):
            rows = [said for said in view.said if said.words.startswith(f"{category} | ")]
            if not any(PROVISIONAL.search(said.words) for said in rows):
                yield rows[0], "is provisional"


def test_a_value_without_a_number_is_a_sign_and_a_status_in_words_in_a_workbook_and_a_csv(made):
    hold(made, lambda view: _reasons(view) if view.said[0].surface in ("xlsx", "csv") else ())


def _reasons(view):
    (chart,) = view.charts
    meanings = {sign: meaning.partition(":")[0] for sign, meaning in chart.signs}
    for nth, category in enumerate(chart.categories):
        for series in chart.series:
            label = series.values[nth].label
            if label in meanings and label != "*":
                rows = [said for said in view.said if said.words.startswith(f"{category} | ")]
                if not any(meanings[label] in said.words for said in rows):
                    yield rows[0], f"«{label}» ({meanings[label]}) is not said in its row"


def test_the_published_table_is_the_published_frame_and_awaits_nothing_old(published):
    written = published_file(published, "csv").content.decode("utf-8-sig")
    assert written.count("\r\n") == len(published.frame) + 1
    for row in records(published.frame):
        assert (row["status"] in NUMBER_STATUSES) == (row["value"] == row["value"])
    assert "not_published" not in written
