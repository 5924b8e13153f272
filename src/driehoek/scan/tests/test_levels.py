"""The file of levels: what it holds, and that a slip in it is named."""

from pathlib import Path

import pytest
from django.urls import reverse

from driehoek.scan.evidence import FACTS
from driehoek.scan.levels import ANYWHERE, AT_LOCATION, EVIDENCE, FILE, model, read
from driehoek.shared.strict import DataError


def test_the_five_levels_have_the_conditions_of_the_source() -> None:
    assert [len(level.conditions) for level in model().levels] == [4, 2, 4, 3, 5]
    assert [level.words["nl"] for level in model().levels] == [
        "Informatiegericht", "Structuurgericht", "Relatiegericht", "Participatiegericht", "Innovatiegericht",
    ]  # fmt: skip


def test_everything_the_file_may_name_is_there() -> None:
    assert set(FACTS) == EVIDENCE
    assert all(reverse(name, kwargs={"code": "x"}) for name in AT_LOCATION)
    assert all(reverse(name) for name in ANYWHERE)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('place = "staff"', 'place = "nowhere"', "level 1, condition 4: place is 'nowhere'"),
        ('evidence = ["home_visits"]', 'evidence = ["stars"]', "level 3, condition 1: evidence has 'stars'"),
        ("number = 2", "number = 4", "level 2: number is 4"),
        ('key = "website"', 'key = "protocols"', "protocols is there twice"),
        ("few_parents = 5", "few_parents = true", "few_parents must be a number"),
        ('nl = "Structuurgericht"\n', "", "level 2: missing nl"),
        ("version = 1", "version = ", "not valid TOML"),
    ],
)
def test_a_slip_is_named_with_its_place(tmp_path: Path, old: str, new: str, told: str) -> None:
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    file = tmp_path / "blim.toml"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError, match=told):
        read(file)


def test_four_levels_are_not_enough(tmp_path: Path) -> None:
    file = tmp_path / "blim.toml"
    file.write_text(FILE.read_text(encoding="utf-8").split("[[level]]\nnumber = 5")[0], encoding="utf-8")
    with pytest.raises(DataError, match="there must be 5 levels, found 4"):
        read(file)
