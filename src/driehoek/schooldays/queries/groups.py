"""What the page of a group shows: who is missed on a day, and what is worth a talk."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import QuerySet

from driehoek.logbook.models import Promise
from driehoek.messages.models import Delivery
from driehoek.people.models import Account, Child, Enrolment, Group
from driehoek.people.models.base import on_day
from driehoek.people.queries import found
from driehoek.schooldays.models import Missed, Signal
from driehoek.schooldays.rules import missed_in_reach
from driehoek.schooldays.words import SIGNALS

SHOWN_DAYS = 120
ABOUT = "missed"


def missed_for(account: Account, pk: int) -> Missed:
    """Return one absence within reach that was not taken back, or raise Http404."""
    rows = Missed.objects.filter(missed_in_reach(account), taken_back_at=None)
    return found(rows.select_related("child__family", "group__location__organisation", "told_by"), pk=pk)


@dataclass
class ChildDay:
    """A child of the group on one day: what was noted, and whether the parents were told or must be called."""

    child: Child
    missed: list[Missed] = field(default_factory=list)
    told: list[Delivery] = field(default_factory=list)
    to_call: list[Promise] = field(default_factory=list)


def missed_page(group: Group, day: date, children: Iterable[Child]) -> list[ChildDay]:
    """Return these children with what is noted for this day; three queries for any number."""
    rows = {child.pk: ChildDay(child) for child in children}
    noted = Missed.objects.filter(on_day(day), child__in=rows, group__location=group.location_id, taken_back_at=None)
    by_missed: dict[int, ChildDay] = {}
    for missed in noted.select_related("told_by", "reported_by").order_by("pk"):
        rows[missed.child_id].missed.append(missed)
        by_missed[missed.pk] = rows[missed.child_id]
    about = {"about_kind": ABOUT, "about_id__in": list(by_missed)}
    for delivery in Delivery.objects.filter(**about).exclude(state=Delivery.State.CANCELLED):
        by_missed[delivery.about_id or 0].told.append(delivery)
    for promise in Promise.objects.filter(**about, state=Promise.State.OPEN):
        by_missed[promise.about_id or 0].to_call.append(promise)
    return list(rows.values())


def children_on(group: Group, day: date) -> QuerySet[Child]:
    """Children enrolled in this group on this day, by name."""
    enrolled = Enrolment.objects.filter(on_day(day), group=group)
    return Child.objects.filter(pk__in=enrolled.values("child"))


@dataclass(frozen=True)
class SignalRow:
    """A signal with its words and the promise to talk, None when that is gone."""

    signal: Signal
    told: str
    advice: str
    promise: Promise | None


def signals_in(group: Group, children: Sequence[Child], day: date) -> list[SignalRow]:
    """Return the signals of the last months about these children at the location of the group; two queries."""
    since = day - timedelta(days=SHOWN_DAYS)
    signals = Signal.objects.filter(child__in=children, group__location=group.location_id, end__gte=since)
    signals = signals.select_related("child").order_by("-end", "-pk")
    owed = {row.about_id: row for row in Promise.objects.filter(about_kind="signal", about_id__in=signals.values("pk"))}
    return [
        SignalRow(one, SIGNALS[one.rule].told(one.amount), str(SIGNALS[one.rule].advice), owed.get(one.pk))
        for one in signals
    ]
