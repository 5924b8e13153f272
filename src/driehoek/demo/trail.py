"""The rows that an act leaves in the logbook, as the rooms themselves leave them; unsaved, for writing in bulk."""

from datetime import date
from typing import Any

from driehoek.activities.models import Absence, Activity, Attendance, Invitation
from driehoek.logbook.models import Contact, Promise
from driehoek.people.models import Account


def invited(invitation: Invitation, subject: str) -> Contact:
    """The contact that an invitation is: e-mail, or a letter to who has none."""
    channel = Contact.Channel.EMAIL if invitation.guardian.email else Contact.Channel.LETTER
    return _of_invitation(invitation, subject, at=invitation.invited_at, verb="invited", channel=channel)


def answered(invitation: Invitation, subject: str) -> Contact:
    """The contact that an answer on the personal page is."""
    return _of_invitation(
        invitation, subject, at=invitation.answered_at or invitation.invited_at, verb="answered",
        channel=Contact.Channel.PAGE, initiative=Contact.Initiative.PARENT_ASKED, mode=Contact.Mode.HEARD,
    )  # fmt: skip


def came(attendance: Attendance, subject: str) -> Contact:
    """The contact of somebody who came."""
    activity = attendance.activity
    return _at(
        activity, attendance.family_id, subject, guardian_id=attendance.guardian_id, at=activity.starts_at, verb="came",
        account_id=attendance.registered_by_id, mode=activity.level, about_kind="attendance", about_id=attendance.pk,
    )  # fmt: skip


def absent(absence: Absence, subject: str) -> Contact:
    """The mark that an invited family did not come."""
    activity = absence.activity
    return _at(
        activity, absence.family_id, subject, at=activity.closed_at or activity.ends_at, verb="absent",
        account_id=activity.owner_id, about_kind="absence", about_id=absence.pk,
    )  # fmt: skip


def promise_after(
    absence: Absence, invitation: Invitation, *, owner: Account | None, due: date, subject: str
) -> Promise:
    """The promise that every absence becomes."""
    return Promise(
        location_id=absence.activity.location_id, group_id=invitation.group_id, family_id=absence.family_id,
        guardian_id=invitation.guardian_id, owner=owner, kind=Promise.Kind.NEW_APPOINTMENT, subject=subject, due=due,
        about_kind="absence", about_id=absence.pk,
    )  # fmt: skip


def followed_up(promise: Promise, channel: str = Contact.Channel.PHONE) -> Contact:
    """The contact by which a promise was kept; raises ValueError when it is still open."""
    if promise.closed_at is None:
        raise ValueError("an open promise was not followed up")
    return Contact(
        location_id=promise.location_id, family_id=promise.family_id, guardian_id=promise.guardian_id,
        account_id=promise.closed_by_id, at=promise.closed_at, channel=channel, mode=Contact.Mode.HEARD,
        verb="followed_up", subject=promise.subject, note=promise.outcome, about_kind="promise", about_id=promise.pk,
    )  # fmt: skip


def _of_invitation(invitation: Invitation, subject: str, **fields: Any) -> Contact:
    return Contact(
        location_id=invitation.activity.location_id, family_id=invitation.family_id, guardian=invitation.guardian,
        language=invitation.language, subject=subject, about_kind="invitation", about_id=invitation.pk, **fields,
    )  # fmt: skip


def _at(activity: Activity, family: int, subject: str, **fields: Any) -> Contact:
    face = Contact.Channel.FACE
    return Contact(location_id=activity.location_id, family_id=family, channel=face, subject=subject, **fields)
