"""What is sent for an invitation: rendered for the guardian, in the language they read."""

from collections.abc import Iterable

from django.template.loader import render_to_string
from django.utils import translation

from driehoek.activities import phrases
from driehoek.activities.models import Activity, Invitation
from driehoek.activities.queries import text_in
from driehoek.messages.actions import channel_for
from driehoek.messages.models import Delivery
from driehoek.people.links import url_of
from driehoek.people.models import PersonalLink
from driehoek.shared.moments import day, time_range

Links = dict[int, PersonalLink]


def invitation_mails(activity: Activity, invitations: Iterable[Invitation], links: Links) -> list[Delivery]:
    """Return one unsaved delivery per invitation; `links` maps guardian pk to their personal link."""
    return [
        Delivery(
            kind="invitation", channel=channel_for(row.guardian), subject=text_in(activity, row.language).title,
            **_mail(activity, row, links[row.guardian_id], "activities/mail/invitation.txt"),
        )
        for row in invitations
    ]  # fmt: skip


def cancellation_mails(activity: Activity, invitations: Iterable[Invitation], links: Links) -> list[Delivery]:
    """Return one unsaved e-mail per invitation that says: it does not go on. Paper would come too late."""
    return [
        Delivery(
            kind="cancelled", channel=Delivery.Channel.EMAIL, subject=_cancelled_subject(activity, row.language),
            **_mail(activity, row, links[row.guardian_id], "activities/mail/cancelled.txt"),
        )
        for row in invitations
    ]  # fmt: skip


def _cancelled_subject(activity: Activity, language: str) -> str:
    title = text_in(activity, language).title
    with translation.override(language):
        return phrases.CANCELLED_SUBJECT % {"title": title}


def _mail(activity: Activity, invitation: Invitation, link: PersonalLink, template: str) -> dict[str, object]:
    guardian = invitation.guardian
    context = {
        "guardian": guardian,
        "child": invitation.child,
        "activity": activity,
        "text": text_in(activity, invitation.language),
        "day": day(activity.starts_at, invitation.language),
        "hours": time_range(activity.starts_at, activity.ends_at, invitation.language),
        "url": url_of(link, "parent_invitation", pk=invitation.pk),
    }
    with translation.override(invitation.language):
        body = render_to_string(template, context)
    return {
        "location": activity.location, "family": invitation.family, "guardian": guardian, "body": body,
        "language": invitation.language, "address": guardian.email, "about_kind": "invitation",
        "about_id": invitation.pk,
    }  # fmt: skip
