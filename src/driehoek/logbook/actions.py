"""Verbs of the logbook: note a contact, make a promise, keep it."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from driehoek.logbook.models import Contact, Promise
from driehoek.logbook.queries import promises_for
from driehoek.people.audit import record
from driehoek.people.models import Account, Enrolment, Family, Group, Guardian, Location
from driehoek.people.models.base import on_day
from driehoek.people.queries import children_of, contact_persons, families_for
from driehoek.people.rules import today

CALL_BACK_DAYS = 2
FOLLOW_UP_DAYS = 7


@transaction.atomic
def note_contact(*, family: Family, location: Location, by: Account, **fields: Any) -> Contact:
    """Write down a contact with a family within reach (row M5); raises PermissionDenied otherwise."""
    if not families_for(by, "keep_promises").filter(pk=family.pk).exists():
        raise PermissionDenied
    contact = Contact.objects.create(
        family=family, location=location, account=by, at=timezone.now(), verb="noted", **fields
    )
    record("contact_noted", by=by, subject=contact, family=family, location=location)
    return contact


def owner_of(group: Group) -> Account | None:
    """Who keeps promises to families of this group: their contact person."""
    return contact_persons([group]).get(group.pk)


@transaction.atomic
def ask_to_call(*, guardian: Guardian, note: str = "") -> Promise:
    """Promise a parent to be called back within two working days (row M4); asking again keeps the first promise.

    Raises PermissionDenied when the guardian may not be informed about any child.
    """
    child = children_of(guardian).first()
    place = child and Enrolment.objects.filter(on_day(today()), child=child).select_related("group__location").first()
    if child is None or place is None:
        raise PermissionDenied
    mine = Promise.objects.filter(guardian=guardian, kind=Promise.Kind.CALL_BACK, state=Promise.State.OPEN)
    waiting = mine.filter(about_id=None).first()
    if waiting:
        return waiting
    promise = Promise.objects.create(
        location=place.group.location, group=place.group, family=child.family, guardian=guardian,
        owner=owner_of(place.group), kind=Promise.Kind.CALL_BACK, subject=note[:200], due=working_days(CALL_BACK_DAYS),
    )  # fmt: skip
    _contact_of(promise, verb="asked_call", channel="page", initiative="parent", mode="2.0", note=note)
    record("call_asked", by=guardian, subject=promise, family=child.family, location=promise.location)
    return promise


def working_days(days: int, start: date | None = None) -> date:
    """Return the day that lies so many working days (Monday to Friday) after `start`."""
    day = start or today()
    while days:
        day += timedelta(days=1)
        days -= day.weekday() < 5
    return day


@transaction.atomic
def keep(
    *, promise: Promise, by: Account, outcome: str, channel: str, appointment_on: date | None = None, declined: bool = False
) -> Promise | None:
    """Close a promise with what came of it, leave a contact, and return the promise of the new appointment if any.

    Raises PermissionDenied when the promise is out of reach.
    """
    promise = _locked(promise, by)
    promise.state = Promise.State.DECLINED if declined else Promise.State.KEPT
    promise.closed_at, promise.closed_by, promise.outcome = timezone.now(), by, outcome
    promise.save()
    _contact_of(promise, verb="followed_up", channel=channel, mode="2.0", note=outcome, account=by)
    record("promise_kept", by=by, subject=promise, family=promise.family, location=promise.location)
    return _appointment(promise, appointment_on) if appointment_on else None


def _appointment(promise: Promise, day: date) -> Promise:
    return Promise.objects.create(
        location=promise.location, group=promise.group, family=promise.family, guardian=promise.guardian,
        owner=promise.owner, kind=Promise.Kind.AGREEMENT, subject=promise.subject, due=day,
        about_kind="promise", about_id=promise.pk,
    )  # fmt: skip


@transaction.atomic
def reopen(*, promise: Promise, by: Account) -> None:
    """Take back the closing of a promise."""
    promise = _locked(promise, by)
    promise.state, promise.closed_at, promise.closed_by, promise.outcome = Promise.State.OPEN, None, None, ""
    promise.save()
    Promise.objects.filter(about_kind="promise", about_id=promise.pk, state=Promise.State.OPEN).delete()
    Contact.objects.filter(verb="followed_up", about_kind="promise", about_id=promise.pk).delete()
    record("promise_reopened", by=by, subject=promise, family=promise.family, location=promise.location)


@transaction.atomic
def hand_over(*, promise: Promise, by: Account, to: Account, due: date) -> None:
    """Give a promise another owner or another day."""
    promise = _locked(promise, by)
    promise.owner, promise.due = to, due
    promise.save()
    record("promise_handed_over", by=by, subject=promise, family=promise.family, location=promise.location)


def _locked(promise: Promise, by: Account) -> Promise:
    row = promises_for(by).select_for_update(of=("self",)).filter(pk=promise.pk).first()
    if row is None:
        raise PermissionDenied
    return row


def _contact_of(promise: Promise, **fields: Any) -> Contact:
    return Contact.objects.create(
        location=promise.location, family=promise.family, guardian=promise.guardian, at=timezone.now(),
        subject=promise.subject, about_kind="promise", about_id=promise.pk, **fields,
    )  # fmt: skip
