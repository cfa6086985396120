"""Services: which have delivered, and that nobody can be found in what is published of them."""

import pytest

from dashboard.model.disclosure import Policy, publish
from dashboard.model.services import ANONYMOUS, CONTACTS, PERSONS, service_indicators, services_with
from loaders.schema import MISSING, SUPPRESSED
from tests.model.tables import frame, observation
from tests.typed import row

CLINIC, CHILD_WELFARE = "service_emergency_clinic", "service_child_welfare"


def use(service: str, persons, contacts, children, anonymous, year: int = 2024) -> list[dict]:
    """One row of the workbook as its loader reads it."""
    cells = (
        ("persons", "all", persons, persons),
        ("persons", "children", children, children),
        ("contacts", "all", contacts, persons),
        ("anonymous", "all", anonymous, None),
    )
    return [
        observation(
            *("3201", year, "all", group, value),
            indicator=f"{service}.{name}",
            source=service,
            unit="persons" if name == "persons" else "contacts",
            persons=float("nan") if behind is None else float(behind),
        )
        for name, group, value, behind in cells
    ]


@pytest.fixture
def shown():
    """By number and group: the published value, or its status where there is none."""

    def find(*rows: dict, service: str = CLINIC) -> dict[str, object]:
        table = publish(frame(*rows), Policy())
        own = table[table["source"] == service]
        return {
            f"{one.indicator.partition('.')[2]} {one.age_group}": one.status if one.value != one.value else one.value
            for one in own.itertuples()
        }

    return find


def by_sex(women, men, year: int = 2024) -> list[dict]:
    """The persons of a service that counts women and men apart."""
    return [
        observation(
            *("3201", year, sex, "all", number),
            indicator=f"{CLINIC}.persons",
            source=CLINIC,
            unit="persons",
            persons=float(number),
        )
        for sex, number in (("women", women), ("men", men))
    ]


def published_by_sex(*rows: dict) -> dict[str, object]:
    table = publish(frame(*rows), Policy())
    return {one.sex: one.status if one.value != one.value else one.value for one in table.itertuples()}


def test_women_and_men_of_a_service_are_shown_together_too():
    assert published_by_sex(*by_sex(31, 14)) == {"women": 31, "men": 14, "all": 45}


def test_few_men_are_withheld_with_what_would_tell_of_them():
    found = published_by_sex(*by_sex(31, 2))
    assert found["men"] == SUPPRESSED
    assert SUPPRESSED in (found["women"], found["all"])


def test_numbers_of_enough_persons_are_shown(shown):
    assert shown(*use(CLINIC, 61, 140, 44, 12)) == {
        "persons all": 61,
        "persons children": 44,
        "contacts all": 140,
        "anonymous all": 12,
    }


def test_few_persons_are_withheld_and_so_are_their_contacts_however_many(shown):
    found = shown(*use(CLINIC, 3, 140, 0, 12))
    assert {found[name] for name in ("persons all", "persons children", "contacts all")} == {SUPPRESSED}
    assert found["anonymous all"] == 12


def test_children_are_withheld_where_subtraction_would_tell_of_few_adults(shown):
    found = shown(*use(CLINIC, 31, 42, 30, 14))
    assert (found["persons all"], found["persons children"]) == (31, SUPPRESSED)


def test_contacts_of_an_unknown_number_of_persons_are_withheld(shown):
    assert shown(*use(CLINIC, None, 40, None, 14))["contacts all"] == SUPPRESSED


def test_few_anonymous_contacts_are_withheld(shown):
    assert shown(*use(CLINIC, 61, 140, 44, 4))["anonymous all"] == SUPPRESSED


def test_a_services_numbers_do_not_depend_on_anothers(shown):
    alone = shown(*use(CLINIC, 31, 42, 30, 14))
    assert shown(*use(CLINIC, 31, 42, 30, 14), *use(CHILD_WELFARE, 3, 9, 1, 1)) == alone


def persons(service: str, value: float | None = 40, region: str = "3201", **more) -> dict:
    return row(f"{service}.persons", 2024, value, region, source=service, **more)


def test_services_come_in_the_catalogues_order_and_a_withheld_number_counts(publish):
    withheld = persons(CHILD_WELFARE, None, status=SUPPRESSED)
    assert services_with(publish(persons(CLINIC), withheld), (PERSONS,)) == (CHILD_WELFARE, CLINIC)


def test_a_service_without_a_number_has_not_delivered_it(publish):
    nothing = publish(persons(CLINIC, None, status=MISSING))
    assert services_with(nothing, (PERSONS, CONTACTS, ANONYMOUS)) == ()
    assert service_indicators(nothing) == ()


def test_services_may_be_asked_for_by_place(publish):
    both = publish(persons(CLINIC), persons(CHILD_WELFARE, region="3203"))
    assert services_with(both, (PERSONS,), "3203") == (CHILD_WELFARE,)
