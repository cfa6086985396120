"""Charts of every kind as Hypothesis makes them: several series, gaps, marks, intervals and long names."""

from hypothesis import strategies as st

from dashboard.charts.chart import Chart, Kind, Limit, Mark, Reference, Role, Series, Value
from dashboard.vocabulary.text import text
from loaders.schema import MISSING, NOT_APPLICABLE, NOT_PUBLISHED, PROVISIONAL, SUPPRESSED
from tests.documents.charts import CANARY, LONG
from tests.paint.build import chart

NAMES = ("Bærum", "Asker", "Hole", "Indre Østfold", "Aurskog-Høland", "Nordre Follo", "Viken", "Hele landet", LONG)
ROLES = (Role.OWN, Role.COUNTY, Role.COUNTRY, Role.PARTNER, Role.PARTNER, Role.OTHER)
MARKS = ("ny lov", "1.10.2015 ny straffelov, §§ 282–283", "Ny rutine for samtaler i avhør")
SIGNS = {SUPPRESSED: ":", MISSING: "..", NOT_PUBLISHED: "…", NOT_APPLICABLE: "."}


@st.composite
def values(draw: st.DrawFn, decimals: int) -> Value:
    """A number, provisional or with an interval at times, or a place without one; a withheld one holds the canary."""
    status = draw(st.sampled_from(("normal",) * 6 + (PROVISIONAL, *SIGNS)))
    if status in SIGNS:
        behind = CANARY if status == SUPPRESSED else None
        return Value(behind, status, SIGNS[status], low=behind, high=behind, x=behind)
    number = draw(st.integers(0, 20000)) / 10**decimals
    spread = draw(st.sampled_from((0, 0, 0.2)))
    low, high = (number * (1 - spread), number * (1 + spread) + 1) if spread else (None, None)
    label = text("nb").number(number, decimals) + ("*" if status == PROVISIONAL else "")
    return Value(number, status, label, low, high, x=draw(st.floats(400, 700000)))


@st.composite
def charts(draw: st.DrawFn, kinds: tuple[Kind, ...] = tuple(Kind)) -> Chart:
    """A chart of one of the kinds."""
    kind = draw(st.sampled_from(kinds))
    count, decimals = draw(st.integers(1, 9)), draw(st.sampled_from((0, 1)))
    lines = draw(st.integers(1, 6 if kind is Kind.LINES else 3))
    is_side_by_side = kind in (Kind.COLUMNS, Kind.LINES)
    categories = _periods(draw, count) if is_side_by_side else _names(draw, count)
    return chart(
        kind,
        categories,
        *(_series(draw, nth, count, decimals) for nth in range(lines)),
        decimals=decimals,
        marks=_marks(draw, count) if is_side_by_side else (),
        reference=draw(st.sampled_from((None, Reference(draw(st.integers(1, 900)), "Hele landet 54,3\u00a0%"))))
        if kind in (Kind.DOTS, Kind.FUNNEL)
        else None,
        limits=(Limit("95 %", ((500.0, 900.0), (600000.0, 600.0)), False),) if kind is Kind.FUNNEL else (),
        log_axis=kind is Kind.FUNNEL,
        synthetic=draw(st.booleans()),
        empty="Ingen tall kan vises.",
    )


def _series(draw: st.DrawFn, nth: int, count: int, decimals: int) -> Series:
    made = tuple(draw(values(decimals)) for _ in range(count))
    return Series(f"s{nth}", f"{draw(st.sampled_from(NAMES))} {nth + 1}", ROLES[nth], made)


def _periods(draw: st.DrawFn, count: int) -> tuple[str, ...]:
    first, is_long = draw(st.integers(1995, 2015)), draw(st.booleans())
    return tuple(f"{year}–{year + 1}" if is_long else str(year) for year in range(first, first + count))


def _names(draw: st.DrawFn, count: int) -> tuple[str, ...]:
    return tuple(draw(st.permutations(NAMES)))[:count]


def _marks(draw: st.DrawFn, count: int) -> tuple[Mark, ...]:
    places = draw(st.lists(st.integers(0, max(0, count - 2)), max_size=3, unique=True))
    labels = [draw(st.sampled_from(MARKS)) for _ in places]
    return (
        tuple(Mark(at + 0.5, said, said, draw(st.booleans()), "") for at, said in zip(places, labels, strict=True))
        if count > 1
        else ()
    )
