"""A reader who tries to find the hidden numbers, written independently of the product, with other variables.

The product models cells and sums; this attacker knows only people: one unknown per innermost group (adult women from
Asker, 2018), and every printed number is the sum of a set of groups. It gets only published frames; `findings`
compares what it can infer with the true numbers.
"""

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from tests.model.reader import Reader

NUMBERS = ("normal", "provisional")
USERS = {"centre.conversations": "centre.conversation_users", "centre.stays": "centre.residents"}


@dataclass(frozen=True)
class Finding:
    """A sum that should have stayed in doubt: its cells, and the range it was narrowed to."""

    kind: str
    cells: frozenset
    low: float
    high: float


def worlds(frame):
    """The rows that can be linked: of one period, source and family of indicators."""
    return frame.groupby(["source", "period_start", "period_end", frame["indicator"].map(lambda i: USERS.get(i, i))])


def groups_of(row, rows):
    """The innermost groups that a row's number is the sum of."""
    regions, sexes, ages = (_leaves(row, rows, column) for column in ("region", "sex", "age_group"))
    return frozenset((row.indicator, r, s, a) for r in regions for s in sexes for a in ages)


def _leaves(row, rows, column):
    seen, value = set(rows[column]), getattr(row, column)
    if column == "region":
        if ":" not in value or value.endswith(":other"):
            return {value}
        members = {region for region in seen if region != value}
        # An unprinted rest is a group too, unless the municipalities make up the whole.
        return (
            members if value + ":other" in members or _adds_up(rows, value, members) else {*members, value + ":other"}
        )
    if value != "all":
        return {value}
    inner = seen - {"all"}
    whole = {"women", "men"} if column == "sex" else {"adults", "children"}
    return (inner | whole) if inner else {"all"}


def _adds_up(rows, whole, members):
    if len(members) < 2:
        return False
    shown = rows.pivot_table(index=["indicator", "sex", "age_group"], columns="region", values="value", dropna=False)
    shown = shown[[whole, *members]].dropna()
    return len(shown) > 0 and bool((shown[whole] == shown[list(members)].sum(axis=1)).all())


def reader_of(shown, rows, like=None):
    """The reader of one world's published rows; `rows` are all its rows, shown or not.

    She assumes that the named municipalities make up the whole if they do in `like`, by default `rows`.
    """
    like = rows if like is None else like.loc[rows.index]
    cells = {row.Index: groups_of(row, like) for row in rows.itertuples()}
    groups = sorted(set().union(*cells.values()))
    users = [(group, (USERS[group[0]], *group[1:])) for group in groups if group[0] in USERS]
    reader = Reader(sorted({*groups, *(user for _, user in users)}))
    for event, user in users:
        reader.learn({event: 1, user: -1}, 0, np.inf)
    for row in rows.itertuples():
        published = shown.loc[row.Index]
        if published["status"] in NUMBERS:
            reader.learn_sum(cells[row.Index], published["value"])
            if row.indicator in USERS and not np.isnan(published["persons"]):
                reader.learn_sum(
                    [(USERS[row.indicator], *group[1:]) for group in cells[row.Index]], published["persons"]
                )
    return reader, cells


def sensitive_sets(rows, cells, threshold):
    """Sets of groups with fewer people than the threshold: cells, and parts of a whole taken together."""
    true = {cells[row.Index]: row.value for row in rows.itertuples() if row.indicator not in USERS}
    small = {cell for cell, value in true.items() if value < threshold}
    for whole in [cell for cell in true if len(cell) > 1]:
        for axis in range(1, len(next(iter(whole)))):  # region, sex, group, and year if several are combined
            slices = {}
            for group in whole:
                slices.setdefault(group[axis], set()).add(group)
            parts = [frozenset(part) for part in slices.values()]
            known = {part: true[part] for part in parts if part in true}
            if len(known) == len(parts) - 1:
                missing = next(part for part in parts if part not in known)
                known[missing] = true[whole] - sum(known.values())
            few = [part for part, value in known.items() if value < threshold]
            for size in range(1, min(len(few), len(parts) - 1) + 1):
                for some in combinations(few, size):
                    if sum(known[part] for part in some) < threshold:
                        small.add(frozenset().union(*some))
    return sorted(small, key=lambda groups: (len(groups), sorted(groups)))


def findings(published, truth, threshold=5, insiders=True, editions=(), like=None):
    """What can be inferred from the published frame of these true rows; empty if nobody can be found.

    `published` and `truth` have the same rows in the same order; `editions` are earlier published frames,
    `like` a table of the same rows whose municipalities the reader assumes to be complete.
    """
    return list(attacks(published, truth, threshold, insiders, editions, like))


