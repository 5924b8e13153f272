"""The parts of the documentation that are made from data are fresh, and the command that makes them works."""

import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from driehoek.shared.documentation import PLACE, parts
from tests.docs.pages import DOCS, everything


@pytest.fixture
def copy(tmp_path: Path, settings: Settings) -> Path:
    """A copy of the documentation that a test may spoil."""
    settings.ROOT = tmp_path
    return Path(shutil.copytree(DOCS, tmp_path / "docs", ignore=shutil.ignore_patterns("screens")))


def test_the_documentation_is_up_to_date() -> None:
    out = StringIO()
    call_command("docs", check=True, stdout=out)
    assert out.getvalue() == "The documentation is up to date.\n"


def test_every_part_has_a_place() -> None:
    assert {name for _, name, _ in PLACE.findall(everything())} == set(parts())


def test_a_stale_page_is_named_and_left_alone(copy: Path) -> None:
    page = copy / "roles.md"
    stale = page.read_text().replace("| yes |", "| no |")
    page.write_text(stale)
    with pytest.raises(CommandError, match=r"Out of date: roles\.md\. Run \./driehoek docs"):
        call_command("docs", check=True)
    assert page.read_text() == stale


def test_a_stale_page_is_written_again(copy: Path) -> None:
    page = copy / "roles.md"
    fresh = page.read_text()
    page.write_text(fresh.replace("| yes |", "| no |"))
    call_command("docs", stdout=StringIO())
    assert page.read_text() == fresh


def test_a_part_that_nobody_makes_is_named(copy: Path) -> None:
    (copy / "new.md").write_text("<!-- made from moonlight -->\n<!-- end -->\n")
    with pytest.raises(CommandError, match="'moonlight'"):
        call_command("docs", check=True)
