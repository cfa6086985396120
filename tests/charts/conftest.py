"""Every figure in every language for a spread of selections, made once."""

import pytest

from tests.charts.everything import every_chart


@pytest.fixture(scope="session")
def every(published):
    """(figure, language) → its charts, one per selection."""
    return every_chart(published)
