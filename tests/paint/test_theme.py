import plotly.graph_objects as go
import plotly.io as pio

from dashboard.paint.plotly import theme


def test_no_button_can_send_the_chart_away():
    assert theme.CONFIG["displayModeBar"] is False
    assert theme.CONFIG["showSendToCloud"] is False
    assert theme.CONFIG["plotlyServerURL"] == ""
    assert "sendChartToCloud" in theme.CONFIG["modeBarButtonsToRemove"]


def test_the_template_is_the_default_and_writes_numbers_as_norwegian():
    assert pio.templates.default == theme.TEMPLATE
    assert go.Figure().layout.template.layout.separators == ",\u00a0"


def test_the_template_is_small_and_turns_zooming_off():
    template = pio.templates[theme.TEMPLATE]
    assert len(go.Figure().to_json()) < 1500
    assert template.layout.xaxis.fixedrange
    assert template.layout.dragmode is False


def test_plotly_speaks_the_readers_language():
    assert theme.config("nn")["locale"] == "nn"
    assert theme.CONFIG["locale"] == "nb"
