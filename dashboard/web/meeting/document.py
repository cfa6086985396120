"""A meeting as one HTML document: served with separate style and script, or as a file with everything inside."""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import jinja2
from markupsafe import Markup

from dashboard.vocabulary.settings import ROOT
from dashboard.vocabulary.text import LANGUAGE_TAGS
from dashboard.web.meeting.agenda import topics
from dashboard.web.meeting.meeting import Meeting
from dashboard.web.meeting.screens import slides
from dashboard.web.meeting.words import keys, words

HERE = Path(__file__).parent
STATIC = {"meeting.css": "text/css", "meeting.js": "text/javascript"}
SHARED = {"meeting.css": "styles/figure/points.css", "meeting.js": "scripts/figure/points.js"}  # with the pages
FONT = ROOT / "assets" / "fonts" / "inter.woff2"
FONT_ADDRESS = "../../../assets/fonts/inter.woff2"
LANGUAGE_NAMES = {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}


@dataclass(frozen=True)
class Links:
    """Addresses for the served document: its pack, its other languages, the dashboard (empty if not shown)."""

    base: str
    static: str
    pack: str
    languages: Sequence[tuple[str, str]]
    dashboard: str
    usual: str  # the same meeting without filters
    kept: Sequence[tuple[str, str]]  # (name, value) to keep when figures are chosen


@lru_cache(maxsize=1)
def environment() -> jinja2.Environment:
    """The templates; every value is escaped, and an undefined name is an error."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def page(meeting: Meeting, links: Links) -> str:
    """The served document, with every screen in it, so that it works when the network drops."""
    return _rendered(meeting, links=links, inlined=None)


def pack(meeting: Meeting) -> str:
    """The document as one file that loads nothing; its content policy blocks all other scripts and styles."""
    style = asset("meeting.css").replace(FONT_ADDRESS, _as_data("font/woff2", FONT.read_bytes()))
    script = asset("meeting.js")
    ours = f"script-src 'sha256-{_digest(script)}'; style-src 'sha256-{_digest(style)}'"
    inlined = {
        "style": Markup(style),  # noqa: S704  our own file
        "script": Markup(script),  # noqa: S704  our own file
        "policy": f"default-src 'none'; {ours}; font-src data:; img-src data:; base-uri 'none'; form-action 'none'",
    }
    return _rendered(meeting, links=None, inlined=inlined)


def _rendered(meeting: Meeting, *, links: Links | None, inlined: dict[str, str] | None) -> str:
    t = meeting.t
    return (
        environment()
        .get_template("document.html")
        .render(
            meeting=meeting,
            slides=slides(meeting),
            offline=_offline_words(meeting) if links else "",
            topics=topics(meeting.published, meeting.agenda.keys, t),
            t=words(t),
            keys=keys(t),
            lang=LANGUAGE_TAGS[t.language],
            names=LANGUAGE_NAMES,
            links=links,
            inlined=inlined,
        )
    )


def _offline_words(meeting: Meeting) -> str:
    """The banner for a lost network: that the meeting goes on, with the figures of which moment.

    Each source has its own date, so none of them is the date of all the figures.
    """
    t = meeting.t
    if meeting.opened is None:
        return t("No connection. The meeting continues with the figures already loaded.")
    return t(
        "No connection. The meeting continues with the figures from when it was opened, {moment}.",
        moment=t.time(meeting.opened),
    )


@lru_cache(maxsize=len(STATIC))
def asset(name: str) -> str:
    """The document's style or script: what it shares with the pages, then its own."""
    shared, own = ROOT / "assets" / SHARED[name], HERE / "static" / name
    return "\n".join(path.read_text(encoding="utf-8") for path in (shared, own))


@lru_cache(maxsize=1)
def static_version() -> str:
    """Eight characters that change with the style or script, so that browsers may cache them for ever."""
    return hashlib.sha256("".join(map(asset, STATIC)).encode()).hexdigest()[:8]


def _digest(words: str) -> str:
    return base64.b64encode(hashlib.sha256(words.encode()).digest()).decode()


def _as_data(mime: str, content: bytes) -> str:
    return f"data:{mime};base64,{base64.b64encode(content).decode()}"
