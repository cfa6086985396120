"""Small charts for the tests, with numbers made up here."""

from dataclasses import replace

from dashboard.charts.chart import Chart, Kind, Role, Series, Value, number

SUPPRESSED = Value(None, "suppressed", ":")
MISSING = Value(None, "missing", "..")
NOT_PUBLISHED = Value(None, "not_published", "…")
NOT_APPLICABLE = Value(None, "not_applicable", ".")


def provisional(value: float, label: str) -> Value:
    return number(value, label, status="provisional")


def series(*values: Value, key: str = "own", name: str = "Bærum", role: Role = Role.OWN, **more) -> Series:
    return Series(key, name, role, values, **more)


def chart(kind: Kind, categories: tuple[str, ...], *lines: Series, **more) -> Chart:
    base = Chart(
        key="test.figure",
        kind=kind,
        language="nb",
        finding="Et funn",
        subtitle="Konstruerte tall, Bærum",
        unit="Antall",
        decimals=0,
        category_title="År",
        categories=categories,
        series=lines,
        alt="Konstruert figur",
        paragraph="Et avsnitt.",
        source="Kilde: konstruert",
        selection_words="Bærum",
    )
    return replace(base, **more)


def traces(figure, name: str) -> list:
    return [trace for trace in figure.data if trace.name == name]


def words(figure, name: str) -> list[str]:
    return [annotation.text for annotation in figure.layout.annotations if annotation.name == name]


def shapes(figure, name: str) -> list:
    return [shape for shape in figure.layout.shapes if shape.name == name]
