"""Each figure's finding, as a heading and as a paragraph for a plan: generated from results, never typed."""

from dashboard.charts.findings.conversations import (
    conversations_with,
    per_person_heading,
    per_person_judged,
    per_person_paragraph,
    per_person_rows,
)
from dashboard.charts.findings.levels import against_country, rate_paragraph
from dashboard.charts.findings.municipalities import (
    common_level,
    funnel_heading,
    funnel_paragraph,
    newest_period,
    no_funnel_words,
)
from dashboard.charts.findings.residents import (
    by_municipality,
    by_municipality_paragraph,
    by_sex,
    by_sex_paragraph,
    national_sexes,
    national_sexes_paragraph,
    own_of_all,
    own_of_all_paragraph,
    siblings,
    small_numbers,
    together_heading,
    together_paragraph,
)
from dashboard.charts.findings.series import also, cautions, heading, headings, paragraph
from dashboard.charts.findings.services import service_breaks, service_caveats, services_newest, services_paragraph
from dashboard.charts.findings.shares import (
    chosen_shares,
    expected_share,
    member_words,
    no_shares_words,
    share_cautions,
    share_heading,
    share_paragraph,
)
from dashboard.charts.sentences import joined

__all__ = [
    "against_country",
    "also",
    "by_municipality",
    "by_municipality_paragraph",
    "by_sex",
    "by_sex_paragraph",
    "cautions",
    "chosen_shares",
    "common_level",
    "conversations_with",
    "expected_share",
    "funnel_heading",
    "funnel_paragraph",
    "heading",
    "headings",
    "joined",
    "member_words",
    "national_sexes",
    "national_sexes_paragraph",
    "newest_period",
    "no_funnel_words",
    "no_shares_words",
    "own_of_all",
    "own_of_all_paragraph",
    "paragraph",
    "per_person_heading",
    "per_person_judged",
    "per_person_paragraph",
    "per_person_rows",
    "rate_paragraph",
    "service_breaks",
    "service_caveats",
    "services_newest",
    "services_paragraph",
    "share_cautions",
    "share_heading",
    "share_paragraph",
    "siblings",
    "small_numbers",
    "together_heading",
    "together_paragraph",
]
