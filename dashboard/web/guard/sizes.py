"""How long an address and its headers may be: longer ones only fill memory and logs."""

import flask

PATH, QUERY, FIELDS, HEADER = 1_000, 2_000, 100, 8_000
DESCRIBING = "intake-describe"  # whose form has a field for each column of a sheet, for the one with the key
LONG_QUERY, MANY_FIELDS = 8_000, 500


def refusal(request: flask.Request, *, has_key: bool) -> int:
    """The status that refuses a request, 0 where it is of a size that our pages send."""
    is_long = has_key and request.endpoint == DESCRIBING
    query, fields = (LONG_QUERY, MANY_FIELDS) if is_long else (QUERY, FIELDS)
    sent = request.query_string
    if len(request.path) > PATH or len(sent) > query or sent.count(b"&") >= fields:
        return 414
    return 431 if any(len(value) > HEADER for _, value in request.headers) else 0
