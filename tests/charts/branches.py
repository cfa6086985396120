"""One result for every branch of a sentence, and every sentence made from them."""

from collections.abc import Iterator

import pandas as pd

from dashboard.charts import sentences
from dashboard.charts.sentences import Counted, ShareScope
from dashboard.model.comparison import between, compare, funnel
from dashboard.model.judged import Judged
from dashboard.model.shares.shares import share
from dashboard.model.trends import Trend, trend, two_periods
from dashboard.vocabulary.text import Text

YEARS = range(2014, 2020)
POPULATION = [118_600, 120_325, 122_050, 123_775, 125_500]

TRENDS = {
    "brudd": trend([28, 57, 43, 52, 39, 63], YEARS, breaks=[2016]),
    "overlappende_perioder": trend([407, 415, 456, 479, 497], range(2014, 2019), rolling=True),
    "for_kort_serie": trend([41, 27, 40, 41], range(2016, 2020)),
    "for_sma_tall": trend([9, 8, 7, 9, 8, 9], YEARS),
    "ingen_sikker_endring": trend([28, 57, 43, 52, 39, 63], YEARS),
    "mulig_okning": trend([407, 415, 456, 479, 497], range(2014, 2019), POPULATION),
    "mulig_nedgang": trend([497, 479, 456, 415, 407], range(2014, 2019), POPULATION[::-1]),
    "klar_okning": trend([10, 20, 40, 80, 160, 320], YEARS),
    "klar_nedgang": trend([320, 160, 80, 40, 20, 10], YEARS),
}
GAP = trend([28, None, 43, 52, None, 63, 60], range(2014, 2021))
EMPTY = trend([], [])
WILD = trend([10, 20, 40, 80, 3000], range(2014, 2019))
ODD = trend([50, 52, 49, 55, 58, 51, 60, 57, 62, 110], range(2010, 2020))
PAIRS = {
    "clear up": two_periods(145, 1, 291, 1),
    "clear down": two_periods(291, 1, 145, 1),
    "swings": two_periods(39, 1, 63, 1),
    "small base": two_periods(19, 1, 22, 1),
    "equal": two_periods(41, 1, 41, 1),
    "averages": two_periods(128, 3, 154, 3),
    "from none": two_periods(0, 1, 100, 1),
}


def judged(result: Trend, test=None, since_break: int | None = None, growth: float | None = None) -> Judged:
    """A series with only what its sentences need."""
    ends = [pd.Series({"year": year, "period_start": year, "period_end": year}) for year in (2017, 2019)]
    return Judged(pd.DataFrame(), result, ends[1], ends[0], ends[0], test, test, since_break, growth)


JUDGED = {
    **{code: judged(result) for code, result in TRENDS.items()},
    "a gap": judged(GAP),
    "short since a break": judged(TRENDS["for_kort_serie"], PAIRS["swings"], 2016),
    "judged since a break": judged(TRENDS["ingen_sikker_endring"], since_break=2014),
    "no estimate": judged(WILD),
    "one odd year": judged(ODD),
    "more people": judged(TRENDS["mulig_okning"], growth=5.8),
    "fewer people": judged(TRENDS["mulig_nedgang"], growth=-5.5),
    "as many people": judged(TRENDS["ingen_sikker_endring"], growth=0.3),
    "two years": judged(trend([145, 291], [2018, 2019]), PAIRS["clear up"]),
    "three years": judged(trend([145, 259, 291], [2017, 2018, 2019]), PAIRS["clear up"]),
    "four years since a break": judged(TRENDS["for_kort_serie"], PAIRS["clear down"], 2016),
    "small but clear": judged(TRENDS["for_sma_tall"], PAIRS["clear up"]),
}
ONE_YEAR = judged(trend([145], [2019]))
EXPECTED_COUNTS = (60, 80, 100, 125, 150)
COMPARISONS = [compare(100, 1000, expected) for expected in EXPECTED_COUNTS] + [compare(None, 1000, 5)]
BETWEEN = [
    between(200, 1000, 100, 1000),
    between(100, 1000, 200, 1000),
    between(63, 1000, 39, 1000),
    between(5, 1000, 0, 1000),
]
SHARES = [share(part, 100, 0.5) for part in (80, 61, 50, 39, 20)] + [share(5, 10, None)]
SCOPE = ShareScope("Bærum", "Bærum X", "X", "2017–2019")


def areas(counts) -> pd.DataFrame:
    return pd.DataFrame({"count": counts, "population": 10_000})


FUNNELS = [
    funnel(areas([50] * 9 + [200])),
    funnel(areas([50] * 10 + [None])),
    funnel(areas([50] * 10 + [None, None])),
    funnel(areas([50] * 9)),
    funnel(areas([0] * 10)),
]


def headings(t: Text) -> list[str]:
    return [
        *(sentences.verdict_heading(one, t, "samtaler") for one in JUDGED.values()),
        *(
            sentences.comparison_heading(result.verdict, "Bærum", "Viken", "X", t)
            for result in (*COMPARISONS, *BETWEEN)
        ),
        *(sentences.share_heading(result, SCOPE, "X", t) for result in SHARES),
    ]


def verdicts(t: Text) -> Iterator[str]:
    """Every verdict with its caveats, for every kind of count, for chosen years and for all."""
    for one in JUDGED.values():
        for counted in Counted:
            yield sentences.verdict_text(one, t, "samtaler", counted)
        yield sentences.verdict_text(one, t, "samtaler", Counted.CASES, is_chosen=True)


def short(t: Text) -> Iterator[str]:
    """Every verdict as it stands beside a number on Oversikt."""
    for one in (*JUDGED.values(), ONE_YEAR):
        yield sentences.short_verdict(one, t)
    for result in COMPARISONS[:-1]:
        yield from (sentences.short_level(result, "2018–2019", t, is_newest=is_newest) for is_newest in (True, False))
    yield from (sentences.short_share(result, "X", t) for result in SHARES)


def whole_sentences(t: Text) -> list[str]:
    return [
        *verdicts(t),
        *short(t),
        *(
            sentences.period_sentence(result, "2017", "2019", t, counted)
            for result in PAIRS.values()
            for counted in Counted
        ),
        *(sentences.difference_in_percent(PAIRS[name], t, Counted.PERSONS) for name in ("clear up", "clear down")),
        *(sentences.comparison_sentence(result, "Bærum", "Viken", "per 1000", t) for result in COMPARISONS),
        *(sentences.between_sentence(result, "Bærum", "Asker", t) for result in BETWEEN),
        *(sentences.funnel_sentence(result, t) for result in FUNNELS),
        *(sentences.share_sentence(result, SCOPE, t) for result in SHARES),
        *(sentences.inhabitants_sentence(result, "Bærum", t) for result in SHARES),
        sentences.cost_sentence(SHARES[0], t),
        sentences.no_yardstick_sentence(t),
        sentences.of_all_sentence(SHARES[0], SCOPE, t),
        *(sentences.shares_over_years(differs, t) for differs in (True, False)),
        *sentences.share_caveats(t),
        sentences.free_choice(t),
        *(sentences.dark_figure_text(reports, t, is_in_plan=True) for reports in (0, 1, 63)),
        sentences.dark_figure_text(63, t, is_in_plan=False),
        sentences.dark_figure_sentence(63, t, 20, 20),
        sentences.with_interval(63, 48.4, 80.6, t) + ".",
    ]
