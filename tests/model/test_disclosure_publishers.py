"""Two municipalities share a centre and publish the same workbooks: together they disclose nothing."""

import random
from dataclasses import replace
from itertools import permutations, product

import pytest

from dashboard.model.disclosure import Policy, publish
from dashboard.model.margins import with_margins
from dashboard.vocabulary.settings import load
from loaders import load_folder
from loaders.schema import OBSERVATIONS, official_rows
from tests.conftest import DATA
from tests.model.attacker import findings
from tests.model.found import about_few, news, right
from tests.model.publishers import as_if_home_decided, editions_of, laid_beside, policy_of
from tests.model.tables import REST, WHOLE, random_centre, shipped_residents

POLICY = Policy(time_limit=600)  # a busy machine may be slow
BAERUM = {"home": "3201", "partners": ("3203", "3312")}
ASKER = {"home": "3203", "partners": ("3312", "3201"), "county": "32", "language": "nn", "port": 9000}
FEW, MANY = range(4), range(4, 400)
CHAINS = range(12)


def settings_of(**chosen):
    return load(environ={}, **chosen)


def published_by(observations, **chosen):
    return publish(observations, policy_of(settings_of(**chosen)))


@pytest.fixture(scope="module")
def shipped():
    return load_folder(DATA).observations


@pytest.fixture(scope="module")
def truth(shipped):
    rows = with_margins(shipped)
    rows = rows[~rows["indicator"].isin(POLICY.unpublished)].reset_index(drop=True)
    return rows[~official_rows(rows)]


def shuffled(observations, seed):
    return OBSERVATIONS.check(observations.sample(frac=1, random_state=seed))


def cells_hidden(table):
    found = table[table["status"] == "suppressed"]
    return {tuple(row) for row in found[list(OBSERVATIONS.key)].itertuples(index=False)}


def test_baerum_and_asker_hide_the_same_cells_of_the_shipped_files(shipped):
    assert published_by(shipped, **BAERUM).equals(published_by(shipped, **ASKER))


def test_baerums_and_askers_tables_together_reveal_nobody(shipped, truth):
    both = laid_beside(published_by(shipped, **BAERUM), published_by(shipped, **ASKER))
    assert findings(both.loc[truth.index], truth) == []


def test_attacking_both_tables_finds_people_if_home_decides_the_pattern(shipped, truth):
    tables = []
    for home in ("3201", "3203"):
        with as_if_home_decided(home):
            tables.append(published_by(shipped, home=home, partners=()).loc[truth.index])
    assert [findings(table, truth) for table in tables] == [[], []]
    found = findings(laid_beside(*tables), truth)
    men = {("centre.residents", region, "men", "adults") for region in ("0220", "centre:asker-baerum:other")}
    assert men in [finding.cells for finding in found if finding.low == finding.high == 4]


@pytest.mark.parametrize("seed", range(3))
def test_row_order_and_file_names_decide_nothing(shipped, seed):
    renamed = shuffled(shipped, seed).assign(file="another.xlsx", sheet="Ark1")
    assert cells_hidden(publish(renamed, POLICY)) == cells_hidden(publish(shipped, POLICY))


@pytest.mark.parametrize("threshold", [6, 9])
def test_a_higher_threshold_hides_more_and_never_other_cells(shipped, threshold):
    higher = publish(shipped, replace(POLICY, threshold=threshold))
    assert cells_hidden(higher) > cells_hidden(publish(shipped, POLICY))


def test_two_publishers_with_different_thresholds_keep_the_lower_one(shipped, truth):
    both = laid_beside(*(publish(shipped, replace(POLICY, threshold=threshold)) for threshold in (6, 9)))
    assert findings(both.loc[truth.index], truth) == []


def attack_all(seed):
    """What is found in one random centre's tables as two publish them, and under the former rule."""
    table = random_centre(seed)
    truth = with_margins(table)
    names = sorted({region for region in table["region"] if ":" not in region})
    homes = (names[0], names[-1] if len(names) > 1 else "3203")
    tables = [publish(shuffled(table, at), POLICY) for at in range(2)]
    assert cells_hidden(tables[0]) == cells_hidden(tables[1]), seed
    once = []
    for home in homes:
        with as_if_home_decided(home):
            once.append(publish(table, POLICY))
    return findings(publish(table, POLICY), truth), findings(laid_beside(*once), truth)


def check_centres(seeds):
    """Checks that nobody is found in any; returns how many the former rule would have disclosed."""
    broken = 0
    for seed in seeds:
        now, once = attack_all(seed)
        assert now == [], seed
        broken += bool(once)
    return broken


def test_nobody_is_found_in_random_centres_that_two_publish():
    assert check_centres(FEW) >= 1


@pytest.mark.soak
def test_nobody_is_found_in_many_random_centres_that_two_publish():
    broken = check_centres(MANY)
    print(f"{len(MANY)} centres, 0 found; where home decided, {broken} gave somebody away")
    assert broken >= len(MANY) / 20


