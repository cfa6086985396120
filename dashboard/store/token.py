"""The key to publishing, until there is a login: a secret in the state folder that its operator reads there."""

import hmac
import secrets
from pathlib import Path

from dashboard.store.editions import durable
from dashboard.store.protection import explained
from dashboard.vocabulary.settings import Settings

NAME = "token"
COOKIE_WORDS = b"cookie"


class Keys:
    """The token of one state. Whoever has it may publish; a new one makes the old one and its cookies worthless."""

    def __init__(self, settings: Settings) -> None:
        self._folder = settings.state_folder

    @property
    def _path(self) -> Path:
        return self._folder / NAME

    def token(self) -> str:
        """The token, made the first time.

        Raises:
            ProtectionError: it can't be written.
        """
        with explained(self._folder):
            if not self._path.exists():
                durable.make_folder(self._folder)
                durable.write_once(self._path, _made())
            return self._path.read_text(encoding="ascii")

    def renew(self) -> str:
        """A new token.

        Raises:
            ProtectionError: it can't be written.
        """
        with explained(self._folder):
            durable.make_folder(self._folder)
            durable.write(self._path, _made())
        return self.token()

    def cookie(self) -> str:
        """What a browser keeps instead of the token."""
        return hmac.new(self.token().encode(), COOKIE_WORDS, "sha256").hexdigest()

    def is_token(self, given: str) -> bool:
        """Whether this is the token."""
        return hmac.compare_digest(given.strip().encode(), self.token().encode())

    def is_cookie(self, given: str) -> bool:
        """Whether this is the cookie of the token that holds now."""
        return hmac.compare_digest(given.encode(), self.cookie().encode())


def _made() -> bytes:
    return secrets.token_urlsafe(32).encode("ascii")
