"""A school of its own for imports, beside the cast, so that every row in it was put there by the test."""

from pathlib import Path

import pytest
from pytest_django import Settings

from driehoek.demo.cast import Cast
from driehoek.exchange.tests.making import School, build_school


@pytest.fixture(autouse=True)
def uploads(settings: Settings, tmp_path: Path) -> Path:
    """The folder of this test's own uploads."""
    settings.DATA_DIR = tmp_path / "data"
    return tmp_path / "data" / "imports"


@pytest.fixture
def school(cast: Cast) -> School:
    """An empty primary school with a head, a coordinator and a mentor."""
    return build_school()
