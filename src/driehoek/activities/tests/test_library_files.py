"""Reading the library: any slip in its files stops the reading with a message that names the place."""

import shutil
from pathlib import Path

import pytest

from driehoek.activities import library
from driehoek.shared.strict import DataError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the real library to damage."""
    shutil.copytree(library.DATA, tmp_path, dirs_exist_ok=True)
    return tmp_path


def damage(file: Path, old: str, new: str) -> None:
    source = file.read_text(encoding="utf-8")
    assert old in source
    file.write_text(source.replace(old, new, 1), encoding="utf-8")


def test_an_undamaged_copy_reads_the_same(folder: Path) -> None:
    assert library.read(folder) == library.load()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('key = "welcome_talk"\n', "", "entry 1: missing key"),
        ('key = "welcome_talk"', 'key = "Welcome talk"', "must be small letters"),
        ('key = "observation_talk"', 'key = "welcome_talk"', "welcome_talk is there twice"),
        ('goal = "pedagogical"', 'goal = "fun"', "welcome_talk: goal is 'fun', allowed are equip"),
        ('level = "3.0"', "level = 3.0", "level must be text"),
        ('partnership = "pedagogical"', 'partnership = "magic"', "partnership is 'magic'"),
        ('"preschool", "daycare"', '"preschool", "creche"', "kinds has 'creche'"),
        ('"preschool", "daycare"', '"preschool", "preschool"', "kinds names a value twice"),
        ('sources = ["S1", "S2", "S4"]', "sources = []", "sources must be a list with at least one"),
        ("minutes = 30", "minutes = 30.5", "minutes must be a whole number"),
        ("staff_hours = 1.0", "staff_hours = 0", "staff_hours must be a number above zero"),
        ("children = true", 'children = "yes"', "children must be true or false"),
        ('rhythm = "yearly"\n', "", "welcome_talk: missing rhythm"),
        ('rhythm = "yearly"', 'rhythm = "yearly"\ncolour = "red"', "welcome_talk: unknown colour"),
        ('name = "Welkomstgesprek"\n', "", "welcome_talk, nl: missing name"),
        ('name = "Welkomstgesprek"', f'name = "{"x" * 61}"', "name has 61 characters, at most 60 fit"),
        ("preparation = [", "preparation = []\nadvise = [", "nl: unknown advise"),
    ],
)
def test_a_slip_in_the_facts_is_named(folder: Path, old: str, new: str, message: str) -> None:
    damage(folder / "library.toml", old, new)
    with pytest.raises(DataError, match=message):
        library.read(folder)


def test_a_file_without_entries_is_named(folder: Path) -> None:
    (folder / "library.toml").write_text('entry = "none yet"', encoding="utf-8")
    with pytest.raises(DataError, match=r"library\.toml: entry must be a list of tables"):
        library.read(folder)


def test_too_few_steps_to_prepare_are_named(folder: Path) -> None:
    file = folder / "library.toml"
    start, rest = file.read_text(encoding="utf-8").split("preparation = [", 1)
    file.write_text(start + 'preparation = ["Start."]' + rest.split("]", 1)[1], encoding="utf-8")
    with pytest.raises(DataError, match="welcome_talk, nl: preparation must be a list of three to six"):
        library.read(folder)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[walk_in]", "[walk_out]", "library/pl.toml: missing walk_in"),
        ('title = "Książka naszej grupy', 'titel = "Książka naszej grupy', "class_book: missing title"),
        (
            'title = "Książka naszej grupy',
            f'title = "{"ą" * 61}',
            "class_book: title has [0-9]+ characters, at most 60",
        ),
        ('title = "Książka naszej grupy', 'title = " Książka naszej grupy', "text without spaces around it"),
        ("reviewed_by_native = false", 'reviewed_by_native = "no"', "reviewed_by_native must be true or false"),
        ("reviewed_by_native = false\n", "", "catalogue: missing reviewed_by_native"),
        ("[welcome_talk]", "[gossip]\nx = 1\n[welcome_talk]", "library/pl.toml: unknown gossip"),
    ],
)
def test_a_slip_in_a_translation_is_named(folder: Path, old: str, new: str, message: str) -> None:
    damage(folder / "library" / "pl.toml", old, new)
    with pytest.raises(DataError, match=message):
        library.read(folder)


def test_a_missing_language_is_named(folder: Path) -> None:
    (folder / "library" / "ti.toml").unlink()
    with pytest.raises(DataError, match=r"ti\.toml: this file is missing"):
        library.read(folder)
