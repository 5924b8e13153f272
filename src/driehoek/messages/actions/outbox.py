"""Verbs of the outbox: put in first, hand over later, give up with a promise."""

from collections.abc import Iterable
from contextlib import nullcontext

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from driehoek.logbook.actions import CALL_BACK_DAYS, owner_of, working_days
from driehoek.logbook.models import Promise
from driehoek.messages.digest import hand_on, release
from driehoek.messages.models import Delivery
from driehoek.messages.queries import deliveries_for, same_message
from driehoek.messages.routes import address_of, route
from driehoek.messages.steps import taken
from driehoek.messages.when import when_quiet
from driehoek.people.audit import record
from driehoek.people.models import Account, Child, Enrolment, Location
from driehoek.people.models.base import on_day
from driehoek.people.queries import children_of
from driehoek.people.rules import today
from driehoek.shared.rows import insert

State = Delivery.State


def enqueue(deliveries: Iterable[Delivery]) -> list[Delivery]:
    """Keep deliveries in the outbox; the worker hands them over, people print the letters and make the calls."""
    return insert(deliveries)


@transaction.atomic
def hand_over_letters(*, letters: QuerySet[Delivery], location: Location, by: Account) -> int:
    """Note that a colleague printed these waiting letters and gave them; returns how many.

    Letters outside their reach stay as they are.
    """
    mine = deliveries_for(by, "plan_activities").order_by().values("pk")
    waiting = letters.filter(pk__in=mine, channel=Delivery.Channel.LETTER, state=State.QUEUED).order_by()
    numbers = list(waiting.values_list("pk", flat=True))
    given = {"state": State.HANDED_OVER, "handed_over_at": timezone.now()}
    changed = Delivery.objects.filter(pk__in=numbers, state=State.QUEUED).update(**given)
    record("letters_given", by=by, location=location, letters=changed)
    return changed


@transaction.atomic
def send_again(*, delivery: Delivery, by: Account) -> None:
    """Put a message that failed back in the outbox, for the address that the guardian has now.

    What waits to go a later way does not go then: once is enough. The promise to reach them another way stays open
    until it is handed over. Raises PermissionDenied when the message is out of reach, or did not fail.
    """
    mine = deliveries_for(by, "plan_activities").filter(pk=delivery.pk, state=State.FAILED).order_by()
    again = {"state": State.QUEUED, "attempts": 0, "not_before": None, "problem": "", "provider_id": ""}
    address = address_of(delivery.guardian, delivery.channel)
    if not Delivery.objects.filter(pk__in=mine.values("pk")).update(address=address, **again):
        raise PermissionDenied
    later = same_message(delivery).filter(rank__gt=delivery.rank, state=State.QUEUED, claimed_until=None)
    release(later)
    later.filter(print_run=None).delete()
    record(
        "sent_again", by=by, subject=delivery, family=delivery.family, location=delivery.location,
        about=delivery.guardian,
    )  # fmt: skip


@transaction.atomic
def give_up(*, delivery: Delivery, problem: Delivery.Problem) -> None:
    """Note that a delivery did not arrive and why, and go on through the next channel of the guardian's route.

    When none is left, somebody is promised to reach the guardian another way, once. What may have arrived after all
    (UNSURE) does not go out a second time by itself unless it is urgent: a person looks first.
    """
    rows = Delivery.objects.filter(pk=delivery.pk, state__in=(State.QUEUED, State.SENDING))
    if rows.update(state=State.FAILED, problem=problem, claimed_until=None):
        delivery.problem = problem
        fall_back(delivery=delivery, certain=problem != Delivery.Problem.UNSURE)


def fall_back(*, delivery: Delivery, certain: bool = True) -> Delivery | None:
    """Put the same message in the outbox for the next channel that was not tried yet, else promise a person.

    Returns the new delivery, if any. Nothing is sent or promised about children of whom the guardian may not be
    informed any more. A message that is about nothing was asked for through this channel, and goes through no other.
    """
    child = _child_of(delivery)
    if child is None:
        return None
    way = _next_way(delivery) if certain or delivery.urgent else None
    if way is None:
        _promise_another_way(delivery, child)
        return None
    following = replace(delivery, way, delivery.rank + 1)
    following.not_before = None if delivery.urgent else when_quiet(delivery.location)
    enqueue([following])
    hand_on(delivery, following)
    return following


