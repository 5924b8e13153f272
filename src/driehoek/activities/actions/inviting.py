"""Invite every guardian who has a right to it, each personally, each once; and tell them when it does not go on."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from driehoek.activities.actions.experimenting import deal_lots
from driehoek.activities.letters import cancellation_mails, invitation_mails, second_mails
from driehoek.activities.models import Activity, Invitation
from driehoek.activities.queries import activities_to_plan, text_in
from driehoek.activities.queries.inviting import Recipient, who_would_be_invited
from driehoek.activities.rules import expected_today
from driehoek.logbook.models import Contact
from driehoek.messages.actions import enqueue
from driehoek.messages.models import Delivery
from driehoek.people.actions import ensure_links
from driehoek.people.audit import record
from driehoek.people.models import Account


@dataclass(frozen=True)
class Invited:
    """How many guardians were newly invited, through which channel, and how many had been already."""

    ways: dict[str, int]
    before: int

    @property
    def new(self) -> int:
        """Guardians who were invited now."""
        return sum(self.ways.values())


@transaction.atomic
def invite(*, activity: Activity, by: Account) -> Invited:
    """Invite everybody entitled who is not invited yet; doing it again reaches only newcomers.

    Raises PermissionDenied when the activity is not theirs to plan, ValidationError when it is cancelled or has begun.
    """
    activity = _for_planner(activity, by)
    if not can_invite(activity):
        raise ValidationError(_("This activity is cancelled or has begun already. It invites nobody any more."))
    before = set(activity.invitations.values_list("guardian", flat=True))
    new = [recipient for recipient in who_would_be_invited(activity) if recipient.guardian.pk not in before]
    lots = deal_lots(activity, new)
    invitations = Invitation.objects.bulk_create(_invitations(activity, new))
    deliveries = _deliver(activity, invitations, lots)
    activity.state, activity.invited_at = Activity.State.INVITED, activity.invited_at or timezone.now()
    activity.save(update_fields=["state", "invited_at"])
    record("invited", by=by, subject=activity, location=activity.location, guardians=len(new))
    return Invited(ways=dict(Counter(delivery.channel for delivery in deliveries)), before=len(before))


def can_invite(activity: Activity) -> bool:
    """Whether there is still something to invite to."""
    return activity.state in (Activity.State.DRAFT, Activity.State.INVITED) and activity.starts_at > timezone.now()


def _for_planner(activity: Activity, by: Account) -> Activity:
    """Return the activity as it is now, waiting for whoever is changing it."""
    rows = activities_to_plan(by).select_for_update(of=("self",)).select_related("experiment")
    row = rows.filter(pk=activity.pk).first()
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


def _deliver(activity: Activity, invitations: list[Invitation], lots: dict[int, str]) -> list[Delivery]:
    """Queue what is sent; return one delivery per invitation, without what a way of inviting adds to it."""
    links = ensure_links(invitation.guardian for invitation in invitations)
    deliveries = enqueue(invitation_mails(activity, invitations, links, lots))
    channels = {row.guardian_id: row.channel for row in deliveries}
    enqueue(second_mails(activity, invitations, links, channels, lots))
    _note(activity, invitations, "invited", channels)
    return deliveries


def _note(activity: Activity, invitations: list[Invitation], verb: str, channels: dict[int, str]) -> None:
    now = timezone.now()
    Contact.objects.bulk_create(
        Contact(
            location=activity.location, family=row.family, guardian=row.guardian, at=now, verb=verb,
            channel=channels[row.guardian_id], language=row.language, subject=text_in(activity, row.language).title,
            about_kind="invitation", about_id=row.pk,
        )
        for row in invitations
    )  # fmt: skip


@dataclass(frozen=True)
class Cancelled:
    """How many guardians are told through a machine that it does not go on, and how many a colleague must call."""

    told: int
    to_call: int


@transaction.atomic
def cancel(*, activity: Activity, by: Account) -> Cancelled:
    """Cancel an activity: stop what waits to be sent, and tell everybody who knows of it and can be told at once.

    Doing it again changes nothing. Raises PermissionDenied when the activity is not theirs to plan, ValidationError
    when it is done already.
    """
    activity = _for_planner(activity, by)
    if activity.state == Activity.State.CLOSED:
        raise ValidationError(_("This activity is done. What happened cannot be cancelled."))
    if activity.state == Activity.State.CANCELLED:
        return Cancelled(0, 0)
    activity.state = Activity.State.CANCELLED
    activity.save(update_fields=["state"])
    told, to_call = _tell(activity, _stop_what_waits(activity))
    record("activity_cancelled", by=by, subject=activity, location=activity.location, told=told)
    return Cancelled(told, to_call)


def _stop_what_waits(activity: Activity) -> set[int]:
    """Cancel invitations that were not handed over yet; return the pks of those of which nobody can know.

    A letter that waits may have been printed and given along, so only the other channels count as surely unknown.
    """
    about = Delivery.objects.filter(about_kind="invitation", about_id__in=activity.invitations.values("pk"))
    invitations = about.filter(kind="invitation")
    waits = Q(state=Delivery.State.QUEUED) & ~Q(channel=Delivery.Channel.LETTER)
    perhaps = set(invitations.exclude(waits).values_list("about_id", flat=True))
    unknown = set(invitations.filter(waits).values_list("about_id", flat=True)) - perhaps
    # One that failed must not be sent again either.
    invitations.filter(state__in=(Delivery.State.QUEUED, Delivery.State.FAILED)).update(state=Delivery.State.CANCELLED)
    return {pk for pk in unknown if pk}


def _tell(activity: Activity, unknown: set[int]) -> tuple[int, int]:
    """Queue the news for who can know of the invitation; who saw it on their page does, whatever was sent."""
    if activity.starts_at < timezone.now():
        return 0, 0
    rows = activity.invitations.filter(expected_today()).select_related("guardian", "family", "child")
    aware = [row for row in rows if row.seen_at or row.pk not in unknown]
    told = enqueue(cancellation_mails(activity, aware, ensure_links(row.guardian for row in aware)))
    channels = {row.guardian_id: row.channel for row in told}
    _note(activity, [row for row in aware if row.guardian_id in channels], "cancelled", channels)
    return len(told), len(aware) - len(told)
