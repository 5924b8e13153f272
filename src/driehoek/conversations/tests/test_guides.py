"""The guides of talks: complete as they ship, and a slip in them is refused with its place."""

from datetime import date
from pathlib import Path

import pytest

from driehoek.conversations.guides import FILE, GuidesError, age_of, guide_for, read
from driehoek.conversations.models import Round
from driehoek.demo.cast import Cast
from driehoek.people.models import Child


@pytest.mark.parametrize("kind", Round.Kind.values)
def test_every_kind_of_talk_has_a_guide_with_open_questions(kind: str) -> None:
    for subject in guide_for(kind).subjects:
        assert 2 <= len(subject.questions) <= 4
        assert all(question.rstrip(".").strip() for question in subject.questions)
        assert any("?" in question for question in subject.questions)


def test_a_pupil_has_a_voice_from_twelve_and_sleep_is_asked_of_the_young(cast: Cast) -> None:
    def keys(child: Child, kind: str) -> set[str]:
        return {one.key for one in guide_for(kind).for_child(child)}

    assert "health" in keys(cast.yassin, "start")
    assert "pupil" not in keys(cast.yassin, "start")
    assert "pupil" in keys(cast.zofia, "start")
    assert "health" not in keys(cast.zofia, "start")
    assert {"pupil", "health"} <= keys(Child(birth_date=None), "start")


def test_an_age_counts_whole_years() -> None:
    child = Child(birth_date=date(2014, 2, 28))
    assert (age_of(child, date(2026, 2, 27)), age_of(child, date(2026, 2, 28))) == (11, 12)


SLIPS = [
    ("[kinds.care]", "[kinds.cars]", "kinds missing or unknown: care, cars"),
    ("[subjects.home]", "[subjects.house]", "subjects missing or unknown"),
    ("until_age = 12", "until_age = 99", "health: until_age"),
    ("report = false", 'report = "no"', "tables: report"),
    ('"pupil", "other"]\nquestions.learning', '"pupil"]\nquestions.learning', "tables: every subject once"),
    ("questions.enjoys", "questions.last", "home_visit: subjects unknown or not in its list: last"),
    ('["Wat is er nog niet gezegd?", "Hoe vond u dit gesprek?"]', '["Eén?"]', "other: 2 to 4 sentences"),
    ('"Wat is er nog niet gezegd?"', f'"{"Wat " * 40}?"', "other: too long"),
    ("from_age = 12", "from = 12", "future: missing or unknown: from"),
]


@pytest.mark.parametrize(("old", "new", "words"), SLIPS)
def test_a_slip_is_refused_with_its_place(tmp_path: Path, old: str, new: str, words: str) -> None:
    text = FILE.read_text()
    assert old in text
    (tmp_path / "guides.toml").write_text(text.replace(old, new, 1))
    with pytest.raises(GuidesError, match=words):
        read(tmp_path / "guides.toml")
