"""How long an address and its headers may be: longer ones only fill memory and logs."""

import flask

PATH, QUERY, FIELDS, HEADER = 1_000, 2_000, 100, 8_000


def refusal(request: flask.Request) -> int:
    """The status that refuses a request, 0 where it is of a size that our pages send."""
    query = request.query_string
    if len(request.path) > PATH or len(query) > QUERY or query.count(b"&") + query.count(b";") >= FIELDS:
        return 414
    return 431 if any(len(value) > HEADER for _, value in request.headers) else 0
