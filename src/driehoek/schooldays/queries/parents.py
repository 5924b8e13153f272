"""What a parent, or an adult student, sees of absence: their own child, never what the other parent wrote."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from driehoek.people.models import Account, Child, Enrolment, Group, Guardian, Guardianship, Location
from driehoek.people.models.base import on_day
from driehoek.people.queries import found
from driehoek.people.queries.families import current_groups
from driehoek.people.queries.parents import OwnChild
from driehoek.people.rules import OWN_VOICE, today, years_before
from driehoek.schooldays.models import Missed
from driehoek.schooldays.rules import hears_absence, reports_self

SHOWN_DAYS = 14


def reported_children(guardian: Guardian) -> list[Child]:
    """Children in a group whom this guardian may report absent today (rule P5), with groups in `.current`."""
    rows = Child.objects.filter(pk__in=_reported(guardian).values("child")).prefetch_related(current_groups())
    return list(rows)


def place_of(child: Child) -> Location:
    """The school of a child from `reported_children`."""
    return child.current[0].group.location  # type: ignore[attr-defined,no-any-return]


def may_report(guardian: Guardian, children: Iterable[OwnChild] = ()) -> bool:
    """Whether there is a child whom this guardian may report absent today; one query at most.

    `children` are those about whom they may be informed, if known: under 16 that holds for absence too.
    """
    young = years_before(today(), OWN_VOICE)
    known = (own.child.birth_date for own in children if own.group)
    return any(born and born > young for born in known) or _reported(guardian).exists()


def _reported(guardian: Guardian) -> QuerySet[Enrolment]:
    open_ties = Guardianship.objects.filter(hears_absence(), guardian=guardian.pk)
    return Enrolment.objects.filter(on_day(today()), child__in=open_ties.values("child"))


@dataclass(frozen=True)
class OwnMissed:
    """An absence as its teller sees it; `asked`: the school wants to know why; `may_take_back`: told by themselves."""

    missed: Missed
    asked: bool
    may_take_back: bool


def own_missed(guardian: Guardian, children: Iterable[Child]) -> list[OwnMissed]:
    """What this guardian told, and what the school noted and nobody has explained yet, newest first; one query."""
    mine_or_open = Q(told_by=guardian) | Q(told_by=None, reason=Missed.Reason.UNKNOWN)
    rows = _recent().filter(mine_or_open, child__in=children).select_related("child")
    return [_own(row, row.told_by_id == guardian.pk) for row in rows]


def _own(row: Missed, told: bool) -> OwnMissed:
    return OwnMissed(row, asked=not told, may_take_back=told and row.created_at.date() >= today() - timedelta(days=1))


def _recent() -> QuerySet[Missed]:
    since: date = today() - timedelta(days=SHOWN_DAYS)
    return Missed.objects.filter(end__gte=since, taken_back_at=None).order_by("-start", "-pk")


def missed_told_to(guardian: Guardian, pk: int) -> Missed:
    """Return an absence that this guardian told and may take back, or raise Http404."""
    children = reported_children(guardian)
    return found(
        _recent().select_related("child", "group__location__organisation"), pk=pk, told_by=guardian, child__in=children
    )


def group_of(child: Child) -> Group:
    """The group in which an absence of this child is noted: its main group of today, or raise Http404."""
    rows = Enrolment.objects.filter(on_day(today()), child=child).select_related("group__location__organisation")
    return found(rows.order_by("-group__kind", "pk")[:1]).group


def self_reporting(account: Account) -> Child:
    """The student of 18 or older who is logged in and reports absence in person, or raise Http404."""
    child = found(Child.objects.select_related("family"), pk=account.child_id)
    return child if reports_self(child) else found(Child.objects.none())


def told_by_student(account: Account, child: Child) -> QuerySet[Missed]:
    """What this student reported lately."""
    return _recent().filter(child=child, reported_by=account, told_by=None)
