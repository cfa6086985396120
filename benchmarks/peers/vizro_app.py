"""The three charts and the year filter in Vizro, on the same WSGI server as the dashboard."""

import sys

import charts
import vizro.models as vm
import waitress
from vizro import Vizro
from vizro.models.types import capture

DRAWN = (charts.police_reports, charts.violence_rate, charts.residents)
frame = charts.published()
graphs = [vm.Graph(id=draw.__name__, figure=capture("graph")(draw)(data_frame=frame)) for draw in DRAWN]
first = vm.Parameter(
    targets=[f"{draw.__name__}.first" for draw in DRAWN],
    selector=vm.RadioItems(options=list(charts.YEARS), value=charts.YEARS[0], title="Fra år"),
)
page = vm.Page(title="Vold i nære relasjoner", components=graphs, controls=[first])
app = Vizro().build(vm.Dashboard(pages=[page]))
waitress.serve(app.dash.server, host="127.0.0.1", port=int(sys.argv[1]), threads=8)
