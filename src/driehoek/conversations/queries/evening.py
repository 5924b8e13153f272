"""The evening: one's own talks, and all families at the door."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from driehoek.conversations import rules
from driehoek.conversations.models import InterpreterTime, Party, Round, Talk
from driehoek.people.models import Account, Family
from driehoek.people.queries import found
from driehoek.people.queries.search import fold

SHOWN = (Talk.State.PLANNED, Talk.State.HELD, Talk.State.MISSED)
REGISTER = "register_attendance"
A_MINUTE = timedelta(minutes=1)


def talks_to_handle(account: Account) -> QuerySet[Talk]:
    """Talks of which this account may say how they go: their own, and at the door those of families within reach."""
    seen = Party.objects.filter(rules.families_seen(account)).values("pk")
    registered = Party.objects.filter(rules.families_seen(account, REGISTER)).values("pk")
    rounds = Round.objects.filter(rules.rounds_in_reach(account, REGISTER)).order_by().values("pk")
    own, at_door = Q(host__account=account.pk, party__in=seen), Q(party__in=registered, round__in=rounds)
    rows = Talk.objects.filter(own | at_door)
    return rows.exclude(round__state=Round.State.DRAFT)


def talk_to_handle(account: Account, pk: int) -> Talk:
    """Return one of these talks, or raise Http404."""
    return found(talks_to_handle(account), pk=pk)


def own_talks(account: Account) -> QuerySet[Talk]:
    """The talks that families have with this account, in order of time."""
    rows = talks_to_handle(account).filter(host__account=account.pk, state__in=SHOWN)
    rows = rows.select_related("party__family", "child", "host", "round__location", "wish")
    return rows.prefetch_related("party__guardians").order_by("starts_at", "pk")


def day_with_talks(account: Account) -> date | None:
    """Today if there are talks, else the first day to come with talks."""
    first = own_talks(account).filter(starts_at__date__gte=timezone.localdate()).first()
    return timezone.localdate(first.starts_at) if first else None


@dataclass(frozen=True)
class Line:
    """A talk in the list of somebody's evening. `expected` is when it can begin, if that is later than planned."""

    talk: Talk
    expected: datetime | None

    @property
    def over(self) -> bool:
        """Whether it was held or missed."""
        return self.talk.state != Talk.State.PLANNED

    @property
    def may_miss(self) -> bool:
        """Whether one can say that nobody came."""
        return self.talk.begun_at is None and self.talk.starts_at <= timezone.now()


@dataclass(frozen=True)
class Evening:
    """The talks of one colleague on a day: who is in, who is next, and how many minutes it runs late."""

    lines: list[Line]
    now: Line | None
    next: Line | None
    late: int

    @property
    def done(self) -> int:
        """How many talks are over."""
        return sum(line.over for line in self.lines)


def evening_of(talks: Iterable[Talk], now: datetime | None = None) -> Evening:
    """Put the talks of one colleague on one day in order: what is going on, what comes, and how late it is."""
    now, talks = now or timezone.now(), list(talks)
    late = lateness(talks, now)
    lines = [Line(one, one.starts_at + late if _waits(one, late, now) else None) for one in talks]
    going = next((line for line in lines if line.talk.begun_at and not line.over), None)
    coming = [line for line in lines if not line.over and not line.talk.begun_at]
    current = going or (coming.pop(0) if coming and coming[0].talk.starts_at <= now else None)
    return Evening(lines, current, coming[0] if coming else None, late // A_MINUTE)


def lateness(talks: Iterable[Talk], now: datetime) -> timedelta:
    """By how much what is going on, or should have begun, runs late at this moment; whole minutes, at least zero."""
    for talk in talks:
        if talk.state == Talk.State.PLANNED:
            late = now - (talk.ends_at if talk.begun_at else talk.starts_at)
            return max(timedelta(0), late // A_MINUTE * A_MINUTE)
    return timedelta(0)


def _waits(talk: Talk, late: timedelta, now: datetime) -> bool:
    return bool(late) and talk.state == Talk.State.PLANNED and not talk.begun_at and talk.ends_at > now - late


@dataclass
class Arrival:
    """A party at the door on one day, with its talks in order; `late` minutes runs the colleague of the next one."""

    party: Party
    talks: list[Talk] = field(default_factory=list)
    late: int = 0

    @property
    def family(self) -> Family:
        """The family they are of."""
        return self.party.family

    @property
    def here(self) -> bool:
        """Whether they came in."""
        return any(talk.arrived_at for talk in self.talks)

    @property
    def next(self) -> Talk | None:
        """Where they go now."""
        return next((talk for talk in self.talks if talk.state == Talk.State.PLANNED), None)

    @property
    def begun(self) -> bool:
        """Whether one of their talks has begun or is over: then arriving cannot be taken back here."""
        return any(talk.begun_at or talk.state != Talk.State.PLANNED for talk in self.talks)


def evening_talks(account: Account, round_: Round, day: date) -> QuerySet[Talk]:
    """All talks of a day at the door, of families within reach."""
    seen = Party.objects.filter(rules.families_seen(account, REGISTER)).values("pk")
    rows = Talk.objects.filter(round=round_, state__in=SHOWN, starts_at__date=day, party__in=seen)
    rows = rows.select_related("party__family", "child", "host__account")
    return rows.prefetch_related("party__guardians").order_by("starts_at", "pk")


def arrivals(talks: Iterable[Talk], now: datetime | None = None) -> list[Arrival]:
    """The parties of these talks, who comes first first."""
    now, talks = now or timezone.now(), list(talks)
    per_host: defaultdict[int, list[Talk]] = defaultdict(list)
    rows: dict[int, Arrival] = {}
    for talk in talks:
        per_host[talk.host_id].append(talk)
        rows.setdefault(talk.party_id, Arrival(talk.party)).talks.append(talk)
    late = {host: lateness(own, now) // A_MINUTE for host, own in per_host.items()}
    for row in rows.values():
        row.late = late.get(row.next.host_id, 0) if row.next else 0
    return list(rows.values())


def matching(rows: Iterable[Arrival], words: str) -> list[Arrival]:
    """Keep the parties in which every word begins a name, whatever its accents."""
    wanted = fold(words).split()
    return [row for row in rows if all(any(name.startswith(word) for name in _names(row)) for word in wanted)]


def _names(row: Arrival) -> list[str]:
    people = [str(person) for person in row.party.guardians.all()]
    return fold(" ".join([row.family.name, *people, *(str(talk.child) for talk in row.talks)])).split()


def evening_day(round_: Round, wanted: str = "") -> date | None:
    """The day of the round that is asked for, else today's or the next, else the last."""
    days = sorted(day.date for day in round_.days.all())
    if wanted in {str(day) for day in days}:
        return date.fromisoformat(wanted)
    return next((day for day in days if day >= timezone.localdate()), days[-1] if days else None)


def interpreters_on(round_: Round, day: date) -> QuerySet[InterpreterTime]:
    """Which interpreters are there on a day."""
    return InterpreterTime.objects.filter(day__round=round_, day__date=day).order_by("language", "start")


def interpreted(talks: Iterable[Talk]) -> list[Talk]:
    """The talks to come for which an interpreter of the school is needed: where they go when."""
    needs = Party.Interprets.SCHOOL
    return [talk for talk in talks if talk.state == Talk.State.PLANNED and talk.party.interprets == needs]
