from pathlib import Path

import pytest

from driehoek.shared.languages import LANGUAGES
from driehoek.shared.strict import DataError
from driehoek.together.library import FILE, read, subjects


def test_there_are_twenty_subjects_in_every_language() -> None:
    assert len(subjects()) == 20
    assert all(set(one.titles) == set(LANGUAGES) for one in subjects().values())


@pytest.mark.parametrize(
    ("old", "new"),
    [('key = "screens"', 'key = "bedtime"'), ('pictogram = "moon"', 'pictogram = "x"'), ('\nti = "', '\nxx = "')],
)
def test_a_slip_in_the_file_is_refused(tmp_path: Path, old: str, new: str) -> None:
    file = tmp_path / "subjects.toml"
    file.write_text(FILE.read_text().replace(old, new, 1))
    with pytest.raises(DataError):
        read(file)
