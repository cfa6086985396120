"""Our own scripts, and our own styles, each sent as one file: a request costs more than most of them hold.

They stay apart in `assets/`, and are joined as they stand, in the order declared here.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import flask

from dashboard.web.precompressed import IMMUTABLE

ADDRESS = "/assets/bundle-"  # beside the assets, so that what a style names by a relative address is found
HEAD = ("theme",)  # before anything is painted
SCRIPTS = (
    "address",
    "shell",
    "figure/copy",
    "page/filters",
    "page/combobox",
    "figure/tabs",
    "figure/switch",
    "page/contents",
    "page/tables",
    "figure/export",
    "page/report",
    "page/search",
    "print",
    "figure/figures",
    "figure/points",
    "network",
    "parts",
    "start",
)
STYLES = (
    "base",
    "shell",
    "controls",
    "page/filters",
    "page",
    "figure/card",
    "page/contents",
    "figure/points",
    "figure/plotly",
    "figure/dark",
    "page/table",
    "figure/export",
    "page/report",
    "page/search",
    "page/panels",
    "page/overview",
    "narrow",
    "print",
)
INTAKE = ("intake",)  # of the one page that most readers never open
PRELOADS = """<link rel="icon" type="image/svg+xml" href="{base}/assets/favicon.svg">
<link rel="preload" as="font" type="font/woff2" href="{base}/assets/fonts/inter.woff2" crossorigin>"""
EXTENSION = "bundles"
KINDS = {"js": "text/javascript", "css": "text/css"}


@dataclass(frozen=True)
class Bundle:
    """Files joined into one, at an address that changes when any of them does."""

    content: bytes
    suffix: str
    base: str = ""

    @cached_property
    def name(self) -> str:
        """What it is called."""
        return f"{hashlib.sha256(self.content).hexdigest()[:12]}.{self.suffix}"

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"{self.base}{ADDRESS}{self.name}"


def joined(folder: Path, names: Iterable[str], suffix: str, base: str = "") -> Bundle:
    """The named files of a folder as one."""
    return Bundle(b"\n".join((folder / f"{name}.{suffix}").read_bytes() for name in names), suffix, base)


def bundles() -> "Bundles":
    """Those of the server that answers."""
    found: Bundles = flask.current_app.extensions[EXTENSION]
    return found


class Bundles:
    """The bundles of the pages, and their addresses."""

    def __init__(self, server: flask.Flask, assets: Path, base: str = "") -> None:
        self.base_mark = f' data-base="{base}"' if base else ""  # for our scripts, on the document's root
        self.preloads = PRELOADS.format(base=base)
        self.head = joined(assets / "scripts", HEAD, "js", base)
        self.script = joined(assets / "scripts", SCRIPTS, "js", base)
        self.style = joined(assets / "styles", STYLES, "css", base)
        self.intake_script, self.intake_style = (
            joined(assets / "intake", INTAKE, kind, base) for kind in ("js", "css")
        )
        server.extensions[EXTENSION] = self
        server.add_url_rule(f"{ADDRESS}<name>", "bundle", self._answer)

    def _answer(self, name: str) -> flask.Response:
        for bundle in (self.head, self.script, self.style, self.intake_script, self.intake_style):
            if bundle.name == name:
                kind = KINDS[bundle.suffix]
                return flask.Response(bundle.content, mimetype=kind, headers={"Cache-Control": IMMUTABLE})
        return flask.Response("404\n", status=404, mimetype="text/plain")
