"""What one reader knows about innermost groups, and can infer: linear equations in whole numbers, by HiGHS."""

from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

FAR = 10_000


@dataclass
class Reader:
    """Everything that one reader knows about one world; `tables` are the consistent tables found so far."""

    groups: list
    rows: list = field(default_factory=list)
    low: list = field(default_factory=list)
    high: list = field(default_factory=list)
    tables: list = field(default_factory=list)

    def learn(self, weights, low, high=None):
        """Adds that the weighted sum of groups is between low and high (by default equal to low)."""
        line = np.zeros(len(self.groups))
        for group, weight in weights.items():
            line[self.groups.index(group)] = weight
        self.rows.append(line)
        self.low.append(low)
        self.high.append(low if high is None else high)

    def learn_sum(self, groups, value):
        self.learn(dict.fromkeys(groups, 1), value)

    def also(self):
        """A copy that can learn more."""
        return Reader(self.groups, [*self.rows], [*self.low], [*self.high])

    def extreme(self, groups, sign):
        """The lowest (sign 1) or highest (−1) possible sum of the groups; None if no table is consistent."""
        aim = sign * np.isin(np.arange(len(self.groups)), [self.groups.index(group) for group in groups])
        constraints = [LinearConstraint(np.array(self.rows), self.low, self.high)] if self.rows else []
        found = milp(aim, constraints=constraints, bounds=Bounds(0, FAR), integrality=np.ones(len(aim)))
        if found.x is None:
            return None
        self.tables.append(np.rint(found.x))
        return sign * round(found.fun)

    def seen(self, groups):
        """The lowest and highest sum among the tables found so far: the true range is at least this wide."""
        aim = np.isin(np.arange(len(self.groups)), [self.groups.index(group) for group in groups])
        sums = [table @ aim for table in self.tables]
        return (min(sums), max(sums)) if sums else (np.inf, -np.inf)

    def range(self, groups, wide_low=-np.inf, wide_high=np.inf):
        """The lowest and highest possible sum; the search skips a side already known to be wide enough."""
        low, high = self.seen(groups)
        if low > wide_low:
            low = self.extreme(groups, 1)
        if high < wide_high:
            high = self.extreme(groups, -1)
        return low, high
