"""Every municipality's newest reported violence."""

import math

from dashboard.model.rates.municipalities import municipalities
from tests.typed import COUNTRY, COUNTY, HOME, row

NEWEST = (2023, 2024)


def test_the_shipped_table_has_every_municipality_of_2024_in_it(published):
    found = municipalities(published)
    assert set(found["year"]) == {2024}
    assert len(found) == found["region"].nunique() == 356
    assert found.set_index("region").loc[HOME, "value"] == 754


def test_country_and_counties_are_not_municipalities(publish):
    small = publish(*(row("violence.offences", NEWEST, 100, region) for region in (HOME, COUNTY, COUNTRY)))
    assert municipalities(small)["region"].tolist() == [HOME]


def test_only_the_tables_newest_period_is_used(publish):
    small = publish(row("violence.offences", NEWEST, 754), row("violence.offences", (2022, 2023), 40, "1144"))
    assert municipalities(small)["region"].tolist() == [HOME]


def test_another_source_than_statistics_norway_is_left_out(publish):
    small = publish(
        row("violence.offences", NEWEST, 754),
        row("violence.offences", NEWEST, 753, source="kommunehelsa"),
    )
    assert municipalities(small)["value"].tolist() == [754]


def test_population_is_of_the_same_year_or_missing(publish):
    small = publish(
        row("violence.offences", NEWEST, 754),
        row("violence.offences", NEWEST, 9048, "0301"),
        row("population", 2024, 130_000),
        row("population", 2023, 700_000, "0301"),
    )
    found = municipalities(small).set_index("region")["population"]
    assert found[HOME] == 130_000
    assert math.isnan(found["0301"])
