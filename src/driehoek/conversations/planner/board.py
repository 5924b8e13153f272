"""An instance in the form in which the solver thinks: sets of slots are bits of whole numbers.

A *place* is a slot with one empty place after every day, so that a talk or a row of talks never runs from one day
into the next. Families, teachers and requests are counted from 0 here; a family's requests are its *asks*.
"""

from dataclasses import dataclass

from driehoek.conversations.planner.instance import Family, Instance, Request
from driehoek.conversations.planner.plan import Starts
from driehoek.conversations.planner.rules import MOVED, NOT_PREFERRED, weight

Talks = tuple[tuple[int, int], ...]  # (ask of the family, place), in the order of time


@dataclass(frozen=True, slots=True)
class Ask:
    """A request, ready for the solver: the places where it may start, and what each costs beyond what all cost."""

    number: int
    teacher: int
    zone: int
    length: int
    weight: int
    starts: int
    costs: tuple[int, ...]
    locked: bool


@dataclass(frozen=True, slots=True)
class Guest:
    """A family with its asks."""

    asks: tuple[Ask, ...]
    language: int | None
    children: int
    place: int  # 0: at school


class Board:
    """All that does not change while a plan is made. `before` is the plan that is repaired."""

    def __init__(self, instance: Instance, before: Starts | None = None) -> None:
        self.instance, self.before = instance, before or {}
        self.stride = instance.slots_per_day + 1
        self.places = instance.days * self.stride
        self.open = self.mask(range(instance.slots))
        self.languages = list(instance.interpreters)
        self.teachers = list(instance.teachers)
        self.numbers = {number: place for place, number in enumerate(self.teachers)}
        self.there = [self.mask(teacher.available) for teacher in instance.teachers.values()]
        self.families = list(instance.wishes)
        self.guests = [self._guest(instance.families[number]) for number in self.families]
        self.rooms = [instance.rooms if instance.rooms is not None else len(instance.requests)] * self.places
        self.care = instance.childcare_places if instance.childcare_places is not None else 10**6
        self.interpreters = [self._spread(instance.interpreters[name]) for name in self.languages]
        self.travels = any(guest.place for guest in self.guests)

    def place(self, slot: int) -> int:
        """The place of a slot."""
        return slot + slot // self.instance.slots_per_day

    def slot(self, place: int) -> int:
        """The slot of a place."""
        return place - place // self.stride

    def mask(self, slots: "range | tuple[int, ...]") -> int:
        """The set of the places of these slots."""
        return sum(1 << self.place(slot) for slot in slots)

    def _spread(self, numbers: tuple[int, ...]) -> list[int]:
        """Numbers per slot as numbers per place."""
        found = [0] * self.places
        for slot, number in enumerate(numbers):
            found[self.place(slot)] = number
        return found

    def _guest(self, family: Family) -> Guest:
        language = self.languages.index(family.language) if family.language in self.languages else None
        impossible = family.language is not None and language is None
        asks = (self._ask(request, family, impossible) for request in self.instance.wishes[family.id])
        return Guest(tuple(asks), language, family.childcare, family.place)

    def _ask(self, request: Request, family: Family, impossible: bool) -> Ask:
        teacher, lock = self.numbers[request.teacher], self.instance.locked.get(request.id)
        starts = 0 if impossible else self.both(family, teacher, request.slots)
        return Ask(
            number=request.id,
            teacher=teacher,
            zone=0 if family.place else self.instance.teachers[request.teacher].zone,
            length=request.slots,
            weight=weight(request) + MOVED * (request.id in self.before),
            starts=starts if lock is None else starts & 1 << self.place(lock),
            costs=self._costs(request, family),
            locked=lock is not None,
        )

    def both(self, family: Family, teacher: int, length: int) -> int:
        """The places where a talk can start as far as family and teacher are there, who comes from school in time."""
        there, way = self.there[teacher], self.instance.travel[0][family.place]
        starts = starting(self.mask(family.available) & there, length)
        return starts & starting(there, way) << way if way else starts

    def reached(self, here: int, slots: int) -> int:
        """The places from which these can be reached, or that can be reached from these, in so many slots or fewer."""
        for _ in range(slots):
            here |= (here << 1 | here >> 1) & self.open
        return here

    def _costs(self, request: Request, family: Family) -> tuple[int, ...]:
        """What each place costs as a start: not being preferred, and in a repair not being where it was."""
        old = self.before.get(request.id)
        found = [0] * self.places
        for slot in range(self.instance.slots):
            found[self.place(slot)] = NOT_PREFERRED * (not self.instance.preferred(family, slot)) + MOVED * (
                old is not None and old != slot
            )
        return tuple(found)


def starting(free: int, length: int) -> int:
    """The places where a talk of this length can start in a set of free places."""
    found = free
    for step in range(1, length):
        found &= free >> step
    return found


def bits(mask: int) -> list[int]:
    """The places in a set, in their order."""
    found = []
    while mask:
        low = mask & -mask
        found.append(low.bit_length() - 1)
        mask ^= low
    return found
