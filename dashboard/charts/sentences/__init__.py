"""Results in words: pure functions from a result and a `Text` to whole sentences, for screen and file alike.

The numbers decide the branch, the catalogues hold the words. No sentence claims more than its numbers support.
"""

from dashboard.charts.sentences.comparison import (
    between_sentence,
    comparison_heading,
    comparison_sentence,
    funnel_sentence,
)
from dashboard.charts.sentences.dark_figure import dark_figure_sentence, dark_figure_text
from dashboard.charts.sentences.periods import difference_in_percent, period_sentence
from dashboard.charts.sentences.shares import (
    ShareScope,
    cost_sentence,
    cost_share,
    free_choice,
    inhabitants_sentence,
    inhabitants_share,
    no_yardstick_sentence,
    of_all_sentence,
    share_caveats,
    share_heading,
    share_sentence,
    shares_over_years,
)
from dashboard.charts.sentences.short import short_level, short_share, short_verdict
from dashboard.charts.sentences.trends import trend_estimate, trend_sentence
from dashboard.charts.sentences.verdict import (
    chosen_years,
    verdict_caution,
    verdict_heading,
    verdict_reading,
    verdict_sentence,
    verdict_text,
)
from dashboard.charts.sentences.words import Counted, joined, percent_span, with_interval

__all__ = [
    "Counted",
    "ShareScope",
    "between_sentence",
    "chosen_years",
    "comparison_heading",
    "comparison_sentence",
    "cost_sentence",
    "cost_share",
    "dark_figure_sentence",
    "dark_figure_text",
    "difference_in_percent",
    "free_choice",
    "funnel_sentence",
    "inhabitants_sentence",
    "inhabitants_share",
    "joined",
    "no_yardstick_sentence",
    "of_all_sentence",
    "percent_span",
    "period_sentence",
    "share_caveats",
    "share_heading",
    "share_sentence",
    "shares_over_years",
    "short_level",
    "short_share",
    "short_verdict",
    "trend_estimate",
    "trend_sentence",
    "verdict_caution",
    "verdict_heading",
    "verdict_reading",
    "verdict_sentence",
    "verdict_text",
    "with_interval",
]
