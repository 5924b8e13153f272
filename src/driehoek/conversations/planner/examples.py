"""Instances made up by chance, in the sizes of real schools; the same kind and seed give the same instance.

Every family gets hours, a preference, perhaps a language that needs an interpreter and children to be looked after.
At a primary school siblings sit in different groups and every child has a required talk; at a vmbo or mbo families
wish up to three teachers of each child.
"""

from random import Random
from typing import Any

from driehoek.conversations.planner.kinds import ALL, KINDS, Interpreter, Kind

Record = dict[str, Any]


def example(kind: str, seed: int) -> Record:
    """An instance of a kind, as it is written in JSON."""
    return Maker(KINDS[kind], Random(f"{kind} {seed}")).made(f"{kind}-{seed}")  # noqa: S311 - chance, not secrets


class Maker:
    """Makes one instance."""

    def __init__(self, kind: Kind, chance: Random) -> None:
        self.kind, self.chance = kind, chance
        self.families: list[Record] = []
        self.requests: list[Record] = []

    def made(self, name: str) -> Record:
        """The whole instance."""
        kind = self.kind
        teachers = [self._teacher(number) for number in range(kind.teachers + (0 if kind.subjects else 2))]
        households = [size for size, many in enumerate(kind.households, 1) for _ in range(many)]
        self.chance.shuffle(households)
        (self._secondary if kind.subjects else self._primary)(households)
        return {
            "format": "driehoek-planner/1",
            "name": name,
            "days": kind.days,
            "slots_per_day": kind.slots,
            "slot_minutes": 10,
            "max_consecutive": 9,
            "rooms": kind.rooms,
            "childcare_places": kind.care[1],
            "interpreters": {one.language: self._there(one) for one in kind.interpreters},
            "families": self.families,
            "teachers": teachers,
            "requests": self.requests,
            "locked": [],
        }

    def _pick(self, chances: tuple[float, ...]) -> int:
        return self.chance.choices(range(len(chances)), chances)[0]

    def _there(self, one: Interpreter) -> list[int]:
        days, slots = range(self.kind.days), range(self.kind.slots)
        return [one.many * (one.day in (ALL, day) and one.first <= slot < one.end) for day in days for slot in slots]

    def _teacher(self, number: int) -> Record:
        """Most are there all the time; some on one day only, or an hour less each day."""
        kind, groups = self.kind, self.kind.teachers
        slots = set(range(kind.days * kind.slots))
        how = self._pick((0.8, 0.15, 0.05) if kind.subjects else (0.9, 0.0, 0.1)) if number < groups else 0
        if how == 1 and kind.days > 1:
            slots &= self._hours(self.chance.randrange(kind.days), 0, kind.slots)
        for day in range(kind.days if how == 2 else 0):
            slots -= self._hours(day, *self.chance.choice([(0, 6), (kind.slots - 6, kind.slots)]))
        zone = 0 if kind.subjects else int(number >= groups // 3) if number < groups else number % 2
        return {"id": number, "available": sorted(slots), "zone": zone}

    def _hours(self, day: int, first: int, end: int) -> set[int]:
        return set(range(day * self.kind.slots + first, day * self.kind.slots + end))

    def _family(self, children: int) -> int:
        """A new family; returns its number."""
        slots, care = self._free_time(), self.kind.care[0]
        self.families.append(
            {
                "id": len(self.families),
                "available": slots,
                "prefers": ("any", "early", "late")[self._pick((0.5, 0.25, 0.25))],
                "language": self._language(),
                "childcare": children * (self.chance.random() < care),
            }
        )
        return len(self.families) - 1

    def _free_time(self) -> list[int]:
        """Both evenings or one; all of it, half of it, or an hour."""
        kind, half = self.kind, self.kind.slots // 2
        days = [range(kind.days), [0], [kind.days - 1]][self._pick((0.62, 0.19, 0.19))]
        slots: set[int] = set()
        for day in days:
            short = self.chance.randrange(kind.slots - 5)
            windows = [(0, kind.slots), (0, half), (half, kind.slots), (short, short + 6)]
            slots |= self._hours(day, *windows[self._pick((0.5, 0.2, 0.2, 0.1))])
        return sorted(slots)

    def _language(self) -> str | None:
        shares = [one.share for one in self.kind.interpreters]
        languages = [*(one.language for one in self.kind.interpreters), None]
        return self.chance.choices(languages, [*shares, 1 - sum(shares)])[0]

    def _wish(self, family: int, child: int, teacher: int, priority: int, slots: int, required: bool) -> None:
        request = {"id": len(self.requests), "family": family, "child": child, "teacher": teacher}
        self.requests.append({**request, "priority": priority, "slots": slots, "required": required})

    def _primary(self, households: list[int]) -> None:
        """A required talk for every child, at a few with both parents apart; some with the care coordinator."""
        child, groups = 0, self.kind.teachers
        for size in households:
            families = [self._family(size) for _ in range(1 + (self.chance.random() < 0.05))]
            for group in self.chance.sample(range(groups), size):
                slots = 1 + (self.chance.random() < 0.04)
                for family in families:
                    self._wish(family, child, group, 1, slots, True)
                if self.chance.random() < 0.06:
                    self._wish(families[0], child, groups + self.chance.randrange(2), 2, 1, False)
                child += 1

    def _secondary(self, households: list[int]) -> None:
        """Up to three wishes for every child that takes part, mentors and core subjects first."""
        classes, child = self._classes(), 0
        for size in households:
            children = [number for number in range(child, child + size) if self.chance.random() < self.kind.takes_part]
            child += size
            family = self._family(size) if children else 0
            for number in children:
                teachers = self._wished(dict(self.chance.choice(classes)), 1 + self._pick(self.kind.wishes))
                for priority, teacher in enumerate(teachers, 1):
                    self._wish(family, number, teacher, priority, 1, self.chance.random() < 0.08)

    def _wished(self, liking: dict[int, float], many: int) -> list[int]:
        found: list[int] = []
        while len(found) < many and liking:
            found += self.chance.choices(list(liking), list(liking.values()))
            del liking[found[-1]]
        return found

    def _classes(self) -> list[dict[int, float]]:
        """Per class its teachers, and how likely each is wished."""
        kind, first = self.kind, 0
        classes: list[dict[int, float]] = [{} for _ in range(kind.classes)]
        core = 2 if kind.mentor > 5 else 3
        for subject, many in enumerate(kind.subjects):
            order = self.chance.sample(range(kind.classes), kind.classes)
            for place, number in enumerate(order):
                classes[number][first + place % many] = (2.0 if core == 2 else 2.5) if subject < core else 1.0
            first += many
        free = set(range(kind.teachers))
        for teachers in classes:
            mentor = self.chance.choice([one for one in teachers if one in free] or list(teachers))
            teachers[mentor] = kind.mentor
            free.discard(mentor)
        return classes
