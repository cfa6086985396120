"""Removes from text that came from files what XML does not allow, PDF cannot draw, or turns the order of letters."""

import dataclasses
import re
from typing import Any, TypeVar

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]")
Thing = TypeVar("Thing")


def cleaned(thing: Thing) -> Thing:
    """The same value without such characters in any of its strings, at any depth."""
    return _cleaned(thing)


def _cleaned(thing: Any) -> Any:
    if type(thing) is str:
        return CONTROL.sub("", thing)
    if type(thing) is tuple:
        return tuple(map(_cleaned, thing))
    if dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        values = {field.name: _cleaned(getattr(thing, field.name)) for field in dataclasses.fields(thing)}
        return dataclasses.replace(thing, **values)
    return thing
