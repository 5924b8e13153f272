"""The warning about SQLite names the versions that have the fault, and no others."""

import pytest
from django.core.checks import run_checks
from django.db import connection

from driehoek.shared.checks import sqlite_is_safe
from driehoek.shared.sqlite import wal_reset_risk


@pytest.mark.parametrize("version", [(3, 7, 0), (3, 40, 1), (3, 51, 2)])
def test_a_version_with_the_fault_is_named_in_one_line(version: tuple[int, int, int]) -> None:
    line = wal_reset_risk(version)
    assert f"SQLite {version[0]}.{version[1]}.{version[2]} " in line
    assert "\n" not in line


@pytest.mark.parametrize("version", [(3, 6, 23), (3, 51, 3), (3, 52, 0), (4, 0, 0)])
def test_a_sound_version_is_not(version: tuple[int, int, int]) -> None:
    assert wal_reset_risk(version) == ""


def test_the_check_looks_at_the_database_in_use() -> None:
    warnings = sqlite_is_safe(databases=["default"])
    assert len(warnings) == (connection.vendor == "sqlite" and wal_reset_risk() != "")


def test_the_check_is_silent_when_no_database_is_asked_for() -> None:
    assert not [message for message in run_checks() if message.id == "driehoek.W001"]