def corrected(table, rng, *, unseen=False, by=1):
    """One inner number higher or lower, with the file's total; `unseen` moves people to where no row shows them."""
    inner = table["region"] != WHOLE
    at = rng.choice(table.index[inner & (table["value"] > 0)].tolist())
    same = (table["sex"] == table["sex"][at]) & (table["age_group"] == table["age_group"][at])
    total = same & ~inner & (table["year"] == table["year"][at])
    less = -min(by, table["value"][at])
    changed = table.copy()
    if unseen and REST not in set(table["region"]):
        changed.loc[at, "value"] += less
    else:
        changed.loc[(table.index == at) | total, "value"] += rng.choice([less, by])
    return changed


def chains(table, correction):
    """Every order of deliveries, with two publishers' thresholds in every order: [[(table, policy), …], …]."""
    for deliveries in ((table, table, correction), (table, correction, table), (correction, table, table)):
        for ours, theirs in product(sorted(set(permutations((5, 6, 5)))), repeat=2):
            yield [
                [(one, replace(POLICY, threshold=threshold)) for one, threshold in zip(deliveries, chosen, strict=True)]
                for chosen in (ours, theirs)
            ]


def kept_of(pair, *tables):
    """Everything that two publishers ever showed of each table, combined."""
    shown = {id(table): [] for table in tables}
    for steps in pair:
        for (table, _), edition in zip(steps, editions_of(*steps), strict=True):
            shown[id(table)].append(edition)
    return [laid_beside(*shown[id(table)]) for table in tables]


def check_pair(pair, table, correction):
    """Checks that a reader who kept everything from both publishers finds nobody in either's numbers.

    If one edition has a rest beside the named municipalities, a reader of both knows that it may exist.
    """
    kept, truths = kept_of(pair, table, correction), [with_margins(one) for one in (table, correction)]
    for now, then, truth in zip(kept, reversed(kept), truths, strict=True):
        found = news(right(findings(now, truth, editions=[then], like=truths[1]), truth), truth)
        assert about_few(found) == []  # what 5 shows and 6 hides is known, and not about few people


def check_chains(table, correction, step=1):
    """Runs `check_pair` on the chains; returns how many were tried."""
    pairs = list(chains(table, correction))[::step]
    for pair in pairs:
        check_pair(pair, table, correction)
    return len(pairs)


def test_nobody_is_found_in_the_shipped_adults_in_any_order_of_thresholds_and_a_correction():
    table = shipped_residents()
    table = table[(table["year"] == 2019) & (table["age_group"] == "adults")].reset_index(drop=True)
    assert check_chains(table, corrected(table, random.Random(2)), step=4) == 7


@pytest.mark.soak
@pytest.mark.parametrize("seed", CHAINS)
def test_nobody_is_found_in_random_centres_in_any_order_of_thresholds_and_a_correction(seed):
    table = random_centre(seed, years=1)
    assert check_chains(table, corrected(table, random.Random(seed))) == 27


def check_returns(seeds, **how):
    """Checks that nobody is found by a reader who kept one publisher's numbers, their correction and its reversal."""
    for seed in seeds:
        table = random_centre(seed, years=1)
        steps = [(table, POLICY), (corrected(table, random.Random(seed), **how), POLICY), (table, POLICY)]
        check_pair([steps, steps], table, steps[1][0])


@pytest.mark.parametrize("unseen", [False, True])
def test_nobody_is_found_after_a_reverted_correction(unseen):
    check_returns(range(12, 14), unseen=unseen)


@pytest.mark.soak
@pytest.mark.parametrize("unseen", [False, True])
@pytest.mark.parametrize("by", [1, 4])
def test_nobody_is_found_after_many_reverted_corrections(unseen, by):
    check_returns(range(100), unseen=unseen, by=by)


@pytest.fixture(scope="module", params=[2, 25])
def revoked(request):
    """A random centre and a correction that would disclose it if published as if nobody had kept anything."""
    table = random_centre(request.param, years=1)
    return table, corrected(table, random.Random(request.param))


def test_a_correction_keeps_the_replaced_numbers_in_doubt(revoked):
    """Bærum's 3 women, then 2: a total that fell by one must not reveal that there was at least one."""
    table, correction = revoked
    first, second = editions_of((table, POLICY), (correction, POLICY))
    truth = with_margins(table)
    assert about_few(right(findings(first, truth, editions=[publish(correction, POLICY)]), truth)) != []
    assert about_few(right(findings(first, truth, editions=[second]), truth)) == []


def test_a_number_that_is_withdrawn_and_comes_back_is_still_in_doubt(revoked):
    table, correction = revoked
    first, between, last = editions_of((table, POLICY), (correction, POLICY), (table, POLICY))
    truth = with_margins(table)
    assert about_few(right(findings(last, truth, editions=[first, between]), truth)) == []
