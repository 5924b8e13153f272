"""Doors: every record of this room is found through the person who asks."""

from django.db.models import Q, QuerySet
from django.http import Http404

from driehoek.participation.models import Ask, Helper, Outsider, Task
from driehoek.participation.rules import ASK, SEE, TOTALS, open_to, tasks_in_reach
from driehoek.people.links import row_of, token_for
from driehoek.people.models import Account, Guardian, Location
from driehoek.people.queries import found, locations_for

OUTSIDE = "driehoek.participation.outsider"
WHOLE_TASK = ("location", "group", "activity", "text", "prepared_with")


def place_for(account: Account, code: str) -> tuple[Location, bool]:
    """Return a location and whether this account sees families there; Http404 without that and without its totals."""
    seen = locations_for(account, SEE).filter(code=code).first()
    return (seen, True) if seen else (found(locations_for(account, TOTALS), code=code), False)


def tasks_for(account: Account, right: str = SEE) -> QuerySet[Task]:
    """Tasks within reach."""
    return Task.objects.filter(tasks_in_reach(account, right)).select_related(*WHOLE_TASK)


def task_for(account: Account, pk: int, right: str = SEE) -> Task:
    """Return one task, or raise Http404."""
    return found(tasks_for(account, right), pk=pk)


def ask_for(account: Account, pk: int) -> Ask:
    """Return one ask for a task within reach, or raise Http404."""
    tasks = Task.objects.filter(tasks_in_reach(account, ASK)).order_by().values("pk")
    rows = Ask.objects.filter(task__in=tasks).select_related("task__location", "helper__guardian", "helper__outsider")
    return found(rows, pk=pk)


def outsiders_for(account: Account, location: Location) -> QuerySet[Outsider]:
    """People from outside who help at a location of which this account asks people."""
    places = locations_for(account, ASK).filter(pk=location.pk).order_by().values("pk")
    return Outsider.objects.filter(location__in=places, stopped_at=None)


def outsider_for(account: Account, pk: int) -> Outsider:
    """Return one person from outside, or raise Http404."""
    places = locations_for(account, ASK).order_by().values("pk")
    rows = Outsider.objects.filter(location__in=places, stopped_at=None).select_related("location")
    return found(rows, pk=pk)


def token_of(outsider: Outsider) -> str:
    """The token of the personal link of somebody from outside; a new link number makes the old one false."""
    return token_for(outsider.pk, f"{OUTSIDE}.{outsider.link_number}")


def outsider_by_token(token: str) -> Outsider:
    """Return who has this link, or raise Http404 when it is false, replaced, or they do not help any more."""
    number = token.partition("-")[0]
    known = Outsider.objects.filter(stopped_at=None).select_related("location")
    person = known.filter(pk=_number(number)).first()
    if person is None or row_of(token, f"{OUTSIDE}.{person.link_number}") != person.pk:
        raise Http404
    return person


def _number(text: str) -> int:
    try:
        return int(text, 36) if len(text) <= 12 else 0
    except ValueError:
        return 0


def asks_of(person: Guardian | Outsider) -> QuerySet[Ask]:
    """What this person was asked: what is to come first."""
    mine = Ask.objects.filter(open_to(person) if isinstance(person, Guardian) else _of_outsider(person)).distinct()
    tasks = [f"task__{name}" for name in WHOLE_TASK]
    return mine.select_related("helper", *tasks).order_by("-task__starts_at", "-pk")


def _of_outsider(person: Outsider) -> Q:
    return Q(helper__outsider=person, task__location=person.location_id)


def ask_of(person: Guardian | Outsider, pk: int) -> Ask:
    """Return one ask of this person, or raise Http404."""
    return found(asks_of(person), pk=pk)


def helper_of(person: Guardian | Outsider) -> Helper | None:
    """What this person told about joining in, if anything."""
    whose = {"guardian": person} if isinstance(person, Guardian) else {"outsider": person}
    return Helper.objects.filter(**whose).prefetch_related("talents").first()
