"""How gunicorn serves the dashboard on Linux: it reads this file by itself in the folder that it is started in."""

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

import gunicorn.http.wsgi
from gunicorn.glogging import Logger

from dashboard.commands import serve, shared
from dashboard.vocabulary.settings import SettingsError, load
from dashboard.web.guard.gate import WORKERS
from dashboard.web.watch import log

try:
    chosen = load()
except SettingsError as error:
    sys.exit(str(error))

# Where the workers put what /metrics adds up: this master's own folder, named before prometheus_client is imported.
TOGETHER, OWN = "PROMETHEUS_MULTIPROC_DIR", f"vinr-metrics-{os.getpid()}-"
if not Path(os.environ.get(TOGETHER, "")).name.startswith(OWN):  # which it is where this file is read again
    os.environ[TOGETHER] = tempfile.mkdtemp(prefix=OWN)


class Log(Logger):
    """gunicorn's own lines among the dashboard's, in the same form and without a line of each request."""

    def setup(self, cfg: Any) -> None:
        """Takes the place of gunicorn's own, also when the settings are read again."""
        super().setup(cfg)
        log.configure(chosen)


logger_class = Log
bind = f"{chosen.host}:{chosen.port}"
workers = int(os.environ.setdefault(WORKERS, "2"))  # which the gate reads too
worker_class = "gthread"
threads = serve.THREADS
worker_connections = serve.CONNECTIONS
preload_app = True  # what all workers share is in memory once
timeout = 120  # for a worker that gives no sign of life; one that is loading does
graceful_timeout = 20
keepalive = serve.IDLE_SECONDS
limit_request_line = 8_190
limit_request_field_size = 8_190
limit_request_fields = 60
forwarded_allow_ips = ""  # `proxies` in settings.toml tells whom to believe
control_socket_disable = True
accesslog = None  # the dashboard writes a line a request itself, without what readers choose
gunicorn.http.wsgi.SERVER = ""  # what the Server header says


def post_worker_init(worker: object) -> None:
    """Lets each worker begin to load: threads that the master had begun would not have come along."""
    from app import dashboard

    dashboard.start()


def when_ready(server: object) -> None:
    """Makes ready what the workers will share, before the first is forked, and forgets the master's own figures."""
    shared.settle()
    _forget(os.getpid())


def worker_exit(server: object, worker: object) -> None:
    """Lets each worker write what it has counted, before it ends."""
    from app import dashboard

    dashboard.stop()


def child_exit(server: object, worker: Any) -> None:
    """What a worker that has ended was doing is not told any longer."""
    _forget(worker.pid)


def on_exit(server: object) -> None:
    """Removes the folder."""
    shutil.rmtree(os.environ[TOGETHER], ignore_errors=True)


def _forget(pid: int) -> None:
    from prometheus_client.multiprocess import mark_process_dead

    mark_process_dead(pid)
