"""Definitions are data; mistakes in them are found when they are read."""

from pathlib import Path

import pytest

from driehoek.indicators.definitions import definition, read

WHOLE = 'version = 1\nsource = "S3"\nnl = "a"\nen = "b"\nexplanation_nl = "c"\nexplanation_en = "d"\n'


def test_participation_asks_half_of_the_families() -> None:
    assert definition("participation").threshold == 0.5
    assert definition("participation").name("nl") != definition("participation").name("en")


@pytest.mark.parametrize("wrong", ["[x]\nversion = 1\n", f"[x]\n{WHOLE}threshold = 1.5\n"])
def test_a_definition_that_lacks_something_is_refused(tmp_path: Path, wrong: str) -> None:
    file = tmp_path / "definitions.toml"
    file.write_text(wrong, encoding="utf-8")
    with pytest.raises(ValueError, match="x: "):
        read(file)
