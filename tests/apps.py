"""The whole application within the test's own process, with its figures in place."""

from collections.abc import Iterator
from contextlib import contextmanager

from dashboard.vocabulary.settings import Settings
from dashboard.web.guard.gate import Gate
from dashboard.web.server import Dashboard, create


@contextmanager
def loaded(settings: Settings, *, gate: Gate | None = None) -> Iterator[Dashboard]:
    """The application with its first edition loaded, until it is left.

    It makes and compresses nothing before it is asked for, so that other tests have the processors.
    """
    app = create(settings, gate=gate)
    app.begin, app.holder.warm = lambda: None, lambda snapshot: ()
    try:
        app.start()
        app.holder.wait()
        yield app
    finally:
        app.stop()
