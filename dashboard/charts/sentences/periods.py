"""One period against another in words: the difference always, the percent only if it means something."""

from dashboard.charts.sentences.words import Counted, change_span, joined
from dashboard.model.trends import TwoPeriods
from dashboard.vocabulary.text import Text


def period_sentence(result: TwoPeriods, first: str, second: str, t: Text, counted: Counted = Counted.CASES) -> str:
    """Both numbers, their difference, and whether it is more than the normal variation of such a series.

    Conversations never get a percent: its interval takes them as independent, and one person has many of them.
    """
    before, after = _number(result.before, t), _number(result.after, t)
    if result.difference == 0:
        return t("{number} both in {first} and in {second}.", number=before, first=first, second=second)
    difference = t.signed(result.difference, _decimals(result.difference))
    values = {"before": before, "after": after, "first": first, "second": second, "difference": difference}
    average = t("The numbers are averages per year.") if result.is_average else ""
    return joined(_difference(result, values, t, counted), average, _reading(result, first, t))


def difference_in_percent(result: TwoPeriods, t: Text, counted: Counted) -> str:
    """The size of a difference whose numbers the verdict has named; nothing if there is no percent to add."""
    if counted is Counted.CONVERSATIONS or result.percent is None:
        return ""
    return t(
        "The difference is {difference} ({percent}, 95% interval {span}).",
        difference=t.signed(result.difference),
        percent=t.percent(result.percent, signed=True),
        span=change_span(result.percent_low or 0, result.percent_high or 0, t),
    )


def left_open(result: TwoPeriods, t: Text, counted: Counted) -> str:
    """What a clear difference in recorded numbers does not tell us."""
    more = {
        Counted.CASES: t("The numbers do not say whether more violence occurs."),
        Counted.PERSONS: t("The numbers do not say whether more people are subjected to violence."),
        Counted.CONVERSATIONS: t("The numbers do not say whether there are more people."),
    }
    fewer = {
        Counted.CASES: t("The numbers do not say whether less violence occurs."),
        Counted.PERSONS: t("The numbers do not say whether fewer people are subjected to violence."),
        Counted.CONVERSATIONS: t("The numbers do not say whether there are fewer people."),
    }
    return (more if result.is_increase else fewer)[counted]


def _difference(result: TwoPeriods, values: dict[str, str], t: Text, counted: Counted) -> str:
    if counted is Counted.CONVERSATIONS:
        return t("{before} in {first} and {after} in {second}: difference {difference}.", **values)
    if result.percent is None or result.percent_low is None or result.percent_high is None:
        return t(
            "{before} in {first} and {after} in {second}: difference {difference}. "
            "The first number is too small for a percentage.",
            **values,
        )
    return t(
        "{before} in {first} and {after} in {second}: difference {difference} ({percent}, 95% interval {span}).",
        percent=t.percent(result.percent, signed=True),
        span=change_span(result.percent_low, result.percent_high, t),
        **values,
    )


def _reading(result: TwoPeriods, first: str, t: Text) -> str:
    if not result.is_clear:
        return joined(t("The difference may be no more than normal variation."), _chance_only(result, t))
    more = t("Clearly more than in {first}, but two years are too few to say whether it is a trend.", first=first)
    fewer = t("Clearly fewer than in {first}, but two years are too few to say whether it is a trend.", first=first)
    return more if result.is_increase else fewer


def _chance_only(result: TwoPeriods, t: Text) -> str:
    """Why a percent whose range leaves out zero is still no clear difference."""
    if result.percent_low is None or result.percent_high is None or result.percent_low <= 0 <= result.percent_high:
        return ""
    return t("The interval allows for chance only. Numbers like these often vary more.")


def _decimals(number: float) -> int:
    """Counts are whole; an average per year over a period is given with one decimal."""
    return 0 if float(number).is_integer() else 1


def _number(number: float, t: Text) -> str:
    return t.number(number, _decimals(number))
