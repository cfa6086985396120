"""Our own scripts, and our own styles, each sent as one file: a request costs more than most of them hold.

They stay apart in `assets/`, and are joined as they stand, in the order of the document.
"""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

import flask

from dashboard.web.precompressed import IMMUTABLE

ADDRESS = "/assets/bundle-"  # beside the assets, so that what a style names by a relative address is found
SCRIPT = re.compile(r"<script src=\"/assets/((?!00-plotly|bundle-)[^\"?]+\.js)[^\"]*\"></script>\s*")
STYLE = re.compile(r"<link rel=\"stylesheet\" href=\"/assets/((?!00-|bundle-)[^\"?]+\.css)[^\"]*\">\s*")


@dataclass(frozen=True)
class Bundle:
    """Files joined into one, at an address that changes when any of them does."""

    content: bytes
    mimetype: str
    suffix: str

    @property
    def address(self) -> str:
        """Where it is served."""
        return f"{ADDRESS}{hashlib.sha256(self.content).hexdigest()[:12]}.{self.suffix}"


class Bundles:
    """Makes a bundle the first time a document names its files, and serves it from then on."""

    def __init__(self, server: flask.Flask, folder: Path) -> None:
        self.folder = folder
        self._made: dict[tuple[str, ...], Bundle] = {}
        server.add_url_rule(f"{ADDRESS}<name>", "bundle", self._answer)

    def scripts(self, html: str) -> str:
        """The document's part with one script in place of our own, where the first of them stood."""
        return self._joined(html, SCRIPT, '<script src="{}"></script>', "text/javascript", "js")

    def styles(self, html: str) -> str:
        """The document's part with one style sheet in place of our own."""
        return self._joined(html, STYLE, '<link rel="stylesheet" href="{}">', "text/css", "css")

    def _joined(self, html: str, tag: re.Pattern[str], written: str, mimetype: str, suffix: str) -> str:
        names = tuple(tag.findall(html))
        if not names:
            return html
        if names not in self._made:
            parts = [(self.folder / name).read_bytes() for name in names]
            self._made[names] = Bundle(b"\n".join(parts), mimetype, suffix)
        first = tag.sub(written.format(self._made[names].address), html, count=1)
        return tag.sub("", first)

    def _answer(self, name: str) -> flask.Response:
        for bundle in self._made.values():
            if bundle.address == f"{ADDRESS}{name}":
                return flask.Response(bundle.content, mimetype=bundle.mimetype, headers={"Cache-Control": IMMUTABLE})
        return flask.Response("404\n", status=404, mimetype="text/plain")
