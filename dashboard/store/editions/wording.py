"""Problems and file reports as JSON, with phrases that can still be worded in any language when they are read back."""

from dataclasses import fields
from datetime import date
from typing import Any, cast

from loaders.phrases import Listed, Number, Phrase, Value
from loaders.problems import Problem
from loaders.result import FileReport


def written(value: Value) -> Any:
    """A text or number as it is; a phrase as an object with one key."""
    if isinstance(value, Phrase):
        return {"phrase": value.template, "values": {name: written(one) for name, one in value.values}}
    if isinstance(value, Listed):
        return {"listed": [written(item) for item in value.items], "separator": value.separator}
    if isinstance(value, Number):
        return {"number": value.value}
    if isinstance(value, str | int):
        return value
    raise TypeError(f"{type(value).__name__} can't be kept")


def read(content: Any) -> Value:
    """What `written` wrote.

    Raises:
        ValueError: it is something else.
    """
    if isinstance(content, str | int):
        return content
    if isinstance(content, dict) and "phrase" in content:
        return Phrase(content["phrase"], tuple((name, read(one)) for name, one in content["values"].items()))
    if isinstance(content, dict) and "listed" in content:
        return Listed(tuple(read(item) for item in content["listed"]), content["separator"])
    if isinstance(content, dict) and "number" in content:
        return Number(content["number"])
    raise ValueError("not a phrase")


def problem_to_json(problem: Problem) -> dict[str, Any]:
    """A problem, field by field."""
    return {field.name: written(getattr(problem, field.name)) for field in fields(Problem)}


def problem_from_json(content: dict[str, Any]) -> Problem:
    """What `problem_to_json` wrote."""
    return Problem(**{name: cast(Any, read(value)) for name, value in content.items()})


def report_to_json(report: FileReport) -> dict[str, Any]:
    """A file's report, field by field."""
    return {
        **{field.name: getattr(report, field.name) for field in fields(FileReport)},
        "file": written(report.file),
        "extracted": report.extracted.isoformat() if report.extracted else None,
        "sheets": list(report.sheets),
    }


def report_from_json(content: dict[str, Any]) -> FileReport:
    """What `report_to_json` wrote."""
    extracted = content["extracted"]
    return FileReport(
        **{
            **content,
            "file": cast(Any, read(content["file"])),
            "extracted": date.fromisoformat(extracted) if extracted else None,
            "sheets": tuple(content["sheets"]),
        }
    )
