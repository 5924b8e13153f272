"""Definitions are data; mistakes in them are found when they are read, and every version stays readable."""

from pathlib import Path

import pytest

from driehoek.activities.reasons import reasons
from driehoek.indicators.counting import MARKS, UNITS, counted
from driehoek.indicators.definitions import Definition, definition, definitions, from_data, newest, read
from driehoek.indicators.sources.policy import PARTS

WHOLE = """
kind = "vve"
of = "family"
headline = "came"
marks = [{ code = "came", nl = "a", en = "b" }]
source = "S3"
nl = "a"
en = "b"
of_nl = "a"
of_en = "b"
explanation_nl = "c"
explanation_en = "d"
unknown_nl = "e"
unknown_en = "f"
"""
WAITING: set[str] = set()


def test_participation_asks_half_of_the_families() -> None:
    assert definition("participation").threshold == 0.5
    assert definition("participation").text("name", "nl") != definition("participation").text("name", "en")


def test_the_seven_of_the_inspection_stand_in_its_order() -> None:
    codes = [one.code for one in newest("vve")]
    assert codes == ["policy", "beforehand", "intake", "participation", "at_home", "informing", "home_language"]


@pytest.mark.parametrize(
    "wrong",
    [
        "[[x]]\nversion = 1\n",
        f"[[x]]\nversion = 1\n{WHOLE}threshold = 1.5\n",
        f"[[x]]\nversion = 1\n{WHOLE}minimum_shown = 0\n",
        f"[[x]]\nversion = 1\n{WHOLE}chain = ['left']\n",
        f"[[x]]\nversion = 2\n{WHOLE}",
        f"[[x]]\nversion = 1\n{WHOLE}[[x]]\nversion = 3\n{WHOLE}",
    ],
)
def test_a_definition_with_a_mistake_is_refused(tmp_path: Path, wrong: str) -> None:
    file = tmp_path / "definitions.toml"
    file.write_text(wrong, encoding="utf-8")
    with pytest.raises(ValueError, match="x: "):
        read(file)


def test_an_older_version_stays_readable() -> None:
    assert definition("delivered", 1).of == "guardian"
    assert definition("delivered") == definition("delivered", 2)


@pytest.mark.parametrize("one", [version for versions in definitions().values() for version in versions], ids=str)
def test_a_definition_comes_back_whole_from_what_is_kept_beside_a_figure(one: Definition) -> None:
    assert from_data(one.as_data()) == one


def test_only_those_without_a_room_wait_for_a_source() -> None:
    assert {one.code for one in newest() if one.headline not in counted(one)} == WAITING


def test_no_counting_function_is_without_a_definition() -> None:
    used = {(one.of.removeprefix("new_"), word.code) for one in newest() for word in one.marks}
    assert set(MARKS) <= used
    assert set(UNITS) == {one.of for one in newest()}
    assert set(PARTS) <= {part.code for part in definition("policy").parts}


def test_every_reason_for_not_coming_is_a_barrier() -> None:
    assert {f"reason_{one.code}" for one in reasons()} <= {word.code for word in definition("barriers").marks}
