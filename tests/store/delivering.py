"""What a person does in the tests: looks at what has come, and says yes."""

from openpyxl import load_workbook

from dashboard.store.current import load, show_when_ready
from dashboard.store.data import Snapshot
from dashboard.store.store import Store
from dashboard.vocabulary.settings import Settings


def deliver(settings: Settings, left_out=()) -> Snapshot:
    """Publishes what lies in the data folder, and returns what readers see then."""
    load(settings)
    store = Store(settings)
    proposal = store.propose(left_out=left_out)
    if proposal.is_something:
        show_when_ready(store, store.publish(proposal, "Kari", "test").number)
    return load(settings)


def change(path, **cells):
    """Writes other numbers into a workbook's first sheet."""
    book = load_workbook(path)
    for place, value in cells.items():
        book.active[place] = value
    book.save(path)
