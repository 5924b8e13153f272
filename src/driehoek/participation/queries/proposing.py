"""Whom the system proposes to ask for a task, and why in words: fair spreading, never a general call (rows V1, V3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from driehoek.participation.library import Risk, number, talents
from driehoek.participation.models import Ask, Helper, Outsider, Task
from driehoek.participation.queries.risks import risks_for
from driehoek.participation.rules import asked_often, helpers_at, may_be_asked, moment_of, problem_with
from driehoek.people.models import Account, Enrolment, Guardian
from driehoek.people.models.base import on_day
from driehoek.people.rules import guardianships_open_to, today
from driehoek.people.spoken import dutch_name
from driehoek.shared.languages import language

WEEK = timedelta(weeks=1)
PEOPLE = ("guardian__household", "outsider")


@dataclass(frozen=True)
class Proposal:
    """Somebody who fits a task: the reasons in words, the risks to think of, and what stands in the way."""

    helper: Helper
    reasons: list[str]
    problem: LazyText | None
    risks: list[Risk]


def proposals(task: Task, account: Account) -> list[Proposal]:
    """Whom to ask for this task, who was asked least lately first; the same few queries for any number of helpers.

    Only those within the asker's reach who have the talent, do not rest, were not asked for this task and were not
    asked too often lately (data/settings.toml).
    """
    rows = list(_fitting(task, account)[: number("asking", "proposed")])
    with_child = _with_child_in_group(task, rows)
    warned = risks_for(task, rows, account)
    return [
        Proposal(row, _reasons(row, task, with_child), problem_with(row, task), warned.get(row.pk, [])) for row in rows
    ]


def may_ask(task: Task, account: Account) -> QuerySet[Helper]:
    """Helpers whom this account may ask for this task now: the rule behind the proposals and behind asking."""
    asked = Ask.objects.filter(task=task).values("helper")
    rows = helpers_at(account, task.location).filter(may_be_asked(), talents__kind=task.talent).exclude(pk__in=asked)
    lately = asked_often().filter(helper=OuterRef("pk")).order_by().values("helper")
    counted = Coalesce(Subquery(lately.annotate(times=Count("pk")).values("times")), 0)
    rows = rows.annotate(lately=counted).filter(lately__lt=number("asking", "most"))
    return rows.filter(_speaks(task.language)) if task.language else rows


def _fitting(task: Task, account: Account) -> QuerySet[Helper]:
    """Those who may be asked; never asked before and asked longest ago first, then who said to have time then."""
    last = Ask.objects.filter(helper=OuterRef("pk")).order_by().values("helper").annotate(at=Max("asked_at"))
    rows = may_ask(task, account).annotate(last=Subquery(last.values("at")))
    return rows.select_related(*PEOPLE).order_by(F("last").asc(nulls_first=True), "told_at", "pk")


def _speaks(code: str) -> Q:
    """Match helpers who read this language, or said to speak it."""
    names = Q(guardian__language_read=code) | Q(outsider__language_read=code)
    own = language(code).own_name
    for name in (dutch_name(own), own):
        names |= Q(guardian__language_spoken__iexact=name)
    return names


def _with_child_in_group(task: Task, rows: Iterable[Helper]) -> set[int]:
    guardians = [row.guardian_id for row in rows if row.guardian_id]
    if task.group_id is None or not guardians:
        return set()
    places = Enrolment.objects.filter(on_day(today()), group=task.group_id).values("child")
    ties = guardianships_open_to(OuterRef("pk")).filter(child__in=places)
    found: Iterable[int] = Guardian.objects.filter(pk__in=guardians).filter(Exists(ties)).values_list("pk", flat=True)
    return set(found)


def _reasons(row: Helper, task: Task, with_child: set[int]) -> list[str]:
    person = row.person
    possible = [
        (True, _("Likes to do this: %(talent)s.") % {"talent": talents()[task.talent].here}),
        (True, _asked_last(row.last)),  # type: ignore[attr-defined]  # annotated
        (bool(task.language), _("Speaks %(language)s.") % {"language": _named(task.language)}),
        (moment_of(task) in row.moments, _("Has time then.")),
        (row.guardian_id in with_child, _("Has a child in this group.")),
        (_near(person, task), _("Lives near.")),
        (isinstance(person, Outsider), _("Comes from outside.")),
    ]
    return [words for holds, words in possible if holds]


def _named(code: str) -> str:
    return language(code).own_name if code else ""


def _asked_last(last: datetime | None) -> str:
    if last is None:
        return _("Was never asked yet.")
    weeks = (timezone.now() - last) // WEEK
    if not weeks:
        return _("Was asked this week.")
    return ngettext("Was last asked %(number)s week ago.", "Was last asked %(number)s weeks ago.", weeks) % {
        "number": weeks
    }


def _near(person: Guardian | Outsider, task: Task) -> bool:
    """Whether the first four of both postcodes are the same, as far as both are known."""
    home = person.postcode if isinstance(person, Outsider) else getattr(person.household, "postcode", "")
    return bool(home.strip()) and home.strip()[:4] == task.location.postcode.strip()[:4]
