"""«Not published yet» expires: once its source has moved on, such a number is missing."""

import pandas as pd

from loaders.schema import MISSING, NOT_PUBLISHED, NUMBER_STATUSES, SUPPRESSED

SERIES = {"violence.rate": "violence.offences"}  # the rate is the count by population: they are published together
TABLES = {"kommunehelsa": "ssb_08487"}  # the bank's numbers came from Statistics Norway's table
_PUBLISHED = (*NUMBER_STATUSES, SUPPRESSED)


def expire(observations: pd.DataFrame) -> pd.DataFrame:
    """The same rows, with «not published yet» changed to `missing` once its source has moved on.

    It has when there is a later period of the same indicator, for any region and from any source, or a newer extract of
    the same table.
    """
    series = observations["indicator"].replace(SERIES)
    table = [series, observations["source"].replace(TABLES)]
    published = observations["status"].isin(_PUBLISHED)
    newest_period = observations["period_end"].where(published).groupby(series).transform("max")
    newest_extract = observations["extracted"].groupby(table).transform("max")
    is_past = (newest_period > observations["period_end"]) | (newest_extract > observations["extracted"])
    is_outdated = (observations["status"] == NOT_PUBLISHED) & is_past
    return observations.assign(status=observations["status"].mask(is_outdated, MISSING))
