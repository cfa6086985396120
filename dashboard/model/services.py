"""Services that have counted whom they helped because of violence, each by itself: nobody knows who used several."""

from dashboard.model.kept import kept
from dashboard.model.published import Published
from loaders.schema import NUMBER_STATUSES, SUPPRESSED

PERSONS, CONTACTS, ANONYMOUS = "persons", "contacts", "anonymous"


@kept(64)
def services_with(published: Published, numbers: tuple[str, ...], region: str = "") -> tuple[str, ...]:
    """The services with one of these numbers, shown or withheld, in order; of any place, unless a region is given."""
    frame = published.frame
    rows = frame[frame["status"].isin((*NUMBER_STATUSES, SUPPRESSED))]
    rows = rows[rows["region"] == region] if region else rows
    there = set(rows["indicator"])
    return tuple(
        service
        for service in published.catalogue.services
        if there & {indicator_of(service, number) for number in numbers}
    )


def service_indicators(published: Published) -> tuple[str, ...]:
    """Every indicator of the services that have delivered."""
    known = (PERSONS, CONTACTS, ANONYMOUS)
    return tuple(indicator_of(service, number) for service in services_with(published, known) for number in known)


def indicator_of(service: str, number: str) -> str:
    """The indicator of a service's persons, contacts or anonymous contacts."""
    return f"{service}.{number}"
