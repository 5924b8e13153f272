"""The reasons for not coming: complete in every language, and a slip in the file is named."""

from pathlib import Path

import pytest

from driehoek.activities import reasons
from driehoek.shared.icons import ICONS
from driehoek.shared.languages import LANGUAGES
from driehoek.shared.strict import DataError

WANTED = {
    *("work", "childcare", "language", "transport", "illness"),
    *("did_not_know", "not_welcome", "no_use", "other"),
}


def broken(folder: Path, old: str, new: str) -> Path:
    """A folder with the real file, damaged in one place."""
    source = (reasons.DATA / "reasons.toml").read_text(encoding="utf-8")
    assert old in source
    (folder / "reasons.toml").write_text(source.replace(old, new, 1), encoding="utf-8")
    return folder


def test_every_reason_of_the_requirements_is_there_once() -> None:
    codes = [one.code for one in reasons.reasons()]
    assert sorted(codes) == sorted(WANTED)


def test_parent_and_staff_choose_from_what_their_side_may_pick() -> None:
    assert set(reasons.codes("parent")) == {one.code for one in reasons.reasons() if "parent" in one.sides}
    assert set(reasons.codes("staff")) == WANTED


@pytest.mark.parametrize("language", LANGUAGES)
def test_parents_can_tell_the_reasons_apart_in_every_language(language: str) -> None:
    labels = [one.label(language) for one in reasons.reasons()]
    assert len(set(labels)) == len(WANTED)


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "nl"])
def test_no_label_was_left_in_dutch(language: str) -> None:
    assert [one.code for one in reasons.reasons() if one.label(language) == one.label("nl")] == []


def test_a_parent_reads_gentle_words_where_staff_read_short_ones() -> None:
    not_welcome = reasons.reason("not_welcome")
    assert not_welcome.label("en") == "I do not feel at ease there"
    assert not_welcome.label("en", "staff") == "Does not feel at ease"


def test_staff_who_read_another_language_get_dutch() -> None:
    assert reasons.reason("work").label("tr", "staff") == "Werk"


def test_barriers_with_a_facility_name_the_measure_that_answers_them() -> None:
    measures = {code: reasons.reason(code).measure for code in ("work", "childcare", "language", "transport")}
    assert measures == {
        "work": "other_time",
        "childcare": "childcare",
        "language": "interpreter",
        "transport": "transport",
    }


def test_every_pictogram_can_be_drawn() -> None:
    assert [one.pictogram for one in reasons.reasons() if one.pictogram not in ICONS] == []


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(KeyError):
        reasons.reason("lazy")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('measure = "other_time"', 'measure = "fine"', "reason 1: measure is 'fine'"),
        ('measure = "other_time"', "", "reason 1: missing measure"),
        ('sides = ["parent", "staff"]', 'sides = ["child"]', "sides has 'child'"),
        ('sides = ["parent", "staff"]', "sides = []", "sides must be a list"),
        ('pl = "Jestem wtedy w pracy"\n', "", "reason 1, parent: missing pl"),
        ('nl = "Werk"', 'nl = "Werk"\nxx = "?"', "reason 1, staff: unknown xx"),
        ('code = "childcare"', 'code = "work"', "work is there twice"),
        ('code = "work"', 'code = "a_code_longer_than_records_keep"', "at most 20 fit"),
        ('nl = "Werk"', 'nl = " "', "nl must be text without spaces around it"),
        ("[[reason]]", "[[reason", "not valid TOML"),
    ],
)
def test_a_slip_in_the_file_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        reasons.read(broken(tmp_path, old, new))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"reasons\.toml: this file is missing"):
        reasons.read(tmp_path)
