"""Surveys as tables, for the page and the report: never drawn, as a chart beside registered numbers would compare them.

Every percentage has its uncertainty where the source tells how many answered.
"""

from dashboard.charts.chart import TableColumn
from dashboard.model.surveys import percent_interval
from dashboard.vocabulary.surveys import GROUPS, Finding, Survey
from dashboard.vocabulary.text import Text

NOT_ASKED = "."


def heading(t: Text) -> str:
    """What the surveys are called together."""
    return t("What surveys say")


def how_to_read(t: Text) -> str:
    """What is to be known before they are read beside registered numbers."""
    return t(
        "Surveys ask people what they have been through, often ever in life. What is registered here is cases and "
        "persons in one year. The two can't be added up, and one can't be divided by the other."
    )


def caption(survey: Survey, t: Text) -> str:
    """A survey's source and year."""
    return t("{source} ({year})", source=survey.source[t.language], year=str(survey.year))


def columns(survey: Survey, t: Text) -> tuple[TableColumn, ...]:
    """What each number is about, and a column for each group that the survey has a number or words of."""
    names = {"women": t("Women"), "men": t("Men"), "all": t("All")}
    about = TableColumn(
        t("What the number is about"), tuple(found.what[t.language] for found in survey.findings), is_numeric=False
    )
    cells = {group: [_words(survey, found, group, t) for found in survey.findings] for group in GROUPS}
    return (
        about,
        *(
            TableColumn(names[group], tuple(words or NOT_ASKED for words in found))
            for group, found in cells.items()
            if any(found)
        ),
    )


def answered(survey: Survey, t: Text) -> str:
    """How many answered, and what stands in parentheses; empty if the source doesn't tell."""
    if not survey.asked:
        return ""
    names = {"women": t("women"), "men": t("men"), "all": t("people")}
    counts = ", ".join(f"{t.number(number)} {names[group]}" for group, number in survey.asked.items())
    return t("{counts} answered. In parentheses: uncertainty (95%) from chance alone.", counts=counts)


def _words(survey: Survey, finding: Finding, group: str, t: Text) -> str:
    """A percentage with its interval, or the source's own words; empty if it says nothing of the group."""
    if group not in finding.percent:
        return finding.words[t.language] if finding.words and group == finding.words_of else ""
    number = finding.percent[group]
    words = t.percent(number, 0 if number == int(number) else 1)
    interval = percent_interval(survey, finding, group)
    return f"{words}\N{NO-BREAK SPACE}({t.span(*interval, 1)})" if interval else words
