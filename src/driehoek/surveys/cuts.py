"""Which parts of the answers may be shown apart: no sum or difference of what is shown is about fewer than five.

Parts are disjoint. Within one cut every part holds at least five people, so every sum and difference of parts does. Two
cuts are shown side by side only where every place in which they cross is empty or holds five: whatever is added and
subtracted, people who share both parts always come together.
"""

from collections import Counter
from collections.abc import Hashable, Mapping
from typing import TypeVar

FEWEST = 5
TOGETHER = ""  # the key of the part in which small ones are put together
Person = TypeVar("Person", bound=Hashable)


def parts(keys: Mapping[Person, str]) -> dict[Person, str]:
    """Person -> the part in which they are shown, small ones put together; nobody when only one part would remain."""
    sizes = Counter(keys.values())
    small = {key for key, size in sizes.items() if size < FEWEST or key == TOGETHER}
    rest = sorted((size, key) for key, size in sizes.items() if key not in small)
    while small and rest and sum(sizes[key] for key in small) < FEWEST:
        small.add(rest.pop(0)[1])
    shown = {person: TOGETHER if key in small else key for person, key in keys.items()}
    return shown if len(set(shown.values())) > 1 and min(Counter(shown.values()).values()) >= FEWEST else {}


def may_cross(one: Mapping[Person, str], two: Mapping[Person, str]) -> bool:
    """Whether two cuts of the same people may be shown together."""
    return all(size >= FEWEST for size in Counter((one[person], two[person]) for person in one).values())
