"""One row of a list of parents: which children, which guardians, and what is wrong with it."""

import re
from collections.abc import Callable, Iterator
from typing import Any, TypeVar, cast

from driehoek.exchange.readers import names
from driehoek.exchange.readers.columns import MOST_GUARDIANS, Mapping, known, plain
from driehoek.exchange.readers.errors import BadValueError, shown
from driehoek.exchange.readers.records import ChildLink, GuardianRecord
from driehoek.exchange.readers.values import (
    CITY,
    INFIX,
    INITIALS,
    KEY,
    LANGUAGE,
    NAME,
    NUMBER,
    Checker,
    clean,
    email,
    phone,
    postcode,
    text,
)
from driehoek.shared.languages import LANGUAGES

T = TypeVar("T")
SEPARATORS = re.compile(r"[,;|/\s]+")
SECRET = {"geheim", "secret"}


class Cells:
    """The cells of a row by what they hold; `check` collects what is wrong, under the name of the column."""

    def __init__(self, headers: tuple[str, ...], cells: list[str], mapping: Mapping, check: Checker) -> None:
        self.check = check
        self.relations = mapping.relations
        self.headers = {target: name for name, target in mapping.columns.items()}
        self.values = {
            mapping.columns[name]: clean(cell)
            for name, cell in zip(headers, cells, strict=False)
            if name in mapping.columns
        }
        self.too_many = any(cell.strip() for cell in cells[len(headers) :])

    def __getitem__(self, target: str) -> str:
        return self.values.get(target, "")

    def take(self, target: str, read: Callable[[str], T], otherwise: T) -> T:
        """The value of a cell, or `otherwise`."""
        return self.check.take(self.headers.get(target, target), self[target], read, otherwise)

    def text(self, target: str, longest: int) -> str:
        """The text of a cell, at most `longest` characters."""
        return self.take(target, text(longest), "")

    def day(self, target: str) -> Any:
        """The date in a cell, or None."""
        return self.check.day(self.headers.get(target, target), self[target])


def children_of(cells: Cells) -> list[ChildLink]:
    """The children that a row names; none when it names none, which is noted."""
    if cells.too_many:
        cells.check.add("", "too_many_cells")
        return []
    entries = SEPARATORS.split(cells["child.numbers"])
    numbers = [number for number in (cells.text("child.number", NUMBER), *entries) if number]
    if numbers:
        return [ChildLink(number=number[:NUMBER]) for number in dict.fromkeys(numbers)]
    name, born = _name(cells, "child"), cells.day("child.birth_date")
    if name.family_name and born:
        return [ChildLink("", "", name.given_name or name.initials, name.infix, name.family_name, born)]
    if not cells.check.errors:
        cells.check.add(cells.headers.get("child.number", "") or cells.headers.get("child.numbers", ""), "no_child")
    return []


def guardians_of(cells: Cells) -> Iterator[tuple[GuardianRecord, dict[str, str]]]:
    """Each guardian of a row, with relation, custody and information as in `ChildLink`."""
    found = False
    for who in (f"guardian{number}" for number in range(1, MOST_GUARDIANS + 1)):
        filled = any(value for target, value in cells.values.items() if target.startswith(f"{who}."))
        # Nobody writes to the dead: such a row makes no guardian.
        if filled and not cells.take(f"{who}.deceased", yes_no, False):
            found = True
            guardian = _guardian(cells, who)
            if guardian.family_name or guardian.given_name or guardian.email or guardian.phone:
                yield guardian, _relation(cells, who)
            elif not cells.check.errors:
                cells.check.add("", "no_guardian")
    # In a row per child it is no mistake that a parent is not filled in, but a list of parents has one on each row.
    if not found and "child.numbers" in cells.headers and not cells.check.errors:
        cells.check.add("", "no_guardian")


def _guardian(cells: Cells, who: str) -> GuardianRecord:
    name = _name(cells, who)
    number, secret = _phone(cells, who)
    return GuardianRecord(
        key=cells.text(f"{who}.key", KEY),
        given_name=name.given_name,
        initials=name.initials,
        infix=name.infix,
        family_name=name.family_name,
        email=cells.take(f"{who}.email", email, ""),
        phone=number,
        secret_phone=secret,
        street=_street(cells, who),
        postcode=cells.take(f"{who}.postcode", postcode, ""),
        city=cells.text(f"{who}.city", CITY),
        language_read=cells.take(f"{who}.language_read", language, ""),
        language_spoken=cells.text(f"{who}.language_spoken", LANGUAGE),
        wants_email=cells.take(f"{who}.wants_email", yes_no, None),
        children=(),
        row=cells.check.row,
    )


def _name(cells: Cells, who: str) -> names.Name:
    given, initials = cells.text(f"{who}.given_name", NAME), cells.text(f"{who}.initials", INITIALS)
    infix, family = cells.text(f"{who}.infix", INFIX), cells.text(f"{who}.family_name", NAME)
    if not family:
        whole = names.split(cells.text(f"{who}.full_name", NAME))
        return names.Name(
            given or whole.given_name, initials or whole.initials, infix or whole.infix, whole.family_name
        )
    own_infix, rest = names.split_family(family)
    return names.Name(given, names.dotted(initials), infix or own_infix, family if infix else rest)


def _phone(cells: Cells, who: str) -> tuple[str, bool]:
    """The mobile number, or else the other; and whether it is secret."""
    secret = cells.take(f"{who}.secret_phone", yes_no, False)
    for target in (f"{who}.mobile", f"{who}.phone"):
        if plain(cells[target]) in SECRET:
            secret = True
        elif number := cells.take(target, phone, ""):
            return number, secret
    return "", secret


def _street(cells: Cells, who: str) -> str:
    parts = [cells.text(f"{who}.{part}", NAME) for part in ("street", "house_number", "house_letter")]
    return " ".join(part for part in parts if part)[:NAME]


def _relation(cells: Cells, who: str) -> dict[str, str]:
    implied = cells.relations.get(who, "unknown")
    return {
        "relation": cells.take(f"{who}.relation", relation, implied),
        "custody": cells.take(f"{who}.custody", choice("custody"), "unknown"),
        "information": cells.take(f"{who}.information", choice("information"), "unknown"),
    }


def yes_no(value: str) -> bool:
    """Yes or no as people write it in Dutch or English."""
    return choice("yes_no")(value) == "yes"


def relation(value: str) -> str:
    """The relation; a word that is not known is somebody else who matters to the child."""
    return _meaning("relation", value) or "other"


def language(value: str) -> str:
    """The code of a language that Driehoek speaks, from its code or its name."""
    name = plain(value)
    for code, found in LANGUAGES.items():
        if value.lower() in (code, found.own_name.lower()) or name == plain(found.name):
            return code
    if code := _meaning("language", value):
        return code
    raise BadValueError("unknown_language", value=shown(value), allowed=", ".join(LANGUAGES))


def choice(kind: str) -> Callable[[str], str]:
    """A reader of one of the words under `values` in the data file."""

    def read(value: str) -> str:
        if meaning := _meaning(kind, value):
            return meaning
        allowed = ", ".join(words[0] for words in known()["values"][kind].values())
        raise BadValueError("bad_choice", value=shown(value), allowed=allowed)

    return read


def _meaning(kind: str, value: str) -> str:
    name = plain(value) or value
    table = cast(dict[str, list[str]], known()["values"][kind])
    return next((meaning for meaning, words in table.items() if name in words), "")
