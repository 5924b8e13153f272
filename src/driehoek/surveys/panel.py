"""Whom of the parent panel to ask: drawn so that together they look like all parents of the chosen groups."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import cache
from pathlib import Path
from random import Random
from typing import TypeVar

from driehoek.shared import strict

FILE = Path(__file__).parent / "data" / "panel.toml"
Stratum = tuple[str, int]  # the language somebody reads, and the group
Alike = Callable[[Stratum], Hashable]
Person = TypeVar("Person", bound=Hashable)


@cache
def rest_days() -> int:
    """So many days a member of the panel is left alone after being asked."""
    table = strict.read(FILE)
    strict.check_fields(FILE.name, table, ("rest_days",))
    return strict.whole(FILE.name, table, "rest_days")


def quotas(population: Mapping[Stratum, int], number: int) -> Counter[Stratum]:
    """How many to draw of each stratum: in proportion to the population, what is left to the largest remainders."""
    whole = sum(population.values())
    exact = {one: number * size / whole for one, size in population.items()}
    found = Counter({one: int(share) for one, share in exact.items()})
    left = sorted(exact, key=lambda one: (int(exact[one]) - exact[one], one))
    found.update(left[: number - found.total()])
    return found


def draw(
    population: Mapping[Stratum, int], members: Mapping[Person, Stratum], number: int, rng: Random
) -> list[Person]:
    """Draw at most so many members by lot: first each stratum its share, then who reads the same, then anybody."""
    if not population:
        return []
    wanted, waiting = quotas(population, number), rng.sample(sorted(members, key=str), len(members))
    drawn: list[Person] = []
    ways: tuple[Alike, ...] = (lambda stratum: stratum, lambda stratum: stratum[0], lambda _stratum: "")
    for alike in ways:
        drawn += _fill(wanted, [one for one in waiting if one not in drawn], members, alike)
    return drawn


def _fill(
    wanted: Counter[Stratum], waiting: Iterable[Person], members: Mapping[Person, Stratum], alike: Alike
) -> list[Person]:
    """Take who is asked for, when strata that are `alike` may stand in for each other; what was filled is taken off."""
    taken = []
    for person in waiting:
        match = next((one for one in wanted if wanted[one] and alike(one) == alike(members[person])), None)
        if match:
            wanted[match] -= 1
            taken.append(person)
    return taken
