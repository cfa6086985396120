"""What a person does in the tests: looks at what has come, and says yes."""

from pathlib import Path

from openpyxl import Workbook, load_workbook

from dashboard.store.current import load, show_when_ready
from dashboard.store.data import Snapshot
from dashboard.store.database import ledger
from dashboard.store.database.records import Act
from dashboard.store.store import Store
from dashboard.vocabulary.settings import Settings
from tests.loaders.examples import Rows


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


def put(path: Path, sheets: dict[str, Rows]) -> Path:
    """Writes a workbook as its owner sends it."""
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


def values(snapshot: Snapshot, indicator: str = "police.reports", **wanted: object) -> dict[int, float]:
    """Year → value of what readers see of an indicator; a withheld number is missing."""
    rows = snapshot.published.frame
    for name, value in {"indicator": indicator, "region": "3201", **wanted}.items():
        rows = rows[rows[name] == value]
    rows = rows[rows["value"].notna()]
    return dict(zip(rows["year"].tolist(), rows["value"].tolist(), strict=True))


def acts(store: Store) -> list[Act]:
    """The audit."""
    with store.state.database.reading() as connection:
        return list(ledger.acts(connection))


def without_home(path: Path) -> None:
    """Takes Bærum's rows out of a workbook of the crisis centre."""
    book = load_workbook(path)
    for name in ("Beboere", "Dagsamtaler"):
        sheet = book[name]
        for at in range(sheet.max_row, 1, -1):
            if "Bærum" in [cell.value for cell in sheet[at]]:
                sheet.delete_rows(at)
    book.save(path)
