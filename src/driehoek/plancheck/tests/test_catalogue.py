"""The file with rules is read strictly, and its words are whole."""

from pathlib import Path

import pytest

from driehoek.plancheck.catalogue import FILE, limit, read, rules
from driehoek.shared.strict import DataError

GOOD = FILE.read_text(encoding="utf-8")
MISTAKES = [
    ("[P101]", "[Q101]", "P and three figures"),
    ("[P101]", "[P901]", "hundred"),
    ('severity = "error"', 'severity = "fatal"', "severity"),
    ('source = "S4, section 5.2; S3, chapter 2"', 'source = "somewhere"', "source"),
    ('source = "S4, section 5.2; S3, chapter 2"\n', "", "source"),
    ("limit = 4", "limit = 0", "limit"),
    ("limit = 4\n", "", "limit"),
    ('mend = "vision"', 'mend = ""', "mend"),
    ('mend = "vision"', 'mend = "vision"\nmood = "good"', "mood"),
]


@pytest.mark.parametrize(("right", "wrong", "told"), MISTAKES)
def test_a_slip_in_the_file_is_told(tmp_path: Path, right: str, wrong: str, told: str) -> None:
    file = tmp_path / "rules.toml"
    changed = GOOD.replace(right, wrong).replace("[P101.", "[Q101." if wrong == "[Q101]" else "[P101.")
    file.write_text(changed if "P901" not in wrong else GOOD.replace("P101", "P901"), encoding="utf-8")
    with pytest.raises(DataError, match=told):
        read(file)


def test_a_rule_without_a_limit_has_none() -> None:
    assert limit("P102") == 4
    with pytest.raises(KeyError):
        limit("P101")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_rule_speaks_in_whole_sentences_and_names_its_limit(language: str) -> None:
    for rule in rules().values():
        assert all(rule.said(name, language).endswith((".", "?")) for name in ("why", "remedy"))
        assert not any("{" in text for text in rule.words[language].values())


def test_another_language_is_answered_in_dutch() -> None:
    assert rules()["P101"].said("title", "tr") == rules()["P101"].said("title", "nl")
