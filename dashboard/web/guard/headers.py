"""The headers of every reply: what a browser may do with it."""

import flask

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
        "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
        "object-src 'none'"
    ),
}
DATA = ("application/json", "text/html")


def add_headers(response: flask.Response) -> flask.Response:
    """The reply with them; one that has set a header itself may be stricter."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if response.mimetype in DATA:
        response.headers["Cache-Control"] = "no-store"
    return response
