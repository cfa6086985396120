"""Files match the page: the same heading, paragraph, numbers, marks and statuses, and nothing withheld."""

import pytest

from dashboard.charts.registry import FIGURES
from dashboard.documents.files import figure_file, published_file
from dashboard.model.select import records
from dashboard.web.meeting.pictures import chart_of
from loaders.schema import NUMBER_STATUSES
from tests.facts import opened, selections, views
from tests.facts.rules import NEVER
from tests.facts.surface import Statement, View, check_statements, check_views
from tests.facts.words import ABSENCE_AS_EVIDENCE, AWAITED, EXAMPLE, PROVISIONAL

FORMATS = ("docx", "pptx", "xlsx", "csv")
SAMPLE = 2  # selections per figure in `make test`; the soak takes more
SOAKED = 12


def files(snapshot, key, format, most):
    """One view per file: its lines, and the chart that it was made from."""
    path = next(page.path for page in views.AT.values() if key in page.figures and page.path != "/")
    chosen = selections.of_page(views.AT[path], snapshot.published, 40)
    for nth, selection in enumerate(chosen):
        one = selections.in_language(selection, selections.LANGUAGES[nth % 3])
        chart = chart_of(snapshot.published, key, one)
        if not chart.has_numbers:
            continue
        made = figure_file(snapshot.published, key, one, format, exported=views.TODAY)
        statement = tuple(Statement(format, words, key) for words in opened.lines(format, made.content))
        yield View(path, one, statement, (chart,))
        if (most := most - 1) == 0:
            return


SHIPPED = [key for key, spec in FIGURES.items() if key != "funnel" and not spec.is_silent]
EVERY = [(key, format) for key in SHIPPED for format in FORMATS]
PARAMS = [
    *(pytest.param((*one, SAMPLE), id=".".join(one)) for one in EVERY),
    *(pytest.param((*one, SOAKED), id=f"{'.'.join(one)} soak", marks=pytest.mark.soak) for one in EVERY),
]


@pytest.fixture(scope="session", params=PARAMS)
def made(request, snapshot):
    """Some files of one figure in one format and all languages."""
    return list(files(snapshot, *request.param))


def test_a_file_has_the_heading_the_paragraph_and_the_source_of_the_page(made):
    check_views(made, _left_out)


def _left_out(view):
    (chart,) = view.charts
    whole = " ".join(" ".join(statement.words.split()) for statement in view.statements)
    format = view.statements[0].surface
    wanted = {"heading": chart.finding, "source": chart.source.rstrip(".")}
    if format in ("docx", "xlsx", "csv"):
        wanted["paragraph"] = chart.paragraph
    for name, words in wanted.items():
        if words and " ".join(words.split()) not in whole:
            yield Statement(format, words, chart.key), f"the {name} is not in the file"


def test_a_file_has_the_numbers_of_the_companion_table_and_their_signs(made):
    check_views(made, lambda view: _cells(view) if view.statements[0].surface in ("docx",) else ())


def _cells(view):
    (chart,) = view.charts
    whole = {" ".join(statement.words.split()) for statement in view.statements}
    short = chart.table() if len(chart.categories) <= 20 else ()
    for column in short:
        for cell in column.cells:
            if cell and " ".join(cell.split()) not in whole:
                yield (
                    Statement(view.statements[0].surface, f"{column.heading}: {cell}", chart.key),
                    "is not in the file",
                )


def test_a_file_contains_no_wrong_phrase(made):
    check_statements(
        made, lambda view, statement: (found := NEVER[view.language].search(statement.words)) and found.group()
    )
    check_statements(made, lambda view, statement: bool(ABSENCE_AS_EVIDENCE.search(statement.words)))


def test_no_file_says_that_an_old_period_is_awaited(made):
    check_statements(made, lambda view, statement: bool(AWAITED.search(statement.words)))


def test_a_file_is_marked_exactly_when_the_figure_is(made):
    check_views(made, _examples)


def _examples(view):
    (chart,) = view.charts
    whole = " ".join(statement.words for statement in view.statements)
    if bool(EXAMPLE.search(whole)) != chart.synthetic:
        yield Statement(view.statements[0].surface, whole, chart.key), f"example data: {chart.synthetic}"


def test_a_provisional_number_is_called_so_in_its_own_row_of_a_workbook_and_a_csv(made):
    check_views(made, lambda view: _statuses(view) if view.statements[0].surface in ("xlsx", "csv") else ())


def _statuses(view):
    (chart,) = view.charts
    for nth, category in enumerate(chart.categories):
        if any(series.values[nth].is_provisional for series in chart.series):
            rows = [statement for statement in view.statements if statement.words.startswith(f"{category} | ")]
            if not any(PROVISIONAL.search(statement.words) for statement in rows):
                yield rows[0], "is provisional"


def test_a_missing_value_has_a_sign_and_a_status_in_workbooks_and_csv(made):
    check_views(made, lambda view: _reasons(view) if view.statements[0].surface in ("xlsx", "csv") else ())


def _reasons(view):
    (chart,) = view.charts
    meanings = {sign: meaning.partition(":")[0] for sign, meaning in chart.signs}
    for nth, category in enumerate(chart.categories):
        for series in chart.series:
            label = series.values[nth].label
            if label in meanings and label != "*":
                rows = [statement for statement in view.statements if statement.words.startswith(f"{category} | ")]
                if not any(meanings[label] in statement.words for statement in rows):
                    yield rows[0], f"«{label}» ({meanings[label]}) is not said in its row"


def test_the_published_table_equals_the_published_frame_and_awaits_nothing_old(published):
    written = published_file(published, "csv").content.decode("utf-8-sig")
    assert written.count("\r\n") == len(published.frame) + 1
    for row in records(published.frame):
        assert (row["status"] in NUMBER_STATUSES) == (row["value"] == row["value"])
    assert "not_published" not in written
