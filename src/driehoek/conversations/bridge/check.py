"""Which rules a talk by hand would break, as sentences for who plans. They are the rules of the planner."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise as LazyText

from driehoek.conversations.bridge import words
from driehoek.conversations.bridge.sheet import Ask, Sheet


@dataclass(frozen=True)
class Problem:
    """A rule that would be broken. A hard one cannot be; of the others one is asked whether it is meant so."""

    code: str
    hard: bool

    @property
    def sentence(self) -> LazyText:
        """The problem in words."""
        return words.PROBLEMS[self.code]


@dataclass(frozen=True)
class Choice:
    """A time to begin and what is against it."""

    slot: int
    problems: tuple[Problem, ...]

    @property
    def possible(self) -> bool:
        """Whether no hard rule is broken."""
        return not any(problem.hard for problem in self.problems)


HARD = (
    "past", "outside", "host_away", "host_busy", "party_busy", "room", "interpreter", "walk", "travel", "no_break",
    "childcare",
)  # fmt: skip
SOFT = ("party_away", "not_preferred", "other_day", "waiting")


class Checker:
    """All talks of a sheet (or of the plan `placed`, ask -> slot) but one, and what a time for that one would break."""

    def __init__(self, sheet: Sheet, ask: Ask, placed: dict[int, int] | None = None) -> None:
        self.sheet, self.ask = sheet, ask
        self.host: set[int] = set()
        self.trips: list[tuple[int, int, int]] = []  # talks of the colleague: first slot, slot after it, place
        self.party: dict[int, Ask] = {}
        self.rooms: Counter[int] = Counter()
        self.spoken: Counter[int] = Counter()
        self.visits: defaultdict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
        for number, slot in (sheet.placed if placed is None else placed).items():
            if number != ask.number:
                self._stands(sheet.asks[number], slot)
        self.care = self._care()

    def _stands(self, ask: Ask, slot: int) -> None:
        slots, place = range(slot, slot + ask.length), self.sheet.place(ask.party)
        if not place:
            self.rooms.update(slots)
        self.visits[ask.party.pk, self._day(slot)].append((slot, slot + ask.length))
        if ask.host.pk == self.ask.host.pk:
            self.host.update(slots)
            self.trips.append((slot, slot + ask.length, place))
        if ask.party.pk == self.ask.party.pk:
            self.party.update(dict.fromkeys(slots, ask))
        if (language := self.sheet.language(ask.party)) and language == self.sheet.language(self.ask.party):
            self.spoken.update(slots)

    def _day(self, slot: int) -> int:
        return slot // self.sheet.grid.per_day

    def _care(self) -> Counter[int]:
        """Children of other parties in the childcare, per slot."""
        used: Counter[int] = Counter()
        for (pk, _), talks in self.visits.items():
            children = self.sheet.childcare(self.sheet.parties[pk])
            if children and pk != self.ask.party.pk:
                for slot in range(min(first for first, _ in talks), max(end for _, end in talks)):
                    used[slot] += children
        return used

    def choices(self) -> list[Choice]:
        """Every time from now on that lies inside its day, with what is against it."""
        return [
            self.choice(slot)
            for slot in range(self.sheet.begun, len(self.sheet.grid.slots))
            if self.sheet.fits(self.ask, slot)
        ]

    def choice(self, slot: int) -> Choice:
        """One time, with what is against it, hard rules first."""
        if not self.sheet.fits(self.ask, slot) or slot < self.sheet.begun:
            return Choice(slot, (Problem("outside" if slot >= self.sheet.begun else "past", hard=True),))
        hard = {Problem(code, hard=True) for code in self._hard(slot)}
        soft = {Problem(code, hard=False) for code in self._soft(slot)}
        return Choice(slot, tuple(sorted(hard | soft, key=lambda one: (HARD + SOFT).index(one.code))))

    def _hard(self, slot: int) -> Iterator[str]:
        sheet, ask, slots = self.sheet, self.ask, set(range(slot, slot + self.ask.length))
        if not slots <= sheet.there[ask.host.pk]:
            yield "host_away"
        if slots & self.host:
            yield "host_busy"
        if slots & (set(self.party) | sheet.elsewhere.get(ask.party.pk, set())):
            yield "party_busy"
        if self._no_room(slots):
            yield "room"
        if (language := sheet.language(ask.party)) is not None:
            there = sheet.interpreters.get(language)
            if not there or any(self.spoken[one] >= there[one] for one in slots):
                yield "interpreter"
        if self._must_walk(slot):
            yield "walk"
        if self._must_travel(slot):
            yield "travel"
        if self._row(slots) > max(1, sheet.round.max_consecutive):
            yield "no_break"
        if self._no_care(slot):
            yield "childcare"

    def _no_room(self, slots: set[int]) -> bool:
        rooms, at_school = self.sheet.round.rooms, not self.sheet.place(self.ask.party)
        return rooms is not None and at_school and any(self.rooms[one] >= rooms for one in slots)

    def _must_travel(self, slot: int) -> bool:
        """Whether the colleague cannot come from school, or from and to their other talks, in time."""
        sheet, place, end = self.sheet, self.sheet.place(self.ask.party), slot + self.ask.length
        from_school = slot - sheet.travel[0][place]
        if self._day(from_school) != self._day(slot) or not sheet.way(self.ask, slot) <= sheet.there[self.ask.host.pk]:
            return True
        return any(
            place != other and 0 <= max(first - end, slot - last) < sheet.travel[place][other]
            for first, last, other in self.trips
            if self._day(first) == self._day(slot)
        )

    def _must_walk(self, slot: int) -> bool:
        """Whether another talk of the family in another zone lies directly before or after."""
        if self.sheet.place(self.ask.party):
            return False
        around = {slot - 1, slot + self.ask.length}
        near = {one: self.party[one] for one in around if one in self.party and self._day(one) == self._day(slot)}
        return any(other.host.zone != self.ask.host.zone for other in near.values())

    def _row(self, slots: set[int]) -> int:
        """How many slots in a row the colleague would have around these."""
        busy, first, last, day = self.host | slots, min(slots), max(slots), self._day(min(slots))
        while first - 1 in busy and self._day(first - 1) == day:
            first -= 1
        while last + 1 in busy and self._day(last + 1) == day:
            last += 1
        return last - first + 1

    def _no_care(self, slot: int) -> bool:
        children = self.sheet.childcare(self.ask.party)
        if not children:
            return False
        first, end = self._stay(slot)
        places = self.sheet.round.childcare_places
        return any(self.care[one] + children > places for one in range(first, end))

    def _stay(self, slot: int) -> tuple[int, int]:
        """From when until when the family would be in the building on that day."""
        talks = [*self.visits.get((self.ask.party.pk, self._day(slot)), []), (slot, slot + self.ask.length)]
        return min(first for first, _ in talks), max(end for _, end in talks)

    def _soft(self, slot: int) -> Iterator[str]:
        sheet, ask = self.sheet, self.ask
        if not set(range(slot, slot + ask.length)) <= sheet.can[ask.party.pk]:
            yield "party_away"
        if ask.party.prefers != ask.party.Prefers.ANY:
            early = slot % sheet.grid.per_day < sheet.grid.per_day // 2
            if early != (ask.party.prefers == ask.party.Prefers.EARLY):
                yield "not_preferred"
        days = {day for pk, day in self.visits if pk == ask.party.pk}
        if days and self._day(slot) not in days:
            yield "other_day"
        elif self._gap(slot) > LONG_WAIT:
            yield "waiting"

    def _gap(self, slot: int) -> int:
        """Slots until the nearest talk of the family on that day; 0 when there is none."""
        talks = self.visits.get((self.ask.party.pk, self._day(slot)), [])
        gaps = (max(first - (slot + self.ask.length), slot - end) for first, end in talks)
        return max(0, min(gaps, default=0))


LONG_WAIT = 3


def problems_of(sheet: Sheet, ask: Ask, slot: int) -> tuple[Problem, ...]:
    """What would be against this talk in this slot; nothing for a good time."""
    return Checker(sheet, ask).choice(slot).problems
