"""Invite every guardian who has a right to it, each personally, each once."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from driehoek.activities.letters import invitation_mails
from driehoek.activities.models import Activity, Invitation
from driehoek.activities.queries import activities_for, text_in
from driehoek.activities.rules import entitled
from driehoek.logbook.models import Contact
from driehoek.messages.actions import enqueue
from driehoek.messages.models import Delivery
from driehoek.people.actions import ensure_links
from driehoek.people.audit import record
from driehoek.people.models import Account, Child, Enrolment, Group, Guardian
from driehoek.people.models.base import on_day


@dataclass(frozen=True)
class Invited:
    """How many guardians were newly invited, through which channel, and how many had been already."""

    by_email: int
    by_letter: int
    before: int


@dataclass(frozen=True)
class Recipient:
    """A guardian with the child and group for which they are invited."""

    guardian: Guardian
    child: Child
    group: Group


def who_would_be_invited(activity: Activity) -> list[Recipient]:
    """Return each guardian with a right to this activity once, with the first of their children it is for."""
    day = timezone.localdate(activity.starts_at)
    groups = activity.groups.all()
    enrolled = Enrolment.objects.filter(on_day(day), group__in=groups).select_related("group").order_by("-pk")
    group_of = {row.child_id: row.group for row in enrolled}
    rows = entitled(groups, day).select_related("guardian", "child__family").order_by("-child__birth_date", "-pk")
    first = {row.guardian_id: Recipient(row.guardian, row.child, group_of[row.child_id]) for row in rows}
    return sorted(first.values(), key=lambda recipient: recipient.guardian.sort_name)


@transaction.atomic
def invite(*, activity: Activity, by: Account) -> Invited:
    """Invite everybody entitled who is not invited yet; doing it again reaches only newcomers.

    Raises PermissionDenied when the activity is not theirs to plan, ValueError when it is cancelled or over.
    """
    activity = _for_planner(activity, by)
    if activity.state in (Activity.State.CANCELLED, Activity.State.CLOSED):
        raise ValueError("a cancelled or closed activity invites nobody")
    before = set(activity.invitations.values_list("guardian", flat=True))
    new = [recipient for recipient in who_would_be_invited(activity) if recipient.guardian.pk not in before]
    invitations = Invitation.objects.bulk_create(_invitations(activity, new))
    deliveries = _deliver(activity, invitations)
    activity.state, activity.invited_at = Activity.State.INVITED, activity.invited_at or timezone.now()
    activity.save()
    record("invited", by=by, subject=activity, location=activity.location, guardians=len(new))
    mails = sum(delivery.channel == Delivery.Channel.EMAIL for delivery in deliveries)
    return Invited(by_email=mails, by_letter=len(deliveries) - mails, before=len(before))


def _for_planner(activity: Activity, by: Account) -> Activity:
    row = activities_for(by, "plan_activities").filter(pk=activity.pk).first()
    if row is None:
        raise PermissionDenied
    return row


def _invitations(activity: Activity, recipients: Iterable[Recipient]) -> list[Invitation]:
    now = timezone.now()
    return [
        Invitation(
            activity=activity, guardian=who.guardian, family=who.child.family, child=who.child, group=who.group,
            language=who.guardian.language_read, invited_at=now,
        )
        for who in recipients
    ]  # fmt: skip


def _deliver(activity: Activity, invitations: list[Invitation]) -> list[Delivery]:
    links = ensure_links(invitation.guardian for invitation in invitations)
    deliveries = enqueue(invitation_mails(activity, invitations, links))
    channel = {delivery.guardian_id: delivery.channel for delivery in deliveries}
    Contact.objects.bulk_create(
        Contact(
            location=activity.location, family=invitation.family, guardian=invitation.guardian,
            at=invitation.invited_at, channel=channel[invitation.guardian_id], language=invitation.language,
            verb="invited", subject=text_in(activity, invitation.language).title,
            about_kind="invitation", about_id=invitation.pk,
        )
        for invitation in invitations
    )  # fmt: skip
    return deliveries


@transaction.atomic
def cancel(*, activity: Activity, by: Account) -> None:
    """Cancel an activity; invitations show that it does not go on, whatever waits to be sent is stopped."""
    activity = _for_planner(activity, by)
    activity.state = Activity.State.CANCELLED
    activity.save()
    waiting = Delivery.objects.filter(about_kind="invitation", about_id__in=activity.invitations.values("pk"))
    waiting.filter(state=Delivery.State.QUEUED).update(state=Delivery.State.CANCELLED)
    record("activity_cancelled", by=by, subject=activity, location=activity.location)
