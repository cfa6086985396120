"""The annex on method and privacy in every report, which tells how to read its figures."""

from collections.abc import Iterable

from dashboard.documents.report.content import Report


def annex(report: Report, *, with_definitions: bool = False) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Heading and paragraphs of each part of the annex; parts without content are left out.

    Only a presentation needs the definitions here: elsewhere each figure has its own under «About the figures».
    """
    t = report.t
    definitions = (chart.definition for chart in report.figures if with_definitions)
    parts = (
        (t("What the figures are"), _meaning(report)),
        (t("Uncertainty"), _uncertainty(report)),
        (t("Privacy"), _privacy(report)),
        (t("Signs"), _signs(report)),
        (t("Definitions"), _unique(definitions)),
        (t("Sources"), _unique(chart.source for chart in report.figures)),
        (t("Edition"), _unique(chart.version for chart in report.figures)),
    )
    return tuple((heading, paragraphs) for heading, paragraphs in parts if paragraphs)


def _meaning(report: Report) -> tuple[str, ...]:
    t = report.t
    return (
        t(
            "The figures count what has been registered: reported cases, residents, conversations. They don't show how "
            "much violence there is. Much is never reported, and an increase can mean that more people ask for help."
        ),
        t("A number that is missing is not zero. No number has been estimated or filled in."),
        *report.annex,
    )


def _uncertainty(report: Report) -> tuple[str, ...]:
    t = report.t
    return (
        t(
            "Thin lines and pale bands are 95% intervals: how much a number could have varied by "
            "chance alone. They do not cover registration errors or cases that were never reported."
        ),
        t("Where there are too few years or too small numbers to tell a change from chance, the text says so."),
    )


def _privacy(report: Report) -> tuple[str, ...]:
    t = report.t
    return (
        t(
            "Small numbers are withheld so that nobody can be recognised, and so are other numbers from which a "
            "withheld one could be calculated."
        ),
        t("A withheld number is nowhere in this file: not in tables, charts, embedded workbooks or descriptions."),
    )


def _signs(report: Report) -> tuple[str, ...]:
    meanings = dict(sign for chart in report.figures for sign in chart.signs)
    return tuple(f"«{sign}» {meaning}" for sign, meaning in meanings.items())


def _unique(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found for found in words if found))
