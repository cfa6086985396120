"""Every figure by its key: a function from the published table and a selection to the Chart that says what is shown."""

from collections.abc import Callable
from types import MappingProxyType

from dashboard.charts.chart import Chart
from dashboard.charts.figures.comparison import residents_share, violence_funnel
from dashboard.charts.figures.conversations import (
    conversation_users,
    conversations,
    conversations_by_municipality,
    day_users_nationally,
    per_person,
)
from dashboard.charts.figures.measures import measures
from dashboard.charts.figures.reported_cases import police_reports, violence_offences, violence_rate
from dashboard.charts.figures.residents import (
    residents,
    residents_by_municipality,
    residents_by_sex,
    residents_nationally,
)
from dashboard.charts.figures.together import residents_together
from dashboard.model.published import Published
from dashboard.vocabulary.selection import Selection

ChartFunction = Callable[[Published, Selection], Chart]

CHARTS: MappingProxyType[str, ChartFunction] = MappingProxyType(
    {
        "police-reports": police_reports,
        "violence-rate": violence_rate,
        "violence-offences": violence_offences,
        "residents": residents,
        "residents-sex": residents_by_sex,
        "residents-sex-together": residents_together,
        "residents-municipality": residents_by_municipality,
        "residents-national": residents_nationally,
        "conversations": conversations,
        "conversation-users": conversation_users,
        "conversations-per-person": per_person,
        "conversations-municipality": conversations_by_municipality,
        "day-users-national": day_users_nationally,
        "residents-share": residents_share,
        "funnel": violence_funnel,
        "measures": measures,
    }
)