def replace(delivery: Delivery, way: str, rank: int) -> Delivery:
    """Return the same message, unsaved, for another channel."""
    kept = (
        "location_id", "family_id", "guardian_id", "child_id", "category", "receipt_id", "about_kind", "about_id",
        "kind", "language", "subject", "body", "url", "news", "urgent",
    )  # fmt: skip
    values = {name: getattr(delivery, name) for name in kept}
    return Delivery(channel=way, rank=rank, address=address_of(delivery.guardian, way), **values)


def _next_way(delivery: Delivery) -> str | None:
    if delivery.about_id is None:
        return None
    tried = set(same_message(delivery).values_list("channel", flat=True))
    ways = route(delivery.guardian, delivery.location, news=delivery.news, urgent=delivery.urgent)
    return next((way for way in ways if way not in tried and not _known_wrong(delivery, way)), None)


def _known_wrong(delivery: Delivery, way: str) -> bool:
    """Whether a stranger answered at this number: they may not get the guardian's link in a text message."""
    called = delivery.channel == Delivery.Channel.PHONE and delivery.problem == Delivery.Problem.REFUSED
    return called and way == Delivery.Channel.SMS


def _child_of(delivery: Delivery) -> Child | None:
    return _children_of(delivery).first()


def _children_of(delivery: Delivery) -> QuerySet[Child]:
    children = children_of(delivery.guardian, delivery.category)
    if delivery.child_id:
        return children.filter(pk=delivery.child_id)
    return children.filter(family=delivery.family_id) if delivery.family_id else children


def _promise_another_way(delivery: Delivery, child: Child) -> None:
    children = _children_of(delivery)
    places = Enrolment.objects.filter(on_day(today()), child__in=children, group__location=delivery.location)
    place = places.select_related("group").order_by("pk").first()
    group = place.group if place else None
    Promise.objects.get_or_create(
        family_id=child.family_id, kind=Promise.Kind.UNDELIVERED, about_kind="delivery", about_id=delivery.pk,
        defaults={
            "location": delivery.location, "guardian": delivery.guardian, "group": group,
            "category": delivery.category,
            "owner": owner_of(group) if group else None, "subject": delivery.subject,
            "due": working_days(0 if delivery.urgent else CALL_BACK_DAYS),
        },
    )  # fmt: skip


def arrived(*, delivery: Delivery, provider_id: str = "", owed: bool = True) -> None:
    """Note that the other side took a delivery; what was promised because it failed before is done with that.

    `owed` is False when the caller knows that nothing was promised (`owed_among`).
    """
    with transaction.atomic() if owed else nullcontext():
        if not taken(delivery, provider_id) and provider_id:
            # A report can be quicker than the answer; then only the name is new.
            Delivery.objects.filter(pk=delivery.pk, provider_id="").update(provider_id=provider_id)
        if owed:
            keep_promises(delivery)


def owed_among(deliveries: Iterable[Delivery]) -> set[int]:
    """Return the numbers of those about which something may be promised; one query for any number."""
    rows = list(deliveries)
    owed = Promise.objects.filter(about_kind="delivery", about_id__in=[row.pk for row in rows]) if rows else []
    return {row.pk for row in rows if row.rank} | {promise.about_id or 0 for promise in owed}


def keep_promises(delivery: Delivery) -> None:
    """Close what was promised because this message did not arrive through another channel, or at first."""
    numbers = list(same_message(delivery).values_list("pk", flat=True)) if delivery.rank else [delivery.pk]
    owed = Promise.objects.filter(about_kind="delivery", about_id__in=numbers, state=Promise.State.OPEN)
    kept = {"closed_at": timezone.now(), "outcome": _("It was sent after all.")}
    owed.filter(kind=Promise.Kind.UNDELIVERED).update(state=Promise.State.KEPT, **kept)
