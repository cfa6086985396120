"""How gunicorn serves the dashboard on Linux: it reads this file by itself in the folder that it is started in."""

import os
import sys

import gunicorn.http.wsgi

from dashboard.commands import serve, shared
from dashboard.vocabulary.settings import SettingsError, load

try:
    chosen = load()
except SettingsError as error:
    sys.exit(str(error))

bind = f"{chosen.host}:{chosen.port}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
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
    """Makes ready what the workers will share, before the first of them is forked."""
    shared.settle()
