"""The hard rules and the cost of a finished plan, written for reading and not for speed: the solver does not use them.

Whatever the solver makes is judged here before anybody sees it.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, groupby, pairwise

from driehoek.conversations.planner.instance import Instance, Request
from driehoek.conversations.planner.plan import Starts

UNSERVED = {1: 100, 2: 80, 3: 60}  # by priority
REQUIRED, EMPTY_HANDED, EXTRA_VISIT, WAITING, NOT_PREFERRED = 100, 150, 15, 3, 1
MOVED = 10  # per talk of the plan before that is not where it was, in a repair


def weight(request: Request) -> int:
    """What it costs not to serve a request."""
    return UNSERVED[request.priority] + REQUIRED * request.required


@dataclass(frozen=True)
class Visit:
    """One family on one day: its talks in the order of time."""

    family: int
    day: int
    talks: tuple[tuple[int, Request], ...]

    @property
    def first(self) -> int:
        """The slot in which the family comes in."""
        return self.talks[0][0]

    @property
    def end(self) -> int:
        """The slot after the last one."""
        return max(start + request.slots for start, request in self.talks)


def visits(instance: Instance, starts: Starts) -> list[Visit]:
    """Who is in the building when: by family and day."""
    talks = sorted(((start, instance.requests[number]) for number, start in starts.items()), key=lambda talk: talk[0])

    def visit(talk: tuple[int, Request]) -> tuple[int, int]:
        return talk[1].family, instance.day(talk[0])

    return [Visit(*who, tuple(group)) for who, group in groupby(sorted(talks, key=visit), key=visit)]


def walks(instance: Instance, visit: Visit) -> list[tuple[int, bool]]:
    """The free slots between each two talks of a visit, and whether the family must walk to another zone in them."""
    away = instance.families[visit.family].place
    zones = {request.id: 0 if away else instance.teachers[request.teacher].zone for _, request in visit.talks}
    return [
        (later - (start + one.slots), zones[one.id] != zones[other.id])
        for (start, one), (later, other) in pairwise(visit.talks)
    ]


def broken(instance: Instance, starts: Starts) -> list[str]:
    """Every hard rule that a plan breaks, each in a sentence; none for a plan that can be used."""
    outside = list(_outside(instance, starts))
    if outside:
        return outside
    rules = (_double, _places, _interpreters, _breaks, _walking, _travelling, _childcare, _locks)
    return [sentence for rule in rules for sentence in rule(instance, starts)]


def _outside(instance: Instance, starts: Starts) -> Iterator[str]:
    for number, start in starts.items():
        request = instance.requests[number]
        if not instance.fits_a_day(request, start):
            yield f"talk {number} at slot {start} does not fit in a day"
            continue
        slots, there = set(range(start, start + request.slots)), set(instance.teachers[request.teacher].available)
        if not slots <= set(instance.families[request.family].available):
            yield f"talk {number}: family {request.family} is not there in slot {start}"
        if not slots <= there:
            yield f"talk {number}: teacher {request.teacher} is not there in slot {start}"
        elif not _sets_out(instance, request, start, there):
            yield f"talk {number}: teacher {request.teacher} cannot be there from school by slot {start}"


def _sets_out(instance: Instance, request: Request, start: int, there: set[int]) -> bool:
    """Whether the way from school lies in the teacher's times of that day."""
    first = start - instance.way(request)
    return instance.day(first) == instance.day(start) and set(range(first, start)) <= there


def _in_slots(instance: Instance, starts: Starts) -> Iterator[tuple[int, Request]]:
    for number, start in starts.items():
        request = instance.requests[number]
        yield from ((slot, request) for slot in range(start, start + request.slots))


def _double(instance: Instance, starts: Starts) -> Iterator[str]:
    for called in ("family", "teacher"):
        times = Counter((getattr(request, called), slot) for slot, request in _in_slots(instance, starts))
        yield from (
            f"{called} {who} has {many} talks in slot {slot}" for (who, slot), many in times.items() if many > 1
        )


def _places(instance: Instance, starts: Starts) -> Iterator[str]:
    if instance.rooms is not None:
        talks = _in_slots(instance, starts)
        used = Counter(slot for slot, request in talks if not instance.families[request.family].place)
        yield from (
            f"slot {slot}: {many} talks in {instance.rooms} rooms"
            for slot, many in used.items()
            if many > instance.rooms
        )


def _interpreters(instance: Instance, starts: Starts) -> Iterator[str]:
    spoken = ((instance.families[request.family].language, slot) for slot, request in _in_slots(instance, starts))
    for (language, slot), many in Counter(spoken).items():
        there = instance.interpreters[language][slot] if language in instance.interpreters else 0
        if language is not None and many > there:
            yield f"slot {slot}: {many} talks in {language} with {there} interpreters"


def _breaks(instance: Instance, starts: Starts) -> Iterator[str]:
    busy: dict[int, set[int]] = {}
    for slot, request in _in_slots(instance, starts):
        busy.setdefault(request.teacher, set()).add(slot)
    for teacher, slots in busy.items():
        run = 0
        for slot in range(instance.slots):
            run = (run if slot % instance.slots_per_day else 0) + 1 if slot in slots else 0
            if run == instance.max_consecutive + 1:
                yield f"teacher {teacher} has no break at slot {slot}"


def _walking(instance: Instance, starts: Starts) -> Iterator[str]:
    for visit in visits(instance, starts):
        if any(walk and gap < 1 for gap, walk in walks(instance, visit)):
            yield f"family {visit.family} cannot walk to another zone in time on day {visit.day}"


def _travelling(instance: Instance, starts: Starts) -> Iterator[str]:
    """Between any two talks of a teacher on a day lies the time to travel from one to the other."""
    talks: dict[tuple[int, int], list[tuple[int, Request]]] = {}
    for number, start in sorted(starts.items(), key=lambda talk: talk[1]) if len(instance.travel) > 1 else ():
        request = instance.requests[number]
        talks.setdefault((request.teacher, instance.day(start)), []).append((start, request))
    for (teacher, _), some in talks.items():
        for (start, one), (later, other) in combinations(some, 2):
            here, there = (instance.families[request.family].place for request in (one, other))
            if here != there and later < start + one.slots + instance.travel[here][there]:
                yield f"teacher {teacher} cannot travel to the talk at slot {later} in time"


def _childcare(instance: Instance, starts: Starts) -> Iterator[str]:
    used: Counter[int] = Counter()
    for visit in visits(instance, starts):
        for slot in range(visit.first, visit.end):
            used[slot] += instance.families[visit.family].childcare
    places = instance.childcare_places
    yield from (
        f"slot {slot}: {many} children in {places} childcare places"
        for slot, many in used.items()
        if places is not None and many > places
    )


def _locks(instance: Instance, starts: Starts) -> Iterator[str]:
    for number, start in instance.locked.items():
        if starts.get(number) != start:
            yield f"talk {number} was fixed at slot {start}"
