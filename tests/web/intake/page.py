"""Reads the page and sends its forms, as a browser without scripts does."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from io import BytesIO

from flask.testing import FlaskClient
from lxml import html
from werkzeug.test import TestResponse

from dashboard.store.serving.holder import Holder

MOST_LOOKS = 60  # of a second each, which only a failing test uses up


@dataclass
class Shown:
    """A page that was answered: its status, its document, and its words."""

    reply: TestResponse

    @property
    def status(self) -> int:
        return self.reply.status_code

    @property
    def document(self) -> html.HtmlElement:
        return html.document_fromstring(self.reply.text)

    @property
    def words(self) -> str:
        """All that is read in the main part, with single spaces."""
        (main,) = self.document.xpath("//main")
        return words_of(main)

    def table(self, id_: str) -> list[list[str]]:
        """A table's rows, without its headings."""
        rows = self.document.xpath(f"//*[@id='{id_}']/tbody/tr")
        return [[words_of(cell) for cell in row] for row in rows]

    def fields(self, action: str) -> dict[str, list[str]]:
        """What the form that leads to an address sends as it stands, by name."""
        (form,) = self.document.xpath(f"//form[contains(@action, '{action}')]")
        found: dict[str, list[str]] = {}
        for one in form.xpath(".//input[@type='hidden']"):
            found.setdefault(one.get("name"), []).append(one.get("value"))
        return found


def words_of(element: html.HtmlElement) -> str:
    return re.sub(r"\s+", " ", unescape(" ".join(element.itertext()))).strip()


@dataclass
class Operator:
    """Somebody with the key."""

    client: FlaskClient
    holder: Holder

    def look(self, address: str = "/nye-tall") -> Shown:
        """The page once it has looked at what has come."""
        for _ in range(MOST_LOOKS):
            shown = Shown(self.client.get(address))
            if not shown.document.xpath("//*[@data-intake-waits]"):
                return shown
        raise AssertionError("the preview never became ready")

    def drop(self, files: dict[str, bytes]) -> TestResponse:
        """Sends files."""
        sent = [(BytesIO(content), name) for name, content in files.items()]
        return self.client.post("/nye-tall/filer", data={"filer": sent}, content_type="multipart/form-data")

    def take(self, shown: Shown) -> Shown:
        """The page after every box has been ticked."""
        ids = shown.document.xpath("//input[@type='checkbox']/@value")
        return self.look("/nye-tall?valg=ja&" + "&".join(f"med={one}" for one in ids))

    def publish(self, shown: Shown, who: str = "Kari", why: str = "Årstall") -> Shown:
        """Says yes to what was seen."""
        return Shown(
            self.client.post("/nye-tall/publiser", data=shown.fields("/publiser") | {"navn": who, "grunn": why})
        )

    def discard(self, shown: Shown) -> TestResponse:
        """Puts everything aside that was seen."""
        return self.client.post("/nye-tall/forkast", data=shown.fields("/forkast") | {"alt": "ja"})

    def until(self, holds: Callable[[], bool]) -> None:
        """Lets the holder look until something holds; it looks on its own too, as after every act."""
        deadline = time.monotonic() + MOST_LOOKS
        while not holds():
            assert time.monotonic() < deadline, "it never held"
            self.holder.refresh()

    @property
    def acts(self) -> list[str]:
        """What has been done, oldest first."""
        return [act.act for act in self.holder.store().acts()]
