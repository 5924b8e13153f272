"""Verbs of what comes back: a channel confirms, or says afterwards that it did not arrive."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from driehoek.messages.actions.outbox import fall_back, keep_promises
from driehoek.messages.digest import back_to
from driehoek.messages.keys import delivery_by_key
from driehoek.messages.models import Delivery
from driehoek.messages.posted import room_of
from driehoek.messages.queries import same_message
from driehoek.people.models import Guardian, Location

State, Problem = Delivery.State, Delivery.Problem


@dataclass(frozen=True)
class Report:
    """What the other side says became of a delivery, found by our own key or by the name the other side gave it."""

    state: Literal["confirmed", "failed", "delayed", "underway"]
    key: str = ""
    provider_id: str = ""
    channel: str = Delivery.Channel.SMS
    problem: Delivery.Problem = Problem.UNDELIVERED


@transaction.atomic
def take_report(*, location: Location, report: Report) -> bool:
    """Note what a channel reports; False when it is about nothing of this location. Twice changes nothing."""
    delivery = _found(location, report)
    if delivery is None:
        return _of_another_room(location, report)
    if report.state == "confirmed":
        confirm(delivery=delivery, provider_id=report.provider_id)
    elif report.state == "failed":
        came_back(delivery=delivery, problem=report.problem)
    elif report.state == "delayed":
        Delivery.objects.filter(pk=delivery.pk, state=State.HANDED_OVER).update(problem=Problem.LATER)
    return True


def _of_another_room(location: Location, report: Report) -> bool:
    """E-mail that went beside the outbox: only that it came back says something new about it."""
    room = room_of(report.key) if report.key else None
    if room is None or room.place_of(report.key) != location:
        return False
    if report.state == "failed":
        room.came_back(key=report.key, problem=report.problem)
    return True


def _found(location: Location, report: Report) -> Delivery | None:
    here = Delivery.objects.filter(location=location, channel=report.channel).select_related("guardian", "location")
    if report.key and (known := delivery_by_key(report.key)):
        return here.filter(pk=known.pk).first()
    return here.filter(provider_id=report.provider_id).order_by("pk").last() if report.provider_id else None


@transaction.atomic
def confirm(*, delivery: Delivery, provider_id: str = "") -> None:
    """Note that the channel confirms that it arrived. What went along another way and still waits is not needed."""
    now = timezone.now()
    arrived = {"state": State.CONFIRMED, "problem": "", "claimed_until": None, "confirmed_at": now}
    rows = Delivery.objects.filter(pk=delivery.pk).exclude(state__in=(State.CONFIRMED, State.CANCELLED))
    if not rows.update(handed_over_at=Coalesce("handed_over_at", now), **arrived):
        return
    if provider_id:
        Delivery.objects.filter(pk=delivery.pk, provider_id="").update(provider_id=provider_id)
    keep_promises(delivery)
    later = same_message(delivery).filter(rank__gt=delivery.rank, state=State.QUEUED)
    back_to(delivery, later)
    later.update(state=State.CANCELLED, claimed_until=None)


def opened_letters(*, guardian: Guardian, kind: str, numbers: Iterable[int]) -> None:
    """Confirm letters about these things that were given: the guardian opened what they are about (row M2)."""
    given = Delivery.objects.filter(channel=Delivery.Channel.LETTER, state=State.HANDED_OVER, guardian=guardian)
    for delivery in given.filter(about_kind=kind, about_id__in=list(numbers)):
        confirm(delivery=delivery)


@transaction.atomic
def came_back(*, delivery: Delivery, problem: Delivery.Problem = Problem.UNDELIVERED) -> None:
    """Note that what was handed over did not arrive after all, and go on through the next channel.

    What the channel confirmed or the guardian opened stays as it is: they have it.
    """
    if _failable(delivery).update(state=State.FAILED, problem=problem, claimed_until=None):
        fall_back(delivery=delivery)


def _failable(delivery: Delivery) -> QuerySet[Delivery]:
    open_ends = Q(state__in=(State.QUEUED, State.SENDING, State.HANDED_OVER))
    doubted = Q(state=State.FAILED, problem=Problem.UNSURE)
    return Delivery.objects.filter(open_ends | doubted, pk=delivery.pk).exclude(receipt__opened_at__isnull=False)
