"""Who may publish: the one who has shown the key, which the browser then keeps as a cookie."""

import threading
import time
from collections import deque
from urllib.parse import urlsplit

import flask

from dashboard.store.protection import ProtectionError
from dashboard.store.token import Keys
from dashboard.vocabulary.settings import Settings

COOKIE = "nokkel"
KEPT_SECONDS = 30 * 24 * 3600
GUESSES, GUESS_SECONDS = 10, 60.0


class Access:
    """The key of one state, and how often somebody has guessed at it."""

    def __init__(self, settings: Settings) -> None:
        self.keys = Keys(settings)
        self._site = urlsplit(settings.site)
        self._misses: deque[float] = deque(maxlen=GUESSES)
        self._turn = threading.Lock()

    def is_open(self) -> bool:
        """Whether the request comes from somebody who has shown the key. Only the cookie tells, never an address."""
        given = flask.request.cookies.get(COOKIE, "")
        try:
            return bool(given) and self.keys.is_cookie(given)
        except ProtectionError:
            return False

    def may_guess(self) -> bool:
        """Whether a key may be tried now: ten wrong ones a minute are the most, from all addresses together."""
        with self._turn:
            return len(self._misses) < GUESSES or time.monotonic() - self._misses[0] > GUESS_SECONDS

    def is_key(self, given: str) -> bool:
        """Whether this is the key; a wrong one is counted.

        Raises:
            ProtectionError: there is no key, and none can be written.
        """
        if self.keys.is_token(given):
            return True
        with self._turn:
            self._misses.append(time.monotonic())
        return False

    def keep(self, response: flask.Response) -> flask.Response:
        """Lets the browser keep what stands for the key."""
        value = self.keys.cookie()
        response.set_cookie(COOKIE, value, max_age=KEPT_SECONDS, path=_path(), httponly=True, samesite="Strict",
                            secure=self._is_secure())  # fmt: skip
        return response

    def forget(self, response: flask.Response) -> flask.Response:
        """Lets the browser forget it."""
        response.delete_cookie(COOKIE, path=_path(), httponly=True, samesite="Strict", secure=self._is_secure())
        return response

    def _is_secure(self) -> bool:
        """Whether the reader uses https, also where a proxy speaks http to this server at the site's own address."""
        asked = flask.request
        return asked.is_secure or (self._site.scheme == "https" and self._site.netloc == asked.host)


def _path() -> str:
    """Where in the site the cookie is sent: only to the dashboard."""
    return f"{flask.request.script_root}/"
