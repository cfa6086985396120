"""The report as tagged PDF: the HTML pack printed by this machine's Chromium, in a separate process."""

import io
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import BoundedSemaphore
from types import MappingProxyType

from dashboard.documents.identity.pictures import add_to_pdf
from dashboard.documents.report.content import ExportUnavailable, Report
from dashboard.documents.report.pack import PICTURE, html
from dashboard.vocabulary.text import LANGUAGE_TAGS

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
# The browser writes a font of variable weight as drawings, which no reader of PDF smooths.
FONTS = MappingProxyType({"400": "Inter-Regular.ttf", "600 700": "Inter-SemiBold.ttf"})
PART_NAME = re.compile(r"node\d{8}")
SECONDS = 60
WAIT_SECONDS = 20
LEFT, OLD_SECONDS = "vinr-report-", 3600
_ONE_AT_A_TIME = BoundedSemaphore(1)  # a browser takes several hundred megabytes
BEHIND = getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)  # on Windows
QUIET = (
    "--headless",
    "--disable-gpu",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
)


def browser() -> str | None:
    """The path of a browser that can print, or None. BROWSER_PATH names one in another place."""
    named = os.environ.get("BROWSER_PATH")
    return named if named and Path(named).is_file() else next(filter(None, map(shutil.which, BROWSERS)), None)


def pdf(report: Report) -> bytes:
    """The report as PDF.

    Raises:
        ExportUnavailable: no browser here, another report is being printed, or it took too long.
    """
    path = browser()
    if path is None:
        raise ExportUnavailable(
            report.t(
                "PDF needs Chromium or Chrome on the server, and none was found. "
                "Choose Word or HTML, or print the HTML."
            )
        )
    if not _ONE_AT_A_TIME.acquire(timeout=WAIT_SECONDS):
        raise ExportUnavailable(report.t("Another report is being printed. Try again in a minute."))
    try:
        return _settled(_printed(path, report), report)
    finally:
        _ONE_AT_A_TIME.release()


def _printed(path: str, report: Report) -> bytes:
    _remove_left()
    with tempfile.TemporaryDirectory(prefix=LEFT, ignore_cleanup_errors=True) as folder:
        page, target = Path(folder) / "report.html", Path(folder) / "report.pdf"
        page.write_text(html(report, FONTS), encoding="utf-8")
        run(path, page, target, Path(folder) / "profile", report)
        if not target.is_file():
            raise ExportUnavailable(_failed(report))
        return target.read_bytes()


def _remove_left() -> None:
    """Removes folders of reports whose server was killed meanwhile."""
    for folder in Path(tempfile.gettempdir()).glob(f"{LEFT}*"):
        with suppress(OSError):
            if time.time() - folder.stat().st_mtime > OLD_SECONDS:
                shutil.rmtree(folder, ignore_errors=True)


def run(path: str, page: Path, target: Path, profile: Path, report: Report, seconds: float = SECONDS) -> None:
    """Runs the browser in its own process group, of which nothing is left afterwards.

    Raises:
        ExportUnavailable: it did not finish in time.
    """
    # A container's root has no sandbox; the page is our own file and its policy lets no foreign script run.
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    own = [f"--user-data-dir={profile}", f"--print-to-pdf={target}", page.as_uri()]
    command = [*_before(seconds), path, *QUIET, *root, *own]
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, process_group=0, creationflags=BEHIND, **quiet) as process:  # type: ignore[call-overload]
        try:
            process.wait(timeout=seconds)
        except subprocess.TimeoutExpired as late:
            raise ExportUnavailable(_failed(report)) from late
        finally:
            _end(process)


def _before(seconds: float) -> list[str]:
    """What begins another command, so that it lets readers go first, and ends even where this server is killed."""
    given = {"nice": ("-n", "10"), "timeout": ("--kill-after=5", str(seconds + 5))}
    found = {name: shutil.which(name) for name in given} if os.name == "posix" else {}  # Windows has another timeout
    return [word for name, path in found.items() if path for word in (path, *given[name])]


def _end(process: subprocess.Popen) -> None:
    """Ends the browser with all that it has started, also what it left behind when it ended itself."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


def _failed(report: Report) -> str:
    return report.t("The browser on the server did not finish printing the PDF. Choose Word or HTML, or try again.")


def _settled(content: bytes, report: Report) -> bytes:
    """The PDF with title, language and export date but no time of day, so that its bytes are reproducible."""
    import pikepdf

    with pikepdf.open(io.BytesIO(content)) as document:
        document.Root.Lang = LANGUAGE_TAGS[report.language]
        document.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        for key in list(document.docinfo.keys()):
            del document.docinfo[key]
        document.docinfo["/Title"] = report.title
        document.docinfo["/CreationDate"] = f"D:{report.exported:%Y%m%d}000000Z"
        add_to_pdf(document, report.identities(PICTURE.key))
        _renumber_parts(document)
        _untag_undescribed_figures(document)
        saved = io.BytesIO()
        document.save(saved, deterministic_id=True)
    return saved.getvalue()


def _untag_undescribed_figures(document) -> None:
    """Untags <figure>: the browser tags it and its picture as figures, and only the picture has alternative text."""
    import pikepdf

    for item in document.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/S") == pikepdf.Name.Figure and "/Alt" not in item:
            item.S = pikepdf.Name.Div


def _renumber_parts(document) -> None:
    """Renumbers table cells: the browser's counters start a little differently on a busy machine.

    A cell's name occurs in the cell, in the tree of names and in the cells that have it as their heading.
    """
    places = [place for item in document.objects for place in _named_parts(item)]
    names = sorted({str(owner[key]) for owner, key in places})
    numbered = {name: f"part{number:08}" for number, name in enumerate(names, start=1)}
    for owner, key in places:
        owner[key] = numbered[str(owner[key])]


def _named_parts(item) -> Iterator[tuple]:
    """Where an object holds a part's name: the array or dictionary, and the index or key."""
    import pikepdf

    if isinstance(item, pikepdf.Array):
        inside: list[tuple] = list(enumerate(item))
    elif isinstance(item, pikepdf.Dictionary):
        inside = list(item.items())
    else:
        return
    for key, value in inside:
        if isinstance(value, pikepdf.String) and PART_NAME.fullmatch(str(value)):
            yield item, key
        elif isinstance(value, pikepdf.Object) and not value.is_indirect:
            yield from _named_parts(value)
