"""Which findings are true, and which are about few."""


def right(found, truth):
    """The findings that hold the true number: a reader of corrected editions may also draw a wrong conclusion."""
    numbers = {(row.indicator, row.region, row.sex, row.age_group): row.value for row in truth.itertuples()}
    return [finding for finding in found if finding.low <= sum(map(numbers.get, finding.cells)) <= finding.high]


def about_few(found, threshold=5):
    """The findings but those of a number that is large enough to be known."""
    return [finding for finding in found if finding.kind != "exact" or finding.low < threshold]
