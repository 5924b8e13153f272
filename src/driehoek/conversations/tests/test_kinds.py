"""The file with kinds of talks: every kind is there, and a slip is refused with its place."""

from pathlib import Path

import pytest

from driehoek.conversations.kinds import FILE, KindsError, kinds, read
from driehoek.conversations.models import Round


def test_every_kind_has_its_defaults() -> None:
    assert list(kinds()) == Round.Kind.values
    assert {kind: kinds()[kind].minutes for kind in ("start", "tables", "home_visit", "care")} == {
        "start": 30, "tables": 10, "home_visit": 45, "care": 30,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("[care]", "[worry]", "missing or unknown kind: care, worry"),
        ("minutes = 45", "minutes = 0", "home_visit: minutes is a whole number from 5 to 120"),
        ("minutes = 45", "minuts = 45", "home_visit: missing or unknown: minutes, minuts"),
        ("everyone = false", 'everyone = "no"', "tables: everyone is true or false"),
        ('from = "18:30"', 'from = "22:30"', "tables: until comes after from"),
        ('from = "18:30"', 'from = "half past"', "tables: from is a time of day, like 18:30"),
        ("mbo = 1", "mbo = 0", "start: least_a_year is kinds of locations, each with a number from 1 to 10"),
        ("mbo = 1", "havo = 1", "start: least_a_year is kinds of locations, each with a number from 1 to 10"),
        ('icon = "heart"', 'icon = "cloud"', "care: icon 'cloud' is no pictogram"),
    ],
)
def test_a_slip_is_refused(tmp_path: Path, old: str, new: str, says: str) -> None:
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    file = tmp_path / "kinds.toml"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(KindsError, match=f"^{says}$"):
        read(file)
