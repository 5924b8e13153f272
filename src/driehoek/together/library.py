"""The subjects that parents can choose from for a morning, with their title in every language (data/subjects.toml)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import get_language

from driehoek.shared import strict
from driehoek.shared.icons import ICONS
from driehoek.shared.languages import DEFAULT, LANGUAGES
from driehoek.shared.strict import DataError, Table

FILE = Path(__file__).parent / "data" / "subjects.toml"


@dataclass(frozen=True)
class Subject:
    """A subject for a morning: a pictogram, and its title by language."""

    key: str
    pictogram: str
    titles: Mapping[str, str]

    @property
    def here(self) -> str:
        """Its title in the language of the page, Dutch when there is none."""
        return self.titles.get(get_language() or DEFAULT, self.titles[DEFAULT])


@cache
def subjects() -> dict[str, Subject]:
    """Every subject by key, in the order of the file; raises `DataError` on any slip in it."""
    return read(FILE)


def read(file: Path) -> dict[str, Subject]:
    """Read and check a file of subjects: each has a pictogram and a title in every language."""
    table = strict.read(file)
    strict.check_fields(file.name, table, ("subject",))
    found = [_subject(file.name, raw) for raw in strict.tables(file.name, table, "subject")]
    keys = [one.key for one in found]
    if twice := {key for key in keys if keys.count(key) > 1}:
        raise DataError(f"{file.name}: {', '.join(sorted(twice))} is there twice")
    return {one.key: one for one in found}


def _subject(name: str, raw: Table) -> Subject:
    where = f"{name}, {raw.get('key')}"
    strict.check_fields(where, raw, ("key", "pictogram", *LANGUAGES))
    return Subject(
        key=strict.text(where, raw, "key", longest=40),
        pictogram=strict.choice(where, raw, "pictogram", ICONS),
        titles={code: strict.text(where, raw, code, longest=80) for code in LANGUAGES},
    )
