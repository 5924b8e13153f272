"""What somebody who works at a school starts the day with."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Value, When, prefetch_related_objects
from django.utils import timezone

from driehoek.activities.models import Activity, Invitation
from driehoek.activities.queries import activities_for
from driehoek.activities.rules import activities_in_reach, families_at
from driehoek.conversations.models import Host
from driehoek.conversations.queries.hosts import hosting_now
from driehoek.home.queries import TooHard, said_too_hard
from driehoek.logbook.models import Contact, Promise
from driehoek.logbook.queries import late_promises_for, open_promises_for
from driehoek.messages.queries.threads import in_our_words
from driehoek.people.models import Account, Appointment, Family, Guardianship
from driehoek.people.models.base import on_day
from driehoek.people.queries import families_for
from driehoek.people.rules import guardianship_is_open, today
from driehoek.shared.moments import school_year_of

SHOWN, FAMILIES_SHOWN = 6, 5
WEEK = timedelta(days=7)
REAL_CONTACT = (Contact.Mode.HEARD, Contact.Mode.TOGETHER)


@dataclass(frozen=True)
class Planned:
    """An activity of these days with the numbers of families within reach."""

    activity: Activity
    families: int
    coming: int
    interpreters: int
    childcare: int

    @property
    def is_today(self) -> bool:
        """Whether it is on this very day."""
        return timezone.localdate(self.activity.starts_at) == today()


@dataclass(frozen=True)
class Unspoken:
    """A family nobody really spoke to this school year, with the guardians one may call."""

    family: Family
    guardians: list[Guardianship] = field(default_factory=list)


@dataclass(frozen=True)
class Day:
    """The start page; each list holds one row more than is shown when there is more.

    `may_call`: whether there are families at all with whom this account may talk.
    """

    soon: list[Planned]
    unregistered: list[Activity]
    promises: list[Promise]
    late: list[Promise]
    unspoken: list[Unspoken]
    may_call: bool
    hosting: list[Host]
    talks_today: bool
    unreported: int
    too_hard: list[TooHard]


def day_of(account: Account, *, steers: bool) -> Day:
    """Return the start page; who `steers` also sees what colleagues promised and is late."""
    soon, unregistered = list(_soon(account)), list(_unregistered(account))
    prefetch_related_objects([*soon, *unregistered], "texts", "groups")
    promises = list(_promises(account, only_mine=steers)[: SHOWN + 1])
    late = list(_late_with_colleagues(account)) if steers else []
    in_our_words([*promises, *late])
    unspoken = _unspoken(account)
    hosting = list(hosting_now(account))
    return Day(
        soon=_with_numbers(account, soon),
        unregistered=unregistered,
        promises=promises,
        late=late,
        unspoken=unspoken,
        may_call=bool(unspoken) or _to_call(account).exists(),
        hosting=[host for host in hosting if host.times_wanted][:SHOWN],
        talks_today=any(host.talks_today for host in hosting),
        unreported=sum(host.unreported for host in hosting),
        too_hard=said_too_hard(account),
    )


def _soon(account: Account) -> QuerySet[Activity]:
    """Today and the six days after it, soonest first; `.may_register` says whether one may stand at the door."""
    now = timezone.localtime()
    first = now.replace(hour=0, minute=0, second=0, microsecond=0)
    mine = Activity.objects.filter(activities_in_reach(account, "register_attendance"), pk=OuterRef("pk"))
    rows = activities_for(account).prefetch_related(None).exclude(state=Activity.State.CANCELLED)
    soon = rows.filter(starts_at__gte=first, starts_at__lt=first + WEEK)
    return soon.annotate(may_register=Exists(mine))[: SHOWN + 1]


def _unregistered(account: Account) -> QuerySet[Activity]:
    """Over, but nobody has said yet who came."""
    rows = activities_for(account, "register_attendance").prefetch_related(None)
    return rows.filter(state=Activity.State.INVITED, ends_at__lt=timezone.now()).order_by("-starts_at")[: SHOWN + 1]


def _with_numbers(account: Account, activities: list[Activity]) -> list[Planned]:
    rows = Invitation.objects.filter(families_at(account, "see_families"), activity__in=activities)
    counted = rows.order_by().values("activity").annotate(
        families=Count("family", distinct=True),
        coming=Count("family", filter=Q(answer=Invitation.Answer.YES), distinct=True),
        interpreters=Count("pk", filter=Q(needs_interpreter=True)),
        childcare=Count("pk", filter=Q(needs_childcare=True)),
    )  # fmt: skip
    numbers = {row["activity"]: row for row in counted}
    return [_planned(one, dict(numbers.get(one.pk, {}))) for one in activities]


def _planned(activity: Activity, row: dict[str, Any]) -> Planned:
    names = ("families", "coming", "interpreters", "childcare")
    return Planned(activity, **{name: row.get(name, 0) for name in names})


def _promises(account: Account, *, only_mine: bool) -> QuerySet[Promise]:
    """Open promises, one's own first, then those that nobody keeps yet, then colleagues'; each by day."""
    turn = Case(When(owner=account.pk, then=Value(0)), When(owner=None, then=Value(1)), default=Value(2))
    rows = open_promises_for(account).annotate(turn=turn)
    if only_mine:
        rows = rows.filter(Q(owner=account.pk) | Q(owner=None))
    return rows.order_by("turn", "due", "pk")


def _late_with_colleagues(account: Account) -> QuerySet[Promise]:
    return late_promises_for(account).filter(owner__isnull=False).exclude(owner=account.pk)[: SHOWN + 1]


def _unspoken(account: Account) -> list[Unspoken]:
    """Families within reach who may be called, and with whom nobody talked since the school year began."""
    since = date(int(school_year_of(today())[:4]), 8, 1)
    spoken = Contact.objects.filter(family=OuterRef("pk"), mode__in=REAL_CONTACT, at__date__gte=since)
    rows = _to_call(account).filter(~Exists(spoken))
    families = list(rows.order_by("name", "pk")[: FAMILIES_SHOWN + 1])
    found = {family.pk: Unspoken(family) for family in families}
    of_these = Guardianship.objects.filter(guardianship_is_open(), child__family__in=families)
    for row in of_these.select_related("guardian", "child").order_by("pk"):
        found[row.child.family_id].guardians.append(row)
    return list(found.values())


def _to_call(account: Account) -> QuerySet[Family]:
    """Families within reach in which somebody may be called."""
    open_ = Guardianship.objects.filter(guardianship_is_open())
    return families_for(account).filter(pk__in=open_.values("child__family"))


def waiting_appointments(account: Account) -> list[Appointment]:
    """Roles of this account that somebody at school must still confirm."""
    rows = Appointment.objects.filter(on_day(today()), account=account.pk, confirmed_at=None)
    return list(rows.select_related("location", "group", "organisation"))
