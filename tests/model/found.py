"""Which findings are true, and which are about few."""

from tests.model.tables import REST, WHOLE


def right(found, truth):
    """The findings that hold the true number: a reader of corrected editions may also draw a wrong conclusion."""
    numbers = _numbers(truth)
    return [finding for finding in found if finding.low <= sum(numbers[cell] for cell in finding.cells) <= finding.high]


def _numbers(truth):
    """The true number of each group, of the municipalities that nobody names, too."""
    told = {(row.indicator, row.region, row.sex, row.age_group): row.value for row in truth.itertuples()}
    rest = {}
    for (indicator, region, *who), number in told.items():
        cell = (indicator, REST, *who)
        rest[cell] = rest.get(cell, 0) + (number if region == WHOLE else -number)
    return rest | told


def news(found, truth):
    """The findings but that nobody came from elsewhere, as named municipalities that make up the whole say."""
    named = set(truth["region"])
    return [finding for finding in found if finding.high > 0 or any(region in named for _, region, *_ in finding.cells)]


def about_few(found, threshold=5):
    """The findings but those of a number that is large enough to be known."""
    return [finding for finding in found if finding.kind != "exact" or finding.low < threshold]
