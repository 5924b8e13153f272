"""Known risks where they occur (row V5; S2): numbered in data/risks.toml, each with one small question here."""

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from driehoek.logbook.models import Contact, Promise
from driehoek.logbook.rules import family_rows_in_reach
from driehoek.participation.library import Risk, number, risks, settings
from driehoek.participation.models import Ask, Helper, Task
from driehoek.participation.rules import SEE, ties_at
from driehoek.people.models import Account, Location

YEAR = timedelta(days=365)
TALKS = (Promise.Kind.AGREEMENT, Promise.Kind.MISSED_LESSONS, Promise.Kind.CALL_BACK)
Families = dict[int, set[int]]  # of each guardian


def risks_for(task: Task, helpers: Iterable[Helper], account: Account) -> dict[int, list[Risk]]:
    """Helper pk -> what to think of before asking; only about families that this account may see."""
    rows = [row for row in helpers if row.guardian_id]
    families = _families(account, task.location, rows)
    near, often = _own_case(task, families, account), _third_time(families, account, task.location)
    found: dict[int, list[Risk]] = {}
    for row in rows:
        mine = families.get(row.guardian_id or 0, set())
        keys = [key for key, of in (("own_case", near), ("claims", often)) if mine & of]
        found[row.pk] = [risks()[key] for key in keys]
    return found


def _families(account: Account, location: Location, rows: Iterable[Helper]) -> Families:
    guardians = [row.guardian_id for row in rows]
    ties = (
        ties_at(account, location, SEE).filter(guardian__in=guardians)
        if guardians
        else ties_at(account, location, SEE).none()
    )
    found: Families = {}
    for guardian, family in ties.values_list("guardian", "child__family"):
        found.setdefault(guardian, set()).add(family)
    return found


def _own_case(task: Task, families: Families, account: Account) -> set[int]:
    """Risk 1: families with a child in the group of the task about whom a talk runs.

    It runs while something is promised about it, and for some time after a concern was noted (data/settings.toml).
    """
    if task.group_id is None or not families:
        return set()
    known = set().union(*families.values())
    here = family_rows_in_reach(account) & Q(family__in=known, family__children__enrolments__group=task.group_id)
    since = timezone.now() - timedelta(days=number("concern", "days"))
    concerns = Contact.objects.filter(here, tone=Contact.Tone.CONCERN, at__gte=since)
    promised = Promise.objects.filter(here, state=Promise.State.OPEN, kind__in=TALKS)
    return {*concerns.values_list("family", flat=True), *promised.values_list("family", flat=True)}


def _third_time(families: Families, account: Account, location: Location) -> set[int]:
    """Risk 2: families that helped so often this year that a colleague does well to say what helping does not give."""
    known = set().union(*families.values()) if families else set()
    times = Counter(helped_by_family(account, location, known))
    return {family for family, count in times.items() if count + 1 >= number("asking", "reminder")}


def helped_by_family(
    account: Account, location: Location, families: Iterable[int] | None = None, right: str = SEE
) -> list[int]:
    """The family of everybody who said yes to a task at this location within a year; once per task and family."""
    since = timezone.now() - YEAR
    ties = ties_at(account, location, right)
    if families is not None:
        ties = ties.filter(child__family__in=families)
    rows = Ask.objects.filter(answer=Ask.Answer.YES, task__location=location, task__starts_at__gte=since)
    rows = rows.filter(task__withdrawn_at=None, helper__guardian__guardianships__in=ties.values("pk")).exclude(
        came=False
    )
    pairs = rows.values_list("task", "helper__guardian__guardianships__child__family").order_by().distinct()
    return [family for _task, family in pairs]


def always_the_same(helped: Iterable[int]) -> bool:
    """Risk 3: whether a few families did most of what was done; `helped` names a family for every time."""
    times = Counter(helped)
    most = sum(count for _family, count in times.most_common(number("few", "families")))
    enough = times.total() >= number("few", "least")
    return enough and most >= times.total() * settings()["few"]["share"] and len(times) > number("few", "families")
