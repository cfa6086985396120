"""Opens a file by its ending: an Excel workbook, or a text file from a statistics bank."""

import hashlib
from pathlib import Path

from loaders.files import container
from loaders.files.text.coded import CodedSheet
from loaders.files.text.delimited import read_delimited
from loaders.files.text.jsonstat import overview, read_jsonstat
from loaders.files.workbook import Workbook, open_workbook
from loaders.findings import Findings
from loaders.personal import refusal

_READERS = {".csv": read_delimited, ".json": read_jsonstat}


def open_file(path: Path, findings: Findings) -> Workbook:
    """The file at `path`, of whatever kind, without personal data.

    Raises:
        SourceError: it can't be read surely, is too large, or holds personal data.
    """
    read = _READERS.get(path.suffix.casefold())
    if read is None:
        return open_workbook(path, findings)
    content = container.read_bytes(path, findings)
    sheet = read(content, findings)
    searched = overview(sheet) if isinstance(sheet, CodedSheet) else sheet
    refusal.refuse([searched], [], (), findings)
    return Workbook(str(findings.file), (sheet,), hashlib.sha256(content).hexdigest(), is_text=True)
