"""Which answers and which parts of them may be shown: no sum or difference of what is shown is about fewer than five.

Parts are disjoint. Within one cut every part is large enough, so every sum and difference of parts is. Two cuts are
shown side by side only where every place in which they cross is empty or large enough: whatever is added and
subtracted, people who share both parts always come together.

Large enough: five people, and not one to four who answered on their own page among sheets that somebody else handed in.
A school that makes up four sheets itself learns nothing about a fifth.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import TypeVar

from driehoek.shared.small import FEWEST
from driehoek.surveys.box import Sheet

TOGETHER = ""  # the key of the part in which small ones are put together
Person = TypeVar("Person", bound=Hashable)


def countable(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Those sheets that may be counted together: all, without one to four own ones, or none when fewer than five."""
    own = [one for one in sheets if one.way == "own"]
    kept = [one for one in sheets if one.way != "own" or len(own) >= FEWEST]
    return kept if len(kept) >= FEWEST else []


def parts(keys: Mapping[Person, str], own: Collection[Person]) -> dict[Person, str]:
    """Person -> the part in which they are shown, small ones put together; nobody when only one part would remain.

    `own`: those who answered on their own page.
    """
    members: dict[str, set[Person]] = defaultdict(set)
    for person, key in keys.items():
        members[key].add(person)
    small = {key for key, people in members.items() if key == TOGETHER or not _large(people, own)}
    rest = sorted((len(members[key]), key) for key in members if key not in small)
    while small and rest and not _large(set().union(*(members[key] for key in small)), own):
        small.add(rest.pop(0)[1])
    shown = {person: TOGETHER if key in small else key for person, key in keys.items()}
    return shown if len(set(shown.values())) > 1 else {}


def may_cross(one: Mapping[Person, str], two: Mapping[Person, str], own: Collection[Person]) -> bool:
    """Whether two cuts of the same people may be shown together."""
    cells: dict[tuple[str, str], set[Person]] = defaultdict(set)
    for person in one:
        cells[one[person], two[person]].add(person)
    return all(_large(people, own) for people in cells.values())


def _large(people: Collection[Person], own: Collection[Person]) -> bool:
    answered = sum(person in own for person in people)
    return len(people) >= FEWEST and (answered == 0 or answered >= FEWEST)
