"""What the pages of staff read: a task with everybody asked, what is to come, and what one may make."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from driehoek.activities.models import Activity
from driehoek.participation.models import Ask, Task
from driehoek.participation.queries.doors import tasks_for
from driehoek.participation.rules import ASK
from driehoek.people.models import Account, Group, Location
from driehoek.people.queries import groups_for, location_for
from driehoek.people.rules import holds_whole

Answer = Ask.Answer
TAKEN = Count("asks", filter=Q(asks__answer=Answer.YES))
WAITING = Count("asks", filter=Q(asks__answer="", asks__full_at=None))


def activities_to_come(location: Location) -> QuerySet[Activity]:
    """Activities of a location of which a task can be a part."""
    rows = Activity.objects.filter(location=location, starts_at__gt=timezone.now())
    return rows.exclude(state=Activity.State.CANCELLED).prefetch_related("texts")


def groups_at(account: Account, location: Location) -> QuerySet[Group]:
    """Groups of a location for which this account makes tasks."""
    return groups_for(account, ASK).filter(location=location)


def whole_location(account: Account, location: Location) -> bool:
    """Whether this account makes tasks for the whole location."""
    return holds_whole(account, ASK, location)


def may_make_for(account: Account, location: Location, group: Group | None) -> bool:
    """Whether this account makes tasks for this group, or without one for the whole location."""
    if group is None:
        return whole_location(account, location)
    return groups_at(account, location).filter(pk=group.pk).exists()


def tasks_to_come(account: Account, location: Location) -> QuerySet[Task]:
    """Tasks within reach that go on and are not over, with `.taken` places and how many are `.waiting`."""
    rows = tasks_for(account).filter(location=location, withdrawn_at=None, ends_at__gt=timezone.now())
    return rows.annotate(taken=TAKEN, waiting=WAITING).order_by("starts_at", "pk")


def tasks_to_look_back(account: Account, location: Location) -> QuerySet[Task]:
    """Tasks that are over of which somebody is not thanked or it is not noted whether they came."""
    rows = tasks_for(account, ASK).filter(location=location, withdrawn_at=None, ends_at__lte=timezone.now())
    undone = Q(asks__came=None) | Q(asks__came=True, asks__thanked_at=None)
    return rows.filter(undone, asks__answer=Answer.YES).distinct().order_by("-starts_at", "-pk")


def place_to_ask(account: Account, code: str) -> Location:
    """Return a location where this account asks people, or raise Http404."""
    return location_for(account, code, ASK)


@dataclass(frozen=True)
class Asked:
    """Everybody who was asked for a task, and the places that are left."""

    rows: list[Ask]
    left: int


def asked_for(task: Task) -> Asked:
    """Whom was asked for this task and what they said: those who come first."""
    asks = task.asks.select_related("helper__guardian", "helper__outsider")
    rows = list(asks.prefetch_related("mails"))
    coming = [row for row in rows if row.answer == Answer.YES]
    return Asked([*coming, *(row for row in rows if row.answer != Answer.YES)], task.people - len(coming))
