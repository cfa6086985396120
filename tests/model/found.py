"""Which findings are true, and which are about few."""

from tests.model.tables import REST, WHOLE


def right(found, truth):
    """The findings that contain the true number: a reader of corrected editions may also draw wrong conclusions."""
    numbers = _numbers(truth)
    return [finding for finding in found if finding.low <= sum(numbers[cell] for cell in finding.cells) <= finding.high]


def _numbers(truth):
    """The true number of each group, including the municipalities that nobody names."""
    told = {(row.indicator, row.region, row.sex, row.age_group): row.value for row in truth.itertuples()}
    rest = {}
    for (indicator, region, *who), number in told.items():
        cell = (indicator, REST, *who)
        rest[cell] = rest.get(cell, 0) + (number if region == WHOLE else -number)
    return rest | told


def news(found, truth):
    """The findings except that nobody came from elsewhere, which named municipalities that make up the whole show."""
    named = set(truth["region"])
    return [finding for finding in found if finding.high > 0 or any(region in named for _, region, *_ in finding.cells)]


def about_few(found, threshold=5):
    """The findings except those on numbers large enough to be known."""
    return [finding for finding in found if finding.kind != "exact" or finding.low < threshold]
