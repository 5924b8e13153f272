"""Kinds of information are data: complete in every language, and a slip is named with its place."""

from pathlib import Path

import pytest
from django.utils.translation import override

from driehoek.shared.languages import LANGUAGES
from driehoek.shared.strict import DataError
from driehoek.transfer import papers
from driehoek.transfer.kinds import FILE, PARTS, kinds, read


def test_every_kind_is_told_to_parents_in_their_own_words() -> None:
    for kind in kinds().values():
        assert len(set(kind.parent.values())) == len(LANGUAGES)
    with override("ar"):
        assert kinds()["words"].label == kinds()["words"].parent["ar"]
        assert kinds()["words"].title == kinds()["words"].staff["nl"]


def test_everything_a_kind_can_hold_can_be_told() -> None:
    assert set(papers.TOLD) == set(PARTS)


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ('holds = "words"', 'holds = "marks"', "kinds.toml, 5: holds is 'marks'"),
        ('decides = "together"', 'decides = "school"', "kinds.toml, 2: decides is 'school'"),
        ('key = "reports"', 'key = "contact"', "key contact is there twice"),
        ('so = "', 'xx = "', "kinds.toml, 1, parent: missing so"),
    ],
)
def test_a_slip_is_named(tmp_path: Path, right: str, wrong: str, said: str) -> None:
    file = tmp_path / "kinds.toml"
    file.write_text(FILE.read_text().replace(right, wrong, 1))
    with pytest.raises(DataError, match=said):
        read(file)
