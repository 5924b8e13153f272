"""What is sent for an invitation: rendered for the guardian, in the language they read."""

from collections.abc import Iterable

from django.template.loader import render_to_string
from django.utils import translation

from driehoek.activities.models import Activity, Invitation
from driehoek.activities.queries import text_in
from driehoek.messages.actions import channel_for
from driehoek.messages.models import Delivery
from driehoek.people.links import url_of
from driehoek.people.models import PersonalLink
from driehoek.shared.moments import day, time_range


def invitation_mails(
    activity: Activity, invitations: Iterable[Invitation], links: dict[int, PersonalLink]
) -> list[Delivery]:
    """Return one unsaved delivery per invitation; `links` maps guardian pk to their personal link."""
    return [_mail(activity, invitation, links[invitation.guardian_id]) for invitation in invitations]


def _mail(activity: Activity, invitation: Invitation, link: PersonalLink) -> Delivery:
    guardian, text = invitation.guardian, text_in(activity, invitation.language)
    context = {
        "guardian": guardian,
        "child": invitation.child,
        "activity": activity,
        "text": text,
        "day": day(activity.starts_at, invitation.language),
        "hours": time_range(activity.starts_at, activity.ends_at, invitation.language),
        "url": url_of(link, "parent_invitation", pk=invitation.pk),
    }
    with translation.override(invitation.language):
        body = render_to_string("activities/mail/invitation.txt", context)
    return Delivery(
        location=activity.location, family=invitation.family, guardian=guardian, channel=channel_for(guardian),
        kind="invitation", language=invitation.language, address=guardian.email, subject=text.title, body=body,
        about_kind="invitation", about_id=invitation.pk,
    )  # fmt: skip
