"""What stands while the first page is fetched: the frame, the page's question, and grey shapes.

It is HTML that comes with the document, as Dash's own components are not there yet. Once they are, a style hides it and
`assets/03-shell.js` takes it away.
"""

import jinja2

from dashboard.vocabulary.text import Text

# The question is no heading: the page that is coming has the only h1.
TEMPLATE = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True).from_string(
    """<div id="skeleton" class="shell">
<div class="sidebar"><div class="masthead">
<span class="brand">{{ name }}<small>{{ municipality }}</small></span>
</div></div>
<div class="shell__body"><div>
<div class="page-heading"><p class="skeleton__question">{{ question }}</p><p class="lead">{{ lead }}</p></div>
<p class="visually-hidden" role="status">{{ said }}</p>
{% for _ in range(cards) %}
<div class="card-figure skeleton" aria-hidden="true">
<div class="skeleton__heading"></div><div class="skeleton__line"></div><div class="skeleton__figure"></div>
</div>
{% endfor %}
</div></div>
</div>
<noscript><p class="notice notice--warning">{{ without_script }}</p></noscript>"""
)


def skeleton(t: Text, municipality: str, question: str, lead: str, cards: int) -> str:
    """HTML with placeholders for `cards` figure cards; screen readers hear that the figures are being fetched."""
    return TEMPLATE.render(
        name=t("Violence in close relationships"),
        municipality=municipality,
        question=question,
        lead=lead,
        said=t("Loading the figures …"),
        cards=cards,
        without_script=t("The dashboard needs JavaScript. Turn it on in the browser, or ask for the report as a file."),
    )
