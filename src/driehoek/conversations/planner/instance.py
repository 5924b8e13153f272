"""What is to be planned: families, teachers and the talks that are wished. Read from JSON, and refused when it is
wrong.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from driehoek.conversations.planner.fields import BadInput, Fields

FORMAT = "driehoek-planner/1"
PREFERENCES = ("any", "early", "late")


@dataclass(frozen=True, slots=True)
class Family:
    """Who comes: when they can, what they prefer, a language that needs an interpreter, children in the childcare.

    `place` is where they talk: 0 at school, any other number at a home, to which the teacher travels.
    """

    id: int
    available: tuple[int, ...]
    prefers: str
    language: str | None
    childcare: int
    place: int = 0


@dataclass(frozen=True, slots=True)
class Teacher:
    """Who receives: when, and in which zone of the building."""

    id: int
    available: tuple[int, ...]
    zone: int


@dataclass(frozen=True, slots=True)
class Request:
    """One talk that is wished, of so many slots. Priority 1 is wanted most; a required one the school must have."""

    id: int
    family: int
    child: int
    teacher: int
    priority: int
    slots: int
    required: bool


@dataclass(frozen=True)
class Instance:
    """One round to plan. Slots are numbered through: slot 20 of 18 a day is the third of the second day."""

    name: str
    days: int
    slots_per_day: int
    slot_minutes: int
    max_consecutive: int
    rooms: int | None
    childcare_places: int | None
    interpreters: dict[str, tuple[int, ...]]
    families: dict[int, Family]
    teachers: dict[int, Teacher]
    requests: dict[int, Request]
    locked: dict[int, int]
    travel: tuple[tuple[int, ...], ...] = ((0,),)  # slots from place to place

    @property
    def slots(self) -> int:
        """How many slots there are on all days together."""
        return self.days * self.slots_per_day

    @cached_property
    def wishes(self) -> dict[int, list[Request]]:
        """The requests per family, in their order; only families that have any."""
        found: dict[int, list[Request]] = {}
        for request in self.requests.values():
            found.setdefault(request.family, []).append(request)
        return found

    def day(self, slot: int) -> int:
        """The day of a slot, counted from 0."""
        return slot // self.slots_per_day

    def way(self, request: Request) -> int:
        """The slots that a teacher needs from school to where a talk is."""
        return self.travel[0][self.families[request.family].place]

    def fits_a_day(self, request: Request, start: int) -> bool:
        """Whether a talk that starts there ends on the same day."""
        return start >= 0 and start + request.slots <= (self.day(start) + 1) * self.slots_per_day <= self.slots

    def preferred(self, family: Family, start: int) -> bool:
        """Whether a start lies in the half of the evening that a family prefers."""
        early = start % self.slots_per_day < self.slots_per_day // 2
        return family.prefers == "any" or (family.prefers == "early") == early


def read(text: str) -> Instance:
    """An instance from JSON; BadInput names the field and the record that are wrong."""
    try:
        data = json.loads(text)
    except ValueError as error:
        raise BadInput(f"This is no JSON: {error}") from error
    return from_data(data)


def from_data(data: object) -> Instance:
    """An instance from what JSON gave; BadInput names the field and the record that are wrong."""
    top = Fields(data, "the instance")
    if (found := top.text("format")) != FORMAT:
        raise top.wrong("format", f"must be {FORMAT!r}, not {found!r}")
    instance = _whole(top, top.whole("days", least=1), top.whole("slots_per_day", least=1))
    _refer(top, instance)
    instance.locked.update(_locked(top, instance))
    return instance


def _whole(top: Fields, days: int, per_day: int) -> Instance:
    slots, spoken = days * per_day, top.inner("interpreters")
    return Instance(
        name=top.text("name"),
        days=days,
        slots_per_day=per_day,
        slot_minutes=top.whole("slot_minutes", least=1),
        max_consecutive=top.whole("max_consecutive", least=1),
        rooms=top.whole_or_none("rooms"),
        childcare_places=top.whole_or_none("childcare_places"),
        interpreters={name: spoken.numbers(name, slots) for name in spoken.names()},
        families={one.id: one for one in _families(top, slots)},
        teachers={one.id: one for one in _teachers(top, slots)},
        requests={one.id: one for one in _requests(top, per_day)},
        locked={},
        travel=_travel(top),
    )


def _families(top: Fields, slots: int) -> Iterator[Family]:
    for row in top.records("families", "family"):
        prefers = row.text("prefers")
        if prefers not in PREFERENCES:
            raise row.wrong("prefers", f"must be one of {', '.join(PREFERENCES)}, not {prefers!r}")
        language = row.text_or_none("language")
        place = row.whole("place", most=len(_travel(top)) - 1) if "place" in row.names() else 0
        yield Family(row.whole("id"), row.places("available", slots), prefers, language, row.whole("childcare"), place)


def _travel(top: Fields) -> tuple[tuple[int, ...], ...]:
    """How many slots it takes from each place to each; as many there as back. Left out: nobody travels."""
    if "travel" not in top.names():
        return ((0,),)
    found = top.table("travel")
    for one, row in enumerate(found):
        for other, slots in enumerate(row):
            if slots != found[other][one] or (one == other and slots):
                raise top.wrong("travel", f"from {one} to {other} must be as far as back, and 0 to itself")
    return found


def _teachers(top: Fields, slots: int) -> Iterator[Teacher]:
    for row in top.records("teachers", "teacher"):
        yield Teacher(row.whole("id"), row.places("available", slots), row.whole("zone"))


def _requests(top: Fields, per_day: int) -> Iterator[Request]:
    for row in top.records("requests", "request"):
        yield Request(
            id=row.whole("id"),
            family=row.whole("family"),
            child=row.whole("child"),
            teacher=row.whole("teacher"),
            priority=row.whole("priority", least=1, most=3),
            slots=row.whole("slots", least=1, most=per_day),
            required=row.truth("required"),
        )


def _refer(top: Fields, instance: Instance) -> None:
    """Refuse requests of a family or a teacher that is not there."""
    for row in top.records("requests", "request"):
        for name, known in (("family", instance.families), ("teacher", instance.teachers)):
            if row.whole(name) not in known:
                raise row.wrong(name, f"there is no {name} {row.whole(name)}")


def _locked(top: Fields, instance: Instance) -> Iterator[tuple[int, int]]:
    for row in top.records("locked", "lock", key="request") if "locked" in top.names() else ():
        number, start = row.whole("request"), row.whole("start", most=instance.slots - 1)
        if number not in instance.requests:
            raise row.wrong("request", f"there is no request {number}")
        if not instance.fits_a_day(instance.requests[number], start):
            raise row.wrong("start", f"a talk at slot {start} runs past the end of its day")
        yield number, start
