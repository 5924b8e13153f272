"""Layout and decisions describe the house as it stands."""

import re
import tomllib
from pathlib import Path

import pytest
from django.apps import apps

from driehoek.shared.languages import LANGUAGES
from tests.docs.pages import DOCS, ROOT, cells, sections, text, words

PROJECT = tomllib.loads(text(ROOT / "pyproject.toml"))
LAYOUT = text(DOCS / "layout.md")
DECISIONS = sorted((DOCS / "decisions").glob("0*.md"))


def rooms() -> dict[str, Path]:
    return {app.label: Path(app.path) for app in apps.get_app_configs() if app.name == f"driehoek.{app.label}"}


def floors() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for floor, room, _ in list(cells(sections(LAYOUT, "Floors")))[1:]:
        found.setdefault(floor, []).append(room.strip("`"))
    return found


def test_the_floors_are_those_of_the_contract() -> None:
    layers = PROJECT["tool"]["importlinter"]["contracts"][0]["layers"]
    contract = [[room.strip().removeprefix("driehoek.") for room in layer.split("|")] for layer in layers]
    assert list(floors().values()) == contract[1:]  # config stands beside the floors
    assert list(floors()) == [str(number) for number in reversed(range(len(layers) - 1))]


def test_the_floors_name_every_room() -> None:
    assert {room for floor in floors().values() for room in floor} == set(rooms())


def test_the_files_of_a_room_are_found_in_rooms() -> None:
    told = {row[0].strip("`") for row in cells(sections(LAYOUT, "Files of a room"))} - {"file"}
    assert told <= {file.stem for room in rooms().values() for file in room.iterdir()}


@pytest.mark.parametrize("group", ["use", "development"])
def test_every_direct_dependency_has_a_reason(group: str) -> None:
    use, development = PROJECT["project"]["dependencies"], PROJECT["dependency-groups"]["dev"]
    listed = {re.split(r"[\[><=~]", requirement)[0] for requirement in (use if group == "use" else development)}
    assert listed - set(words(text(DOCS / "decisions" / "0007-dependencies.md"))) == set()


def test_decisions_are_numbered_one_by_one() -> None:
    assert [page.name[:4] for page in DECISIONS] == [f"{number:04}" for number in range(1, len(DECISIONS) + 1)]


@pytest.mark.parametrize("page", DECISIONS, ids=lambda page: page.stem)
def test_a_decision_tells_context_decision_and_consequences(page: Path) -> None:
    assert text(page).startswith(f"# {page.name[:4]} ")
    assert re.findall(r"^\*\*(Context|Decision|Consequences)\.\*\*", text(page), re.MULTILINE) == [
        *("Context", "Decision", "Consequences"),
    ]


def test_every_decision_is_listed() -> None:
    listed = re.findall(r"\]\((0\d{3}-[\w-]+\.md)\)", text(DOCS / "decisions" / "README.md"))
    assert listed == [page.name for page in DECISIONS]


def test_languages_are_the_same_for_those_who_look_for_public_code() -> None:
    told = text(ROOT / "publiccode.yml").split("availableLanguages:\n")[1].split("\n\n")[0]
    assert re.findall(r"- (\w+)", told) == list(LANGUAGES)
