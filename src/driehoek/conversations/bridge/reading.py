"""Read a round from the database into a sheet, in a constant number of queries."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists
from django.utils import timezone

from driehoek.conversations.bridge.grid import Grid, grid_of
from driehoek.conversations.bridge.places import address_of, homes_of, travel_between
from driehoek.conversations.bridge.sheet import Ask, Sheet, language_key
from driehoek.conversations.bridge.words import CANCELLED
from driehoek.conversations.models import Host, HostTime, InterpreterTime, Party, PartyTime, Round, Talk, Wish
from driehoek.conversations.rules import may_hear

WISHLESS = 1_000_000_000  # the number in a plan of a talk whose wish is gone: this and the number of the talk
RELEASED = "host_ill"  # why a wish is unserved whose colleague cannot come
STANDING = (Talk.State.PLANNED, Talk.State.HELD)


def sheet_of(round_: Round, now: datetime | None = None) -> Sheet:
    """Return a round as it stands. A party that declined asks for nothing; what is planned for it stands until moved.

    A party by video or telephone is planned like one that comes to school (the colleague sits in a room and an
    interpreter beside them), without childcare. To a talk at home the colleague travels (`bridge.places`).
    """
    return _Reader(round_, grid_of(round_.days.all(), round_.slot_minutes), now or timezone.now()).sheet()


@dataclass
class _Reader:
    round: Round
    grid: Grid
    now: datetime
    hosts: dict[int, Host] = field(default_factory=dict)
    parties: dict[int, Party] = field(default_factory=dict)
    talks: list[Talk] = field(default_factory=list)

    def sheet(self) -> Sheet:
        self.hosts = {one.pk: one for one in self.round.hosts.select_related("account").prefetch_related("times")}
        self.parties = {one.pk: one for one in self.round.parties.order_by("pk").prefetch_related("times")}
        self.talks = list(self.round.talks.order_by("pk"))
        places = homes_of(self.round, self.parties.values())
        sheet = Sheet(
            self.round, self.grid, self.hosts, self.parties, {ask.number: ask for ask in self._asks()},
            there={pk: self._slots(host.times.all()) for pk, host in self.hosts.items()},
            can={pk: self._can(party) for pk, party in self.parties.items()}, elsewhere={},
            interpreters=self._interpreters(), begun=sum(self.grid.start(slot) <= self.now for slot in self.grid.slots),
            places={pk: place for place, pk in enumerate(places, 1)},
            travel=travel_between([address_of(self.round.location), *places.values()], self.grid.minutes),
        )  # fmt: skip
        for host, party, start, end in [*self._elsewhere(), *_beside_the_grid(sheet)]:
            busy = set(self.grid.touching(start, end))
            sheet.there.get(host, set()).difference_update(busy)
            sheet.can.get(party, set()).difference_update(busy)
            sheet.elsewhere.setdefault(party, set()).update(busy)
        return sheet

    def _slots(self, times: Iterable[PartyTime | HostTime]) -> set[int]:
        return {slot for one in times for slot in self.grid.inside(one.day_id, one.start, one.end)}

    def _can(self, party: Party) -> set[int]:
        times = list(party.times.all())
        return self._slots(times) if times else set(self.grid.open)

    def _interpreters(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for row in InterpreterTime.objects.filter(day__round=self.round):
            numbers = found.setdefault(language_key(row.language), [0] * len(self.grid.slots))
            for slot in self.grid.inside(row.day_id, row.start, row.end):
                numbers[slot] += row.number
        return found

    def _asks(self) -> Iterator[Ask]:
        latest = {talk.wish_id: talk for talk in sorted(self.talks, key=lambda talk: talk.state in STANDING)}
        yield from (self._standing(one, None) for one in self.talks if one.wish_id is None and one.state in STANDING)
        for wish, heard in self._wishes():
            old = latest.get(wish.pk)
            if old and old.state in STANDING:
                yield self._standing(old, wish)
            elif heard and self.parties[wish.party_id].declined_at is None and _may_be_planned(wish, old):
                yield self.ask(wish)

    def _wishes(self) -> Iterator[tuple[Wish, bool]]:
        """The wishes of the round, and whether somebody of the party may be informed about the child today."""
        rows = Wish.objects.filter(party__round=self.round, host__round=self.round)
        yield from ((row, row.heard) for row in rows.annotate(heard=Exists(may_hear())))

    def ask(self, wish: Wish) -> Ask:
        """What a wish without a talk asks for."""
        return Ask(
            number=wish.pk, party=self.parties[wish.party_id], host=self.hosts[wish.host_id], child=wish.child_id,
            priority=min(3, max(1, wish.priority)), required=wish.required, length=max(1, wish.slots),
        )  # fmt: skip

    def _standing(self, talk: Talk, wish: Wish | None) -> Ask:
        """A talk that stands; one whose wish is gone may not move."""
        lasts = self.grid.needed(talk.starts_at, talk.ends_at)
        if wish:
            return replace(self.ask(wish), length=lasts, talk=talk, fixed=self._fixed(talk))
        return Ask(
            number=WISHLESS + talk.pk, party=self.parties[talk.party_id], host=self.hosts[talk.host_id],
            child=talk.child_id, priority=1, required=False, length=lasts, talk=talk, fixed=True,
        )  # fmt: skip

    def _fixed(self, talk: Talk) -> bool:
        return talk.locked or talk.state != Talk.State.PLANNED or bool(talk.begun_at) or talk.starts_at <= self.now

    def _elsewhere(self) -> Iterator["_Busy"]:
        """Talks of these colleagues and parents in other rounds."""
        if not self.grid.days:
            return
        first, last = self.grid.start(0), self.grid.start(self.grid.slots[-1]) + timedelta(days=1)
        when = {"state__in": STANDING, "starts_at__lt": last, "ends_at__gt": first}
        hosts = Host.objects.filter(round=self.round, **_through("account__hosts__talks", when))
        members = Party.guardians.through.objects.filter(
            party__round=self.round, **_through("guardian__parties__talks", when)
        )
        for start, rows in (("account__hosts__talks", hosts), ("guardian__parties__talks", members)):
            names = (f"{start}__round", f"{start}__starts_at", f"{start}__ends_at")
            who = "pk" if rows is hosts else "party"
            for one, round_, begins, ends in rows.order_by().values_list(who, *names):
                if round_ != self.round.pk:
                    yield (one, 0, begins, ends) if rows is hosts else (0, one, begins, ends)


def _beside_the_grid(sheet: Sheet) -> Iterator["_Busy"]:
    """Talks of this round at times that are no slot any more, because its days were changed."""
    for ask in sheet.asks.values():
        if ask.talk and ask.number not in sheet.placed:
            yield ask.host.pk, ask.party.pk, ask.talk.starts_at, ask.talk.ends_at


def wish_asked(sheet: Sheet, wish: Wish) -> Ask:
    """What a wish asks for, also when the planner is not asked about it by itself."""
    known = sheet.asks.get(wish.pk)
    return known or _Reader(sheet.round, sheet.grid, timezone.now(), sheet.hosts, sheet.parties).ask(wish)


_Busy = tuple[int, int, datetime, datetime]  # host, party, from, until; 0 for nobody


def _through(path: str, when: dict[str, Any]) -> dict[str, Any]:
    return {f"{path}__{name}": value for name, value in when.items()}


def _may_be_planned(wish: Wish, old: Talk | None) -> bool:
    """A talk that was missed, or cancelled by somebody, is first talked about with the family.

    One for which we had no time, or whose colleague is ill, has a reason at its wish and is planned again.
    """
    return old is None or (old.state == Talk.State.CANCELLED and wish.unserved not in ("", CANCELLED))