def attacks(published, truth, threshold=5, insiders=True, editions=(), like=None):
    """The findings one by one, for a test that needs only the first."""
    for _, rows in worlds(truth):
        newcomer, cells = reader_of(published, rows, like)
        reader = remembering(newcomer, editions, published, rows, cells)
        yield from narrow(reader, sensitive_sets(rows, cells, threshold), threshold)
        hidden = [cells[row.Index] for row in rows.itertuples() if published.loc[row.Index, "status"] == "suppressed"]
        yield from exact(reader, hidden)
        if insiders:
            yield from insiders_of(newcomer, editions, published, rows, cells, threshold)


def narrow(reader, sets, threshold, kind="narrow"):
    for groups in sets:
        low, high = reader.range(groups, 0, threshold - 1)
        assert low is not None, "the attacker's own equations contradict one another"
        assert high is not None
        if low > 0 or high < threshold - 1:
            yield Finding(kind, groups, low, high)


def exact(reader, hidden):
    for cell in hidden:
        low, high = reader.seen(cell)
        if not low < high:
            low, high = reader.range(cell)
        if low == high:
            yield Finding("exact", cell, low, high)


def insiders_of(newcomer, editions, published, rows, cells, threshold):
    """Each person who is alone in a cell, in one year or several, knows every group within it.

    Her knowledge affects how she reads earlier editions, so she remembers them last.
    """
    sets = sensitive_sets(rows, cells, threshold)
    printed = set(cells.values())
    alone = [groups for groups in sets if groups in printed and _true(rows, cells, groups) == 1]
    for person in _people(alone):
        hers = newcomer.also()
        for cell in person:
            for group in cell:
                value = _true(rows, cells, frozenset([group]))
                if value is not None:
                    hers.learn_sum([group], value)
            hers.learn_sum(cell, 1)
        others = {groups.difference(*person) for groups in sets} - {frozenset()}
        hers = remembering(hers, editions, published, rows, cells)
        yield from narrow(hers, sorted(others, key=sorted), threshold, "insider")


def _people(alone):
    """Cells that the same person may be alone in: one cell, or one in each of several years."""
    yield from ((cell,) for cell in alone)
    dated = [cell for cell in alone if len(next(iter(cell))) > 4]
    for size in range(2, len(dated) + 1):
        for some in combinations(dated, size):
            years = [{group[4] for group in cell} for cell in some]
            if sum(map(len, years)) == len(set().union(*years)):
                yield some


def _true(rows, cells, groups):
    """The true number of a set of groups, if the rows give it."""
    values = {cells[row.Index]: row.value for row in rows.itertuples()}
    if groups in values:
        return values[groups]
    inner = [values.get(frozenset([group])) for group in groups]
    return None if None in inner or len(inner) == 1 else sum(inner)


def remembering(reader, editions, published, rows, cells):
    """The reader with everything that the editions tell her."""
    hers = reader.also()
    for edition in editions:
        _remember(hers, edition, published, rows, cells)
    return hers


def _remember(reader, edition, published, rows, cells):
    """Adds an earlier edition: people not covered by a changed number are assumed to be the same as then."""
    key = ["indicator", "region", "period_start", "period_end", "sex", "age_group", "source"]
    then = edition[edition["status"].isin(NUMBERS)].set_index(key)["value"].to_dict()
    old = {row.Index: then.get(tuple(getattr(row, name) for name in key)) for row in rows.itertuples()}
    now = published.loc[rows.index]
    now = now["value"].where(now["status"].isin(NUMBERS)).to_dict()
    changed = [cells[at] for at in old if old[at] is not None and now[at] == now[at] and old[at] != now[at]]
    same = [cells[at] for at in old if old[at] is not None and old[at] == now[at]]
    affected = frozenset().union(*changed)
    for moved in (affected - frozenset().union(*same), affected, frozenset(reader.groups)):
        both = _with_then(reader, moved, {cells[at]: value for at, value in old.items() if value is not None})
        if both.extreme([reader.groups[0]], 1) is not None:
            reader.groups, reader.rows, reader.low, reader.high = both.groups, both.rows, both.low, both.high
            reader.tables = both.tables
            return


def _with_then(reader, moved, old):
    """The reader with one more unknown per moved group, its number then, and the old numbers."""
    then = f"then {len(reader.groups)}"  # each edition has its own
    moved = {group for group in moved if not group[0].startswith("then")}
    extra = [(then, *group) for group in sorted(moved)]
    wide = Reader([*reader.groups, *extra])
    for line, low, high in zip(reader.rows, reader.low, reader.high, strict=True):
        wide.learn(dict(zip(reader.groups, line, strict=True)), low, high)
    for groups, value in old.items():
        wide.learn_sum([(then, *group) if group in moved else group for group in groups], value)
    return wide
