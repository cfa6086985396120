"""What is computed of an edition is kept with it, and goes with it."""

import gc
import weakref

from dashboard.model.kept import kept


class Edition:
    """Stands for a published table: something with attributes that can be told apart from its like."""


def test_a_result_is_computed_once_an_edition():
    computed = []

    @kept(8)
    def double(edition, number):
        computed.append((edition, number))
        return 2 * number

    one, other = Edition(), Edition()
    assert [double(one, 3), double(one, 3), double(other, 3)] == [6, 6, 6]
    assert computed == [(one, 3), (other, 3)]


def test_no_more_results_are_kept_than_asked_for():
    @kept(2)
    def double(edition, number):
        return 2 * number

    edition = Edition()
    for number in range(5):
        double(edition, number)
    assert double.of(edition).cache_info().currsize == 2


def test_the_edition_may_be_another_argument():
    @kept(8, at=1)
    def told(page, edition):
        return page

    edition = Edition()
    assert told("/", edition) == "/"
    assert told.of(edition).cache_info().currsize == 1


def test_nothing_holds_an_edition_that_nobody_shows_any_more():
    @kept(8)
    def itself(edition):
        return edition

    edition = Edition()
    itself(edition)
    gone = weakref.ref(edition)
    del edition
    gc.collect()
    assert gone() is None
