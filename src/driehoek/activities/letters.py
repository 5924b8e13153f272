"""What is sent for an invitation: rendered for the guardian, in the language they read."""

from collections.abc import Iterable

from django.db.models import prefetch_related_objects
from django.template.loader import render_to_string
from django.utils import translation

from driehoek.activities import phrases
from driehoek.activities.extras import measures_told, opening
from driehoek.activities.models import Activity, Invitation
from driehoek.activities.queries import text_in
from driehoek.activities.ways import way
from driehoek.messages.channels import MACHINES
from driehoek.messages.models import Delivery
from driehoek.messages.routes import Ways, address_of, ways_to
from driehoek.people.links import url_of
from driehoek.people.models import Guardian, PersonalLink
from driehoek.shared.moments import day, time_range

Links = dict[int, PersonalLink]
Lots = dict[int, str]


def invitation_mails(activity: Activity, invitations: Iterable[Invitation], links: Links, lots: Lots) -> list[Delivery]:
    """Return one unsaved delivery per invitation, through the first channel of each guardian's own route.

    `links` maps guardian pk to their personal link, `lots` family pk to the way of inviting that the lot gave.
    """
    rows = list(invitations)
    ways = ways_to((row.guardian for row in rows), activity.location)
    opened = {row.pk for row in rows if row.family_id in lots and way(lots[row.family_id]).adds == "opening"}
    prefetch_related_objects([activity], "measures")
    return [
        Delivery(
            kind="invitation", subject=text_in(activity, row.language).title,
            **_mail(activity, row, links[row.guardian_id], "activities/mail/invitation.txt", opened=row.pk in opened),
            **_through(row.guardian, ways.route(row.guardian)[0]),
        )
        for row in rows
    ]  # fmt: skip


def second_mails(
    activity: Activity, invitations: Iterable[Invitation], links: Links, first: dict[int, str], lots: Lots
) -> list[Delivery]:
    """Return the unsaved deliveries that a way of inviting adds: the same invitation on paper or on the phone as well.

    `first` has guardian pk -> the channel it goes through anyway; nothing goes the same way twice, or by phone to
    somebody without a number.
    """
    wanted = {row.pk: way(lots[row.family_id]).adds for row in invitations if row.family_id in lots}
    rows = [row for row in invitations if _is_second(row, wanted.get(row.pk, ""), first)]
    return [
        Delivery(
            kind="invitation", subject=text_in(activity, row.language).title,
            **_through(row.guardian, wanted[row.pk]),
            **_mail(activity, row, links[row.guardian_id], "activities/mail/invitation.txt"),
        )
        for row in rows
    ]  # fmt: skip


def _is_second(row: Invitation, channel: str, first: dict[int, str]) -> bool:
    if channel not in (Delivery.Channel.LETTER, Delivery.Channel.PHONE) or first[row.guardian_id] == channel:
        return False
    return channel == Delivery.Channel.LETTER or bool(row.guardian.phone)


def cancellation_mails(activity: Activity, invitations: Iterable[Invitation], links: Links) -> list[Delivery]:
    """Return one unsaved delivery per invitation that says: it does not go on; see `quick_way` for who gets one."""
    rows = list(invitations)
    ways = ways_to((row.guardian for row in rows), activity.location)
    return [
        Delivery(
            kind="cancelled", subject=_cancelled_subject(activity, row.language), urgent=True,
            **_mail(activity, row, links[row.guardian_id], "activities/mail/cancelled.txt"),
            **_through(row.guardian, channel),
        )
        for row in rows
        if (channel := quick_way(row.guardian, ways))
    ]  # fmt: skip


def quick_way(guardian: Guardian, ways: Ways) -> str:
    """Return the first channel of which nobody has to wait for a person, or nothing: paper would come too late."""
    return next((channel for channel in ways.route(guardian, urgent=True) if channel in MACHINES), "")


def _through(guardian: Guardian, channel: str) -> dict[str, str]:
    return {"channel": channel, "address": address_of(guardian, channel)}


def _cancelled_subject(activity: Activity, language: str) -> str:
    title = text_in(activity, language).title
    with translation.override(language):
        return phrases.CANCELLED_SUBJECT % {"title": title}


def _mail(
    activity: Activity, invitation: Invitation, link: PersonalLink, template: str, *, opened: bool = False
) -> dict[str, object]:
    guardian = invitation.guardian
    url = url_of(link, "parent_invitation", pk=invitation.pk)
    context = {
        "guardian": guardian,
        "child": invitation.child,
        "activity": activity,
        "text": text_in(activity, invitation.language),
        "day": day(activity.starts_at, invitation.language),
        "hours": time_range(activity.starts_at, activity.ends_at, invitation.language),
        "opening": opening(invitation, invitation.language) if opened else "",
        "measures": measures_told(activity, invitation.language),
        "url": url,
    }
    with translation.override(invitation.language):
        body = render_to_string(template, context)
    return {
        "location": activity.location, "family": invitation.family, "guardian": guardian, "child": invitation.child,
        "body": body, "language": invitation.language, "url": url,
        "about_kind": "invitation", "about_id": invitation.pk,
    }  # fmt: skip
