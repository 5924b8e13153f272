"""At the door and after: who came, who did not and why, and the promise that every absence becomes."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from driehoek.activities import phrases
from driehoek.activities.models import Absence, Activity, Attendance, Invitation
from driehoek.activities.queries import activities_for, text_in
from driehoek.activities.reasons import codes
from driehoek.logbook.actions import FOLLOW_UP_DAYS, working_days
from driehoek.logbook.models import Contact, Promise
from driehoek.people.audit import record
from driehoek.people.models import Account, Family, Guardian
from driehoek.people.queries import contact_persons, families_for


@transaction.atomic
def register(
    *, activity: Activity, family: Family, by: Account, guardian: Guardian | None = None, other: str = "",
    source: str = Attendance.Source.LIST,
) -> Attendance:  # fmt: skip
    """Register that somebody of a family came: a guardian, or `other` in words; doing it twice changes nothing.

    A family that was not invited is a walk-in. Registered after closing, it takes the absence and its promise back.
    Raises PermissionDenied when activity or family is out of reach.
    """
    _may_register(activity, by)
    if not families_for(by, "register_attendance").filter(pk=family.pk).exists():
        raise PermissionDenied
    return _came(activity, family, guardian, other, source, by)


def _may_register(activity: Activity, by: Account) -> None:
    if not activities_for(by, "register_attendance").filter(pk=activity.pk).exists():
        raise PermissionDenied


@transaction.atomic
def arrive(*, invitation: Invitation) -> Attendance:
    """Let a parent who scanned the code at the door say: I am here; only on the day itself.

    Raises ValidationError on another day or when the activity does not go on.
    """
    activity = invitation.activity
    today = timezone.localdate(activity.starts_at) == timezone.localdate()
    if not today or activity.state == Activity.State.CANCELLED:
        raise ValidationError(phrases.NOT_TODAY)
    return _came(activity, invitation.family, invitation.guardian, "", Attendance.Source.QR, None)


def _came(
    activity: Activity, family: Family, guardian: Guardian | None, other: str, source: str, by: Account | None
) -> Attendance:
    invited = Invitation.objects.filter(activity=activity, family=family, withdrawn_at=None).exists()
    attendance, new = Attendance.objects.get_or_create(
        activity=activity, family=family, guardian=guardian, other=other,
        defaults={"walk_in": not invited, "source": source, "registered_by": by},
    )  # fmt: skip
    if new:
        _contact(activity, family, "came", attendance.pk, guardian=guardian, account=by, mode=activity.level)
        _no_longer_absent(activity, family)
        record("registered", by=by or guardian, subject=attendance, family=family, location=activity.location)
    return attendance


def _contact(activity: Activity, family: Family, verb: str, about: int, **fields: object) -> Contact:
    kind = {"came": "attendance", "absent": "absence"}[verb]
    return Contact.objects.create(
        location=activity.location, family=family, at=timezone.now(), channel="face", verb=verb,
        subject=text_in(activity, "nl").title, about_kind=kind, about_id=about, **fields,
    )  # fmt: skip


def _no_longer_absent(activity: Activity, family: Family) -> None:
    for absence in Absence.objects.filter(activity=activity, family=family):
        trail = {"about_kind": "absence", "about_id": absence.pk}
        Promise.objects.filter(**trail, state=Promise.State.OPEN).delete()
        Contact.objects.filter(**trail, verb="absent").delete()
        absence.delete()


@transaction.atomic
def take_back(*, attendance: Attendance, by: Account) -> None:
    """Undo a tap at the door; on a closed activity the family counts as absent again."""
    _may_register(attendance.activity, by)
    activity, family = attendance.activity, attendance.family
    Contact.objects.filter(about_kind="attendance", about_id=attendance.pk, verb="came").delete()
    record("registration_taken_back", by=by, subject=attendance, family=family, location=activity.location)
    attendance.delete()
    if activity.state == Activity.State.CLOSED:
        _absences(activity, by)


@transaction.atomic
def close(*, activity: Activity, by: Account) -> list[Absence]:
    """End the registration: every invited family that did not come gets an absence, and every absence a promise.

    Raises PermissionDenied when out of reach, ValidationError before the activity has begun or when it is cancelled.
    """
    _may_register(activity, by)
    if activity.state != Activity.State.INVITED or activity.starts_at > timezone.now():
        raise ValidationError(phrases.NOT_YET)
    activity.state, activity.closed_at = Activity.State.CLOSED, timezone.now()
    activity.save()
    absences = _absences(activity, by)
    record("activity_closed", by=by, subject=activity, location=activity.location, absences=len(absences))
    return absences


def _absences(activity: Activity, by: Account) -> list[Absence]:
    """Make the absences that lack, with contacts and promises, in a constant number of queries."""
    came = activity.attendances.values("family")
    noted = activity.absences.values("family")
    missing = activity.invitations.filter(withdrawn_at=None).exclude(family__in=came).exclude(family__in=noted)
    by_family: dict[int, list[Invitation]] = {}
    for invitation in missing.select_related("family", "group").order_by("pk"):
        by_family.setdefault(invitation.family_id, []).append(invitation)
    absences = Absence.objects.bulk_create(_absence(activity, rows) for rows in by_family.values())
    _follow_up(activity, absences, by_family, by)
    return absences


def _absence(activity: Activity, invitations: list[Invitation]) -> Absence:
    """Excused when a guardian said so beforehand and nobody of the family said they would come."""
    answers = {invitation.answer for invitation in invitations}
    told = [row for row in invitations if row.answer == Invitation.Answer.NO]
    excused = bool(told) and Invitation.Answer.YES not in answers
    reason, note = (told[0].reason, told[0].note) if told else ("", "")
    return Absence(
        activity=activity, family_id=invitations[0].family_id, excused=excused, reason=reason, note=note,
        told_by_parent=bool(told),
    )  # fmt: skip


def _follow_up(activity: Activity, absences: list[Absence], rows: dict[int, list[Invitation]], by: Account) -> None:
    owners = contact_persons([invitations[0].group for invitations in rows.values()])
    title, due, now = text_in(activity, "nl").title, working_days(FOLLOW_UP_DAYS), timezone.now()
    trail = [(absence, rows[absence.family_id][0]) for absence in absences]
    Promise.objects.bulk_create(
        Promise(
            location=activity.location, group=invitation.group, family_id=absence.family_id,
            guardian_id=invitation.guardian_id, owner=owners.get(invitation.group_id) or activity.owner,
            kind=Promise.Kind.NEW_APPOINTMENT, subject=title, due=due, about_kind="absence", about_id=absence.pk,
        )
        for absence, invitation in trail
    )  # fmt: skip
    Contact.objects.bulk_create(
        Contact(
            location=activity.location, family_id=absence.family_id, account=by, at=now, channel="face",
            verb="absent", subject=title, about_kind="absence", about_id=absence.pk,
        )
        for absence, _ in trail
    )  # fmt: skip


@transaction.atomic
def set_reason(*, absence: Absence, by: Account, reason: str, note: str = "") -> Absence:
    """Keep the reason a colleague heard; "excused" stays as it was told beforehand.

    Raises PermissionDenied when out of reach, ValidationError for an unknown reason.
    """
    _may_register(absence.activity, by)
    if reason not in codes("staff"):
        raise ValidationError(phrases.CHOOSE_REASON)
    absence.reason, absence.note = reason, note
    absence.save()
    record("reason_set", by=by, subject=absence, family=absence.family, location=absence.activity.location)
    return absence
