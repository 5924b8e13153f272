"""Each test of the class book keeps its files in a folder of its own, and Marieke reads English."""

from pathlib import Path

import pytest
from pytest_django import Settings

from driehoek.demo.cast import Cast


@pytest.fixture(autouse=True)
def in_english(cast: Cast) -> None:
    """What is told to Marieke is read here."""
    cast.marieke.language = "en"
    cast.marieke.save()


@pytest.fixture(autouse=True)
def own_folder(settings: Settings, tmp_path: Path) -> None:
    """Files of these tests stand apart, so that they can be counted."""
    storages = {**settings.STORAGES}
    storages["default"] = {**storages["default"], "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = storages
