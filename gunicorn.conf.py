"""How gunicorn serves the dashboard on Linux: it reads this file by itself, from the folder that it is started in."""

import gunicorn.http.wsgi

from dashboard.commands.serve import IDLE_SECONDS, LARGEST_HEADER, THREADS
from dashboard.web.guard import metrics

bind = "127.0.0.1:8050"
workers = 2
worker_class = "gthread"
threads = THREADS
preload_app = True  # what all workers share is in memory once
timeout = 120  # of a worker that doesn't even look up; a slow start does
graceful_timeout = 20
keepalive = IDLE_SECONDS
limit_request_line = 8_190
limit_request_field_size = LARGEST_HEADER // 4
limit_request_fields = 60
forwarded_allow_ips = ""  # `proxies` in settings.toml tells whom to believe
accesslog = None  # the dashboard writes its own line a request, without what readers choose
gunicorn.http.wsgi.SERVER = ""  # what the Server header says
