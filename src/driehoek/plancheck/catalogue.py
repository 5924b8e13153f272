"""The rules of the plan check as data: data/rules.toml, read and checked once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from driehoek.shared import strict
from driehoek.shared.languages import DEFAULT, STAFF_LANGUAGES
from driehoek.shared.strict import DataError, Table

FILE = Path(__file__).parent / "data" / "rules.toml"
CODE = re.compile(r"P[1-9]\d\d")
SOURCE = re.compile(r"S[0-4], (section|chapter|appendix|advice|conclusion)\b.*")
WORDS = ("title", "why", "remedy")
OWN, FREE = ("severity", "source", "mend"), ("each", "limit")
CHAPTERS = {
    1: _("Vision and population"),
    2: _("Goals"),
    3: _("The plan of the year"),
    4: _("Hours and team"),
    5: _("Reaching and following up"),
    6: _("Talks"),
    7: _("Looking back and deciding together"),
}


class Severity(TextChoices):
    """How much it matters, most first."""

    ERROR = "error", _("Must be mended")
    WARNING = "warning", _("Deserves attention")
    ADVICE = "advice", _("Could be better")


@dataclass(frozen=True)
class Rule:
    """One rule: `mend` names the page of the location where it is put right, `each` the page of one record.

    `limit` is the number in its words; its unit stands there.
    """

    code: str
    severity: str
    source: str
    mend: str
    each: str
    limit: int | None
    words: Mapping[str, Mapping[str, str]]

    @property
    def chapter(self) -> int:
        """The hundred it stands in."""
        return int(self.code[1])

    def said(self, name: str, language: str) -> str:
        """Its title, why or remedy in this language, in Dutch when there are no words in it."""
        return self.words.get(language, self.words[DEFAULT])[name]


@cache
def rules() -> dict[str, Rule]:
    """Code -> rule in the order of their codes; raises `DataError` on a slip in the file."""
    return read(FILE)


def limit(code: str) -> int:
    """The number of a rule that has one; raises `KeyError` for one that has none."""
    number = rules()[code].limit
    if number is None:
        raise KeyError(f"{code} has no limit")
    return number


def read(path: Path) -> dict[str, Rule]:
    """Read and check a file with rules."""
    tables = strict.read(path)
    return {code: _rule(code, tables[code]) for code in sorted(tables)}


def _rule(code: str, table: Table) -> Rule:
    if not CODE.fullmatch(code) or int(code[1]) not in CHAPTERS:
        raise DataError(f"{code}: a rule is called P and three figures, in a hundred that is known")
    strict.check_fields(code, table, (*OWN, *STAFF_LANGUAGES, *(name for name in FREE if name in table)))
    source = strict.text(code, table, "source")
    if not SOURCE.fullmatch(source):
        raise DataError(f"{code}: source names a document and where in it, like 'S3, section 1.3'")
    number = strict.whole(code, table, "limit") if "limit" in table else None
    return Rule(
        code=code,
        severity=strict.choice(code, table, "severity", Severity.values),
        source=source,
        mend=strict.text(code, table, "mend"),
        each=strict.text(code, table, "each") if "each" in table else "",
        limit=number,
        words={language: _words(f"{code}, {language}", table[language], number) for language in STAFF_LANGUAGES},
    )


def _words(where: str, table: Table, number: int | None) -> Mapping[str, str]:
    strict.check_fields(where, table, WORDS)
    words = {name: strict.text(where, table, name) for name in WORDS}
    if number is None and any("{limit}" in text for text in words.values()):
        raise DataError(f"{where}: names a limit that the rule does not have")
    return {name: text.replace("{limit}", str(number)) for name, text in words.items()}
