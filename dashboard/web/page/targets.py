"""Ids of the parts of pages that links lead to."""


def measure_id(number: int) -> str:
    """The id of a measure on Tiltak."""
    return f"measure-{number}"


def definition_id(indicator: str) -> str:
    """The id of an indicator's definition on Datagrunnlag, without full stops, which CSS selectors would misread."""
    return f"definition-{indicator.replace('.', '-')}"
