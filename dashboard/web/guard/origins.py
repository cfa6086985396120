"""Requests that another site's page makes through a reader's browser.

Browsers tell by Sec-Fetch-*, which they leave out on a network without https; there, Origin and Referer tell. Another
site may link to a page. It may not post, embed, fetch, or have made what is costly, unless a reader clicked for it.
"""

from urllib.parse import urlsplit

import flask

HERE = ("same-origin", "none")  # from our own pages, or typed
SAFE = ("GET", "HEAD", "OPTIONS")


def is_refused(request: flask.Request, *, is_costly: bool, is_file: bool) -> bool:
    """Whether a request is another site's, and more than a link that a reader has followed."""
    if not is_foreign(request):
        return False
    if request.method not in SAFE or is_file:
        return True
    mode = request.headers.get("Sec-Fetch-Mode", "navigate")
    if mode != "navigate" or request.headers.get("Sec-Fetch-Dest", "document") != "document":
        return True
    return is_costly and request.headers.get("Sec-Fetch-User") != "?1"


def is_foreign(request: flask.Request) -> bool:
    """Whether it comes from another site's page."""
    if (said := request.headers.get("Sec-Fetch-Site")) is not None:
        return said not in HERE
    origin = request.headers.get("Origin", request.headers.get("Referer"))
    return origin is not None and _origin_of(origin) != _origin_of(request.host_url)


def _origin_of(address: str) -> tuple[str, str]:
    """Scheme and host, both empty where the header holds no address (`null`, `http://[`)."""
    try:
        found = urlsplit(address)
    except ValueError:
        return "", ""
    return found.scheme, found.netloc
