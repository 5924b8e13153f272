from pathlib import Path
from shutil import copytree

import pytest

from driehoek.home.library import DATA, SUBJECTS, activities, read, read_settings, settings, suited_to
from driehoek.shared.languages import DEFAULT, LANGUAGES
from driehoek.shared.strict import DataError


def test_there_are_sixty_activities_of_every_subject() -> None:
    assert len(activities()) >= 60
    assert {one.subject for one in activities().values()} == set(SUBJECTS)


@pytest.mark.parametrize("ages", ["2-6", "6-12", "12+"])
def test_every_age_has_its_own_and_a_programme(ages: str) -> None:
    assert len(suited_to([ages])) >= 12
    assert [one for one in settings().programmes if one.ages == ages]
    assert all(
        ages in activities()[key].ages for one in settings().programmes if one.ages == ages for key in one.activities
    )


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_words_of_its_own(code: str) -> None:
    words = [one.words(code) for one in activities().values()]
    assert {one.tongue.code for one in words} == {code}
    assert len({one.title for one in words}) == len(words)
    if code != DEFAULT:
        assert not [
            one.title for one, own in zip(words, activities().values(), strict=True) if one.how == own.words("nl").how
        ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copytree(DATA, tmp_path / "data")


def changed(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("activities.toml", 'subject = "reading"', 'subject = "homework"', "subject is 'homework'"),
        ("activities.toml", 'ages = ["2-6"]', 'ages = ["0-2"]', "ages has '0-2'"),
        ("activities.toml", 'pictogram = "book"', 'pictogram = "cow"', "pictogram is 'cow'"),
        ("activities.toml", 'key = "same_book_again"', 'key = "look_at_a_book"', "is there twice"),
        ("library/nl.toml", "[look_at_a_book]", "[look_at_two_books]", "missing look_at_a_book"),
        (
            "library/nl.toml",
            'title = "Kijk samen',
            'title = "Kom nu eens een keer samen',
            "title has more than 7 words",
        ),
        ("library/en.toml", "harder = ", "hardest = ", "missing harder"),
    ],
)
def test_a_slip_is_refused_with_its_place(folder: Path, file: str, old: str, new: str, told: str) -> None:
    changed(folder / file, old, new)
    with pytest.raises(DataError, match=told) as slip:
        read(folder)
    assert file in str(slip.value)


@pytest.mark.parametrize(("old", "new"), [("asked = 0.50", "asked = 1.5"), ('"count_stairs"', '"count_sheep"')])
def test_settings_are_checked(folder: Path, old: str, new: str) -> None:
    changed(folder / "settings.toml", old, new)
    with pytest.raises(DataError, match=r"settings\.toml"):
        read_settings(folder, activities())
