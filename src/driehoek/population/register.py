"""The register of what can be told of the parents: each room that knows something adds a part by its name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise

from driehoek.population.people import People

Words = str | Promise


@dataclass(frozen=True)
class Found:
    """Who was asked, what was said and of whom it is not known; everybody is given as the family they belong to.

    `asked` has one family for each guardian, child, family or time that is counted, `said` one pair of family and key
    for each answer, `unknown` the families of those who were asked and of whom nothing is known.
    """

    asked: list[int]
    said: list[tuple[int, str]]
    unknown: list[int]


def one_each(rows: list[tuple[int, str]]) -> Found:
    """Everybody with the one thing that was said; nothing said is not known."""
    return Found([row[0] for row in rows], [row for row in rows if row[1]], [row[0] for row in rows if not row[1]])


Find = Callable[[People], Found]
Label = Callable[[str], str]


@dataclass(frozen=True)
class Part:
    """One table: `of` says who is counted, `several` that one of them can stand in more than one row."""

    code: str
    title: Words
    of: Words
    label: Label
    several: bool
    find: Find


PARTS: dict[str, Part] = {}


def part(code: str, *, title: Words, of: Words, label: Label, several: bool = False) -> Callable[[Find], Find]:
    """Register the function that finds a part; parts are shown in the order in which they are registered."""

    def register(find: Find) -> Find:
        PARTS[code] = Part(code, title, of, label, several, find)
        return find

    return register


def named(words: Mapping[str, Words]) -> Label:
    """Labels from a fixed list; a key that is not in it names itself."""
    return lambda key: str(words.get(key, key))
