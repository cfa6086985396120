"""The figure on the plan's measures: each measure's progress, as its owner states it."""

import pandas as pd

from dashboard.charts import subjects
from dashboard.charts.build import Context
from dashboard.charts.chart import Kind, Role, Series, Value
from dashboard.charts.content import Content
from dashboard.charts.sentences import joined
from dashboard.charts.spec import FigureSpec
from dashboard.model.action_plan.progress import chosen_measures
from dashboard.vocabulary.text import Text
from loaders.schema import MISSING, NORMAL, NOT_APPLICABLE, NOT_SHOWN

UNKNOWN_SIGN, WITHHELD_SIGN = "..", "."


def measures(context: Context) -> Content:
    """Progress of the chosen measures in percent; a measure shown by status only has a sign instead."""
    t, published = context.t, context.published
    rows = chosen_measures(published.measures, context.selection)
    is_delivered = not published.measures.empty
    finding = progress_words(context, rows) if is_delivered else t("No register of measures has been delivered.")
    shown = tuple(_value(context, row) for _, row in rows.iterrows())
    count = t.plural("{count} measure", "{count} measures", len(rows))
    return Content(
        kind=Kind.BARS,
        rows=context.no_rows,
        categories=tuple(measure_name(row, t) for _, row in rows.iterrows()),
        series=(Series("progress", t("Progress"), Role.OWN, shown),),
        finding=finding,
        subtitle=t("Progress in per cent, as reported by those responsible, {place}", place=context.name(context.home)),
        paragraph=joined(finding, t("Progress is the responsible units' own estimate.")),
        fixed_selection=f"{context.name(context.home)}, {count}",
        notes=(t("Shows whether measures are carried out, not whether they changed how much violence occurs."),),
        unit=t("per cent"),
        category_title=t("Measure"),
        definition=t(
            "Progress is the responsible unit's own estimate. It is not averaged, and says nothing about effect."
        ),
        alt=t("Bar chart: progress of the plan's measures. {finding}", finding=finding),
        source=t("Source: {sources}.", sources=t("the municipality's register of measures")),
        empty=_empty(context, rows) if is_delivered else finding,
        holds_without_numbers=True,
        signs=_signs(t),
    )


def _empty(context: Context, rows: pd.DataFrame) -> str:
    t = context.t
    if rows.empty:
        return t("No measure fits this selection. Choose another goal, unit or status.")
    return t("No measure in this selection has stated progress.")


def _signs(t: Text) -> dict[str, str]:
    """The figure's own signs: a measure's progress is never «missing from the files»."""
    return {
        WITHHELD_SIGN: t("not shown: concerns people who live in hiding"),
        UNKNOWN_SIGN: t("not filled in"),
    }


def status_words(status: str, t: Text) -> str:
    """A measure's status in words."""
    return {
        "not_started": t("Not started"),
        "in_progress": t("In progress"),
        "completed": t("Completed"),
        "delayed": t("Delayed"),
        "cancelled": t("Cancelled"),
        NOT_SHOWN: t("Not shown"),
    }.get(status, t("Not assessed"))


def measure_name(row: pd.Series, t: Text) -> str:
    """«10. Krisesentertilbud …»; «Tiltak 11» if the plan's text is missing."""
    return f"{row['number']}. {row['title']}" if row["title"] else t("Measure {number}", number=row["number"])


def example_words(words: str, t: Text, *, synthetic: bool) -> str:
    """The text, marked as an example if the register is constructed."""
    return t("Example: {words}", words=words[0].lower() + words[1:]) if synthetic and words else words


def example_heading(heading: str, t: Text, *, synthetic: bool) -> str:
    """A column heading or a short text beside a number, with the same mark."""
    return t("{heading} (example)", heading=heading) if synthetic else heading


def progress_words(context: Context, rows: pd.DataFrame) -> str:
    """«11 tiltak i Bærum: 2 fullført, 4 pågår, 2 forsinket, 2 ikke startet, 1 vises ikke.»

    A sentence from a constructed register is marked as an example.
    """
    t, place, counts = context.t, context.place(context.home), rows["status"].value_counts()
    order = ("completed", "in_progress", "delayed", "not_started", "cancelled", "", NOT_SHOWN)
    parts = [f"{counts[status]} {status_words(status, t).lower()}" for status in order if status in counts]
    if not parts:
        return t("No measure fits this selection.")
    total = t.plural("{count} measure in {place}", "{count} measures in {place}", len(rows), place=place)
    total = example_heading(total, t, synthetic=bool(rows["synthetic"].any()))
    return f"{total}: {', '.join(parts)}."


def _value(context: Context, row: pd.Series) -> Value:
    synthetic = bool(row["synthetic"])
    if row["status"] == NOT_SHOWN or row["number"] in context.published.settings.status_only_measures:
        return Value(None, NOT_APPLICABLE, WITHHELD_SIGN, synthetic=synthetic)
    if pd.isna(row["progress_pct"]):
        return Value(None, MISSING, UNKNOWN_SIGN, synthetic=synthetic)
    origin = f"{row['file']} › {row['sheet']} › {context.t('row {row}', row=row['row'])}"
    label = context.t.percent(row["progress_pct"])
    return Value(float(row["progress_pct"]), NORMAL, label, origin=origin, synthetic=synthetic)


FIGURES = (
    FigureSpec(
        key="measures",
        content=measures,
        indicator="",
        subject=subjects.MEASURES,
        topic=lambda t: t("Measures to discuss"),
        question=subjects.measures_question,
        agenda=6,
    ),
)
