"""Several publishers of the same workbooks: what they show together, and the former rule."""

from contextlib import contextmanager
from dataclasses import replace
from unittest import mock

import numpy as np

from dashboard.model.disclosure import Policy, publish
from loaders.schema import ALL

COSTS = "dashboard.model.disclosure.pattern.protect.costs"


@contextmanager
def as_if_home_decided(home):
    """The rule before one pattern per centre: the cost of hiding depends on the publisher."""
    kinds = {"home": (410.0, 30.0), "whole": (390.0, 20.0), "rest": (20.0, 8.0), "municipality": (25.0, 10.0)}

    def costs(block, truth):
        pairs = zip(block.cells, truth, strict=True)
        return np.array([_cost(cell, value, kinds[_kind(cell.region, home)]) for cell, value in pairs])

    with mock.patch(COSTS, costs):
        yield


def _kind(region, home):
    if region == home:
        return "home"
    return ("rest" if region.endswith(":other") else "whole") if ":" in region else "municipality"


def _cost(cell, value, prices):
    both, inner = prices
    return (both if cell.sex == ALL else inner) + min(value, 500) / 100


def editions_of(*steps):
    """The editions of one publisher: each (observations, policy) is published with all earlier ones remembered."""
    shown = []
    for table, policy in steps:
        shown.append(publish(table, replace(policy, earlier=tuple(shown))))
    return shown


def laid_beside(*tables):
    """Published tables of the same rows combined: a number is known if anybody shows it."""
    union = tables[0].copy()
    for table in tables[1:]:
        more = (union["status"] == "suppressed") & (table["status"] != "suppressed")
        union.loc[more, ["status", "value"]] = table.loc[more, ["status", "value"]]
        union["persons"] = union["persons"].fillna(table["persons"])
    return union


def policy_of(settings):
    """The policy for these settings, with enough time and no cache."""
    return replace(Policy.from_settings(settings), time_limit=600, cache=None)
