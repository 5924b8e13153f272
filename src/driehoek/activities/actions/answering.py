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
from driehoek.messages.actions import opened_letters
from driehoek.people.audit import record

NEEDS = ("needs_interpreter", "needs_childcare", "needs_other_time")


def mark_seen(*, invitation: Invitation) -> None:
    """Note the first time that the invitation was really drawn on a screen."""
    if Invitation.objects.filter(pk=invitation.pk, seen_at=None).update(seen_at=timezone.now()):
        opened_letters(guardian=invitation.guardian, kind="invitation", numbers=[invitation.pk])


def can_answer(activity: Activity) -> bool:
    """Whether an answer still counts: until it begins, so that "told beforehand" keeps its meaning."""
    return activity.state == Activity.State.INVITED and timezone.now() < activity.starts_at


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
    """Keep a guardian's answer; it may be changed until the activity begins.

    `needs` holds names out of NEEDS. A "no" has a reason, or asks for another time. Raises ValidationError when it
    has neither, when it is no answer at all, or when it is too late.
    """
    # Read again inside the transaction: the activity may have been cancelled while the parent was reading.
    invitation = Invitation.objects.select_for_update(of=("self",)).select_related("activity").get(pk=invitation.pk)
    if not can_answer(invitation.activity):
        raise ValidationError(phrases.TOO_LATE)
    comes = answer == Invitation.Answer.YES
    _check(answer, reason, needs)
    now = timezone.now()
    invitation.answer, invitation.reason, invitation.note = answer, "" if comes else reason, note
    invitation.adults, invitation.children = adults, children
    invitation.answered_at, invitation.seen_at = now, invitation.seen_at or now
    for need in NEEDS:
        setattr(invitation, need, need in needs)
    invitation.full_clean(validate_unique=False)
    invitation.save()
    opened_letters(guardian=invitation.guardian, kind="invitation", numbers=[invitation.pk])
    _note(invitation, verb="answered")
    _promise_other_time(invitation)
    record(
        "answered", by=invitation.guardian, subject=invitation, family=invitation.family,
        location=invitation.activity.location,
    )  # fmt: skip
    return invitation


def _check(answer: str, reason: str, needs: frozenset[str]) -> None:
    if answer not in (Invitation.Answer.YES, Invitation.Answer.NO):
        raise ValidationError(phrases.CHOOSE_ANSWER)
    if answer == Invitation.Answer.NO and reason not in codes("parent") and "needs_other_time" not in needs:
        raise ValidationError(phrases.CHOOSE_REASON)


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

    What somebody told before stays. Raises ValidationError for an unknown reason, when a reason is known already, or
    when the family came after all.
    """
    rows = Absence.objects.select_for_update().filter(activity=invitation.activity, family=invitation.family)
    absence = rows.first()
    if absence is None or absence.reason:
        raise ValidationError(phrases.ALREADY_KNOWN)
    if reason not in codes("parent"):
        raise ValidationError(phrases.CHOOSE_REASON)
    absence.reason, absence.note, absence.told_by_parent = reason, note, True
    absence.full_clean(validate_unique=False)
    absence.save()
    _note(invitation, verb="explained")
    record(
        "absence_explained", by=invitation.guardian, subject=absence, family=invitation.family,
        location=invitation.activity.location,
    )  # fmt: skip
    return absence
