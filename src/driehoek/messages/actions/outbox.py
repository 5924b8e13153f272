"""Verbs of the outbox: put in first, hand over later, give up with a promise."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from driehoek.logbook.actions import CALL_BACK_DAYS, owner_of, working_days
from driehoek.logbook.models import Promise
from driehoek.messages.models import Delivery
from driehoek.messages.queries import deliveries_for
from driehoek.people.audit import record
from driehoek.people.models import Account, Enrolment, Guardian, Location
from driehoek.people.models.base import on_day
from driehoek.people.queries import children_of
from driehoek.people.rules import today


def channel_for(guardian: Guardian) -> Delivery.Channel:
    """By e-mail when there is an address and the guardian did not ask for paper; else a letter goes along."""
    if guardian.email and guardian.channel != Guardian.Channel.LETTER:
        return Delivery.Channel.EMAIL
    return Delivery.Channel.LETTER


def enqueue(deliveries: Iterable[Delivery]) -> list[Delivery]:
    """Keep deliveries in the outbox; the worker hands over e-mails, a colleague prints the letters."""
    return Delivery.objects.bulk_create(deliveries)


@transaction.atomic
def hand_over_letters(*, letters: QuerySet[Delivery], location: Location, by: Account) -> int:
    """Note that a colleague printed these waiting letters and gave them; returns how many.

    Letters outside their reach stay as they are.
    """
    mine = deliveries_for(by, "plan_activities").order_by().values("pk")
    waiting = letters.filter(pk__in=mine, channel=Delivery.Channel.LETTER, state=Delivery.State.QUEUED).order_by()
    numbers = list(waiting.values_list("pk", flat=True))
    given = {"state": Delivery.State.HANDED_OVER, "handed_over_at": timezone.now()}
    changed = Delivery.objects.filter(pk__in=numbers, state=Delivery.State.QUEUED).update(**given)
    record("letters_given", by=by, location=location, letters=changed)
    return changed


@transaction.atomic
def send_again(*, delivery: Delivery, by: Account) -> None:
    """Put a message that failed back in the outbox, for the address that the guardian has now.

    The promise to reach them another way stays open until the e-mail is handed over. Raises PermissionDenied when the
    message is out of reach, or did not fail.
    """
    mine = deliveries_for(by, "plan_activities").filter(pk=delivery.pk, state=Delivery.State.FAILED).order_by()
    again = {"state": Delivery.State.QUEUED, "attempts": 0, "not_before": None, "problem": ""}
    if not Delivery.objects.filter(pk__in=mine.values("pk")).update(address=delivery.guardian.email, **again):
        raise PermissionDenied
    record(
        "sent_again", by=by, subject=delivery, family=delivery.family, location=delivery.location,
        about=delivery.guardian,
    )  # fmt: skip


@transaction.atomic
def give_up(*, delivery: Delivery, problem: Delivery.Problem) -> None:
    """Note that an e-mail did not arrive and why, and promise that somebody reaches the guardian another way, once.

    Nothing is promised about children of whom the guardian may not be informed any more.
    """
    ended = (Delivery.State.HANDED_OVER, Delivery.State.FAILED, Delivery.State.CANCELLED)
    failed = {"state": Delivery.State.FAILED, "problem": problem, "claimed_until": None}
    if Delivery.objects.filter(pk=delivery.pk).exclude(state__in=ended).update(**failed):
        _promise_another_way(delivery)


def _promise_another_way(delivery: Delivery) -> None:
    children = children_of(delivery.guardian)
    children = children.filter(family=delivery.family_id) if delivery.family_id else children
    child = children.first()
    if child is None:
        return
    places = Enrolment.objects.filter(on_day(today()), child__in=children, group__location=delivery.location)
    place = places.select_related("group").order_by("pk").first()
    group = place.group if place else None
    Promise.objects.get_or_create(
        family_id=child.family_id, kind=Promise.Kind.UNDELIVERED, about_kind="delivery", about_id=delivery.pk,
        defaults={
            "location": delivery.location, "guardian": delivery.guardian, "group": group,
            "owner": owner_of(group) if group else None, "subject": delivery.subject,
            "due": working_days(CALL_BACK_DAYS),
        },
    )  # fmt: skip


@transaction.atomic
def arrived(*, delivery: Delivery) -> None:
    """Note that the mail server took an e-mail; what was promised because it failed before is done with that."""
    now = timezone.now()
    taken = {"state": Delivery.State.HANDED_OVER, "problem": "", "claimed_until": None, "handed_over_at": now}
    Delivery.objects.filter(pk=delivery.pk).exclude(state=Delivery.State.CANCELLED).update(**taken)
    owed = Promise.objects.filter(about_kind="delivery", about_id=delivery.pk, state=Promise.State.OPEN)
    owed.update(state=Promise.State.KEPT, closed_at=now, outcome=_("The e-mail was sent after all."))
