"""What parents do with an invitation: see it, answer it, say afterwards why they were not there."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from driehoek.activities import phrases
from driehoek.activities.models import Absence, Activity, Invitation
from driehoek.activities.queries import text_in
from driehoek.activities.reasons import codes
from driehoek.logbook.actions import FOLLOW_UP_DAYS, owner_of, working_days
from driehoek.logbook.models import Contact, Promise
from driehoek.people.audit import record

NEEDS = ("needs_interpreter", "needs_childcare", "needs_other_time")


def mark_seen(*, invitation: Invitation) -> None:
    """Note the first time that the invitation was really drawn on a screen."""
    Invitation.objects.filter(pk=invitation.pk, seen_at=None).update(seen_at=timezone.now())


@transaction.atomic
def answer(
    *,
    invitation: Invitation,
    answer: str,
    reason: str = "",
    note: str = "",
    adults: int = 1,
    children: int = 0,
    needs: frozenset[str] = frozenset(),
) -> Invitation:
    """Keep a guardian's answer; it may be changed until the activity is closed.

    `needs` holds names out of NEEDS. Raises ValidationError when a "no" has no reason or it is too late.
    """
    if invitation.activity.state != Activity.State.INVITED:
        raise ValidationError(phrases.TOO_LATE)
    if answer == Invitation.Answer.NO and reason not in codes("parent"):
        raise ValidationError(phrases.CHOOSE_REASON)
    now = timezone.now()
    invitation.answer, invitation.reason, invitation.note = answer, reason, note
    invitation.adults, invitation.children = adults, children
    invitation.answered_at, invitation.seen_at = now, invitation.seen_at or now
    for need in NEEDS:
        setattr(invitation, need, need in needs)
    invitation.full_clean(validate_unique=False)
    invitation.save()
    _note(invitation, verb="answered")
    _promise_other_time(invitation)
    record("answered", by=invitation.guardian, subject=invitation, family=invitation.family)
    return invitation


def _note(invitation: Invitation, verb: str) -> None:
    text = text_in(invitation.activity, invitation.language)
    Contact.objects.create(
        location=invitation.activity.location, family=invitation.family, guardian=invitation.guardian,
        at=timezone.now(), initiative="parent_asked", channel="page", language=invitation.language, mode="2.0",
        verb=verb, subject=text.title, about_kind="invitation", about_id=invitation.pk,
    )  # fmt: skip


def _promise_other_time(invitation: Invitation) -> None:
    """A parent who asks for another time is owed one; taking the wish back takes the open promise back."""
    about = {"about_kind": "invitation", "about_id": invitation.pk, "kind": Promise.Kind.NEW_APPOINTMENT}
    if not invitation.needs_other_time:
        Promise.objects.filter(**about, family=invitation.family, state=Promise.State.OPEN).delete()
        return
    Promise.objects.get_or_create(
        **about, family=invitation.family,
        defaults={
            "location": invitation.activity.location, "group": invitation.group, "guardian": invitation.guardian,
            "owner": owner_of(invitation.group) or invitation.activity.owner,
            "subject": text_in(invitation.activity, "nl").title, "due": working_days(FOLLOW_UP_DAYS),
        },
    )  # fmt: skip


@transaction.atomic
def explain_absence(*, invitation: Invitation, reason: str, note: str = "") -> Absence:
    """Let a guardian say afterwards why they were not there; it never turns a no-show into excused.

    Raises ValidationError for an unknown reason or when the family came after all.
    """
    absence = Absence.objects.filter(activity=invitation.activity, family=invitation.family).first()
    if absence is None or reason not in codes("parent"):
        raise ValidationError(phrases.CHOOSE_REASON)
    absence.reason, absence.note, absence.told_by_parent = reason, note, True
    absence.save()
    _note(invitation, verb="explained")
    record("absence_explained", by=invitation.guardian, subject=absence, family=invitation.family)
    return absence
