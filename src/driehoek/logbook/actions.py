"""Verbs of the logbook: note a contact, make a promise, keep it."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from driehoek.logbook import rules
from driehoek.logbook.models import Contact, Promise
from driehoek.logbook.queries import promises_for
from driehoek.logbook.rules import may_contact
from driehoek.people.audit import record
from driehoek.people.models import Account, Enrolment, Family, Group, Guardian, Location
from driehoek.people.models.base import on_day
from driehoek.people.queries import children_of, contact_persons, families_for
from driehoek.people.rules import CONTACT, today

CALL_BACK_DAYS = 2
FOLLOW_UP_DAYS = 7


@transaction.atomic
def note_contact(*, family: Family, location: Location, by: Account, category: str = CONTACT, **fields: Any) -> Contact:
    """Write down a contact with a family within reach (row M5).

    `fields` are those of Contact, without who and when. Raises PermissionDenied out of reach, and when the school
    would have begun a contact about `category` that it may not begin (`rules.may_contact`); what a parent began is
    always noted.
    """
    if not families_for(by, "keep_promises").filter(pk=family.pk).exists():
        raise PermissionDenied
    by_parent = fields.get("initiative") == Contact.Initiative.PARENT
    if not (by_parent or may_contact(family, fields.get("guardian"), category)):
        raise PermissionDenied
    contact = Contact.objects.create(
        **{"at": timezone.now(), "verb": "noted"} | fields, family=family, location=location, account=by
    )
    record("contact_noted", by=by, subject=contact, family=family, location=location, about=contact.guardian)
    return contact


@transaction.atomic
def agree(*, contact: Contact, by: Account, subject: str, due: date) -> Promise:
    """Promise something to the family in a contact that was just noted; who promises keeps it."""
    promise = Promise.objects.create(
        location=contact.location, family=contact.family, guardian=contact.guardian, owner=by,
        kind=Promise.Kind.AGREEMENT, subject=subject, due=due, about_kind="contact", about_id=contact.pk,
    )  # fmt: skip
    _record("promise_made", promise, by)
    return promise


def owner_of(group: Group) -> Account | None:
    """Who keeps promises to families of this group: their contact person, or who stands in for them today."""
    return contact_persons([group]).get(group.pk)


@transaction.atomic
def ask_to_call(
    *,
    guardian: Guardian,
    note: str = "",
    child: int | None = None,
    best_times: Sequence[str] = (),
    language: str = "",
) -> Promise:
    """Promise a parent to be called back within two working days (row M4), by whom they can turn to about `child`.

    `best_times` are moments of `Guardian.Moment`, `language` is in the parent's own words.

    `child` is the number of one of their own children; any other, or none, means the first.

    Asking again keeps the first promise and its day; what the parent says this time is noted too. When and in which
    language they like to be called is what they said last. Raises PermissionDenied when the guardian may not be
    informed about any child.
    """
    places = Enrolment.objects.filter(on_day(today()), child__in=children_of(guardian)).select_related(
        "group__location", "child"
    )
    place = places.filter(child=child).first() or places.order_by("child__birth_date", "pk").first()
    if place is None:
        raise PermissionDenied
    mine = Promise.objects.filter(guardian=guardian, kind=Promise.Kind.CALL_BACK, state=Promise.State.OPEN)
    promise = mine.filter(about_id=None).first() or Promise.objects.create(
        location=place.group.location, group=place.group, family_id=place.child.family_id, guardian=guardian,
        owner=owner_of(place.group), kind=Promise.Kind.CALL_BACK, subject=note[:200], due=working_days(CALL_BACK_DAYS),
    )  # fmt: skip
    if best_times or language:
        promise.best_times, promise.language = list(best_times), language
        promise.save(update_fields=["best_times", "language"])
    asked = {"verb": "asked_call", "about_kind": "promise", "about_id": promise.pk, "note": note}
    if not Contact.objects.filter(**asked).exists():
        _contact_of(promise, verb="asked_call", channel="page", initiative="parent", mode="2.0", note=note)
    record("call_asked", by=guardian, subject=promise, family=promise.family, location=promise.location)
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
    *,
    promise: Promise,
    by: Account,
    outcome: str,
    channel: str,
    appointment_on: date | None = None,
    declined: bool = False,
) -> Promise | None:
    """Close a promise with what came of it, leave a contact, and return the promise of the new appointment if any.

    A family that may no longer be contacted can only be declined, and leaves no contact. Raises PermissionDenied when
    the promise is out of reach or may not be kept any more, ValidationError when it was closed in the meantime.
    """
    promise = _locked(promise, by)
    if promise.state != Promise.State.OPEN:
        raise ValidationError(_("A colleague has closed this promise in the meantime."))
    reachable = may_contact(promise.family, promise.guardian, promise.category)
    if not (reachable or declined):
        raise PermissionDenied
    promise.state = Promise.State.DECLINED if declined else Promise.State.KEPT
    promise.closed_at, promise.closed_by, promise.outcome = timezone.now(), by, outcome
    promise.save()
    if reachable:
        _contact_of(promise, verb="followed_up", channel=channel, mode="2.0", note=outcome, account=by)
    _record("promise_kept", promise, by)
    return _appointment(promise, appointment_on) if appointment_on and not declined else None


@transaction.atomic
def settle(*, promises: QuerySet[Promise], by: Account | None, outcome: str = "", declined: bool = False) -> int:
    """Close what was owed because it was done elsewhere in Driehoek, by a colleague or by the parent; returns how many.

    The contact in which it was done is noted by whoever did it.
    """
    rows = list(promises.select_for_update(of=("self",)).filter(state=Promise.State.OPEN))
    for promise in rows:
        promise.state = Promise.State.DECLINED if declined else Promise.State.KEPT
        promise.closed_at, promise.closed_by, promise.outcome = timezone.now(), by, outcome
        promise.save()
        if by:
            _record("promise_kept", promise, by)
    return len(rows)


def _appointment(promise: Promise, day: date) -> Promise:
    return Promise.objects.create(
        location=promise.location, group=promise.group, family=promise.family, guardian=promise.guardian,
        owner=promise.owner, kind=Promise.Kind.AGREEMENT, subject=promise.subject, due=day,
        about_kind="promise", about_id=promise.pk,
    )  # fmt: skip


@transaction.atomic
def reopen(*, promise: Promise, by: Account) -> None:
    """Take back the closing of a promise; what was written stays, to go on from.

    Raises PermissionDenied when out of reach, or when the new appointment that came of it has been kept already.
    """
    promise = _locked(promise, by)
    if not rules.may_reopen(promise):
        raise PermissionDenied
    promise.state, promise.closed_at, promise.closed_by = Promise.State.OPEN, None, None
    promise.save()
    rules.appointments_after(promise).delete()
    Contact.objects.filter(verb="followed_up", about_kind="promise", about_id=promise.pk).delete()
    _record("promise_reopened", promise, by)


@transaction.atomic
def hand_over(*, promise: Promise, by: Account, to: Account, due: date) -> None:
    """Give a promise another owner or another day.

    Raises PermissionDenied when it is out of reach of either colleague: nobody else would see it.
    """
    promise = _locked(promise, by)
    if not promises_for(to).filter(pk=promise.pk).exists():
        raise PermissionDenied
    promise.owner, promise.due = to, due
    promise.save()
    _record("promise_handed_over", promise, by)


def _record(verb: str, promise: Promise, by: Account) -> None:
    record(verb, by=by, subject=promise, family=promise.family, location=promise.location, about=promise.guardian)


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
