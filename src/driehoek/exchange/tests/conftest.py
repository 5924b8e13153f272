"""A school of its own for imports, beside the cast, so that every row in it was put there by the test."""

import pytest

from driehoek.demo.cast import Cast
from driehoek.exchange.tests.making import School, build_school


@pytest.fixture
def school(cast: Cast) -> School:
    """An empty primary school with a head, a coordinator and a mentor."""
    return build_school()
