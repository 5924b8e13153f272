"""A round as it stands: who can when, what is wished, what is planned and what may not move any more."""

from dataclasses import dataclass
from functools import cached_property

from driehoek.conversations.bridge.grid import Grid
from driehoek.conversations.models import Host, Party, Round, Talk
from driehoek.people.spoken import dutch_name

ANY_LANGUAGE = "?"


@dataclass(frozen=True)
class Ask:
    """A talk to be planned, or one that stands, of so many slots."""

    number: int
    party: Party
    host: Host
    child: int
    priority: int
    required: bool
    length: int
    talk: Talk | None = None
    fixed: bool = False


@dataclass(frozen=True)
class Sheet:
    """Everything a plan is made of. Times are slots of `grid`; `asks` have the number of their wish.

    `there` is when colleagues are, `can` when parties can, `elsewhere` when parties have talks in another round.
    `places` are the homes where parties talk, numbered from 1, and `travel` the slots from place to place; 0 is school.
    """

    round: Round
    grid: Grid
    hosts: dict[int, Host]
    parties: dict[int, Party]
    asks: dict[int, Ask]
    there: dict[int, set[int]]
    can: dict[int, set[int]]
    elsewhere: dict[int, set[int]]
    interpreters: dict[str, list[int]]
    begun: int  # slots before this one are over
    places: dict[int, int]
    travel: list[list[int]]

    @cached_property
    def placed(self) -> dict[int, int]:
        """Ask -> the slot in which it begins now; only those that stand on the grid."""
        slots = {one.number: self.grid.slot(one.talk.starts_at) for one in self.asks.values() if one.talk}
        found = {number: slot for number, slot in slots.items() if slot is not None}
        return {number: slot for number, slot in found.items() if self.fits(self.asks[number], slot)}

    def fits(self, ask: Ask, slot: int) -> bool:
        """Whether an ask that begins in this slot lies inside one day."""
        last = slot + ask.length - 1
        return {slot, last} <= self.grid.open and slot // self.grid.per_day == last // self.grid.per_day

    def place(self, party: Party) -> int:
        """Where a party talks: 0 is at school, also by video or telephone."""
        return self.places.get(party.pk, 0)

    def way(self, ask: Ask, slot: int) -> set[int]:
        """The slots in which a colleague comes from school for a talk that begins in this slot, on that day."""
        first = max(slot - self.travel[0][self.place(ask.party)], slot // self.grid.per_day * self.grid.per_day)
        return set(range(first, slot))

    def language(self, party: Party) -> str | None:
        """The language for which a party needs an interpreter of the school."""
        return language_key(party.language) if party.interprets == Party.Interprets.SCHOOL else None

    def childcare(self, party: Party) -> int:
        """How many children use the childcare: none when nobody comes to school, or when the round has none."""
        return party.childcare if party.mode == Party.Mode.SCHOOL and self.round.childcare_places else 0


def language_key(name: str) -> str:
    """A language as it is compared: "Turks", "turks" and "Türkçe" are the same one."""
    return dutch_name(name).casefold() or ANY_LANGUAGE
