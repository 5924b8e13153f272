"""At the door and after: who came, who did not and why, and the promise that every absence becomes."""

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from driehoek.activities import phrases
from driehoek.activities.models import Absence, Activity, Attendance, Invitation
from driehoek.activities.queries import activities_for, text_in
from driehoek.activities.reasons import codes
from driehoek.activities.rules import expected_today, may_close
from driehoek.logbook.actions import FOLLOW_UP_DAYS, working_days
from driehoek.logbook.models import Contact, Promise
from driehoek.people.audit import record
from driehoek.people.models import Account, Family, Guardian
from driehoek.people.queries import contact_persons, families_for


@transaction.atomic
def register(
    *, activity: Activity, family: Family, by: Account, guardian: Guardian | None = None, other: str = "",
    source: str = Attendance.Source.LIST, at: datetime | None = None,
) -> Attendance:  # fmt: skip
    """Register that somebody of a family came: a guardian, or `other` in words; doing it twice changes nothing.

    A family that was not invited is a walk-in. `at` is when, if that was earlier than now. Registered after closing, it
    takes the absence and its promise back. Raises PermissionDenied when activity or family is out of reach or the
    guardian is of another family, ValidationError before the day itself and when the activity does not go on.
    """
    activity = _in_reach(activity, by)
    if not families_for(by, "register_attendance").filter(pk=family.pk).exists():
        raise PermissionDenied
    if guardian and not guardian.guardianships.filter(child__family=family).exists():
        raise PermissionDenied
    if not can_register(activity):
        raise ValidationError(phrases.NOT_YET_HERE)
    return _came(activity, family, guardian, "" if guardian else other, source, by, at or timezone.now())


def can_register(activity: Activity) -> bool:
    """Whether somebody can have come: from the day itself on, unless it does not go on."""
    has_come = timezone.localdate(activity.starts_at) <= timezone.localdate()
    return has_come and activity.state != Activity.State.CANCELLED


def can_close(activity: Activity) -> bool:
    """Whether the list can be closed: invited for, begun, and still open."""
    return activity.state == Activity.State.INVITED and activity.starts_at <= timezone.now()


def _in_reach(activity: Activity, by: Account) -> Activity:
    """Return the activity as it is now, waiting for whoever is changing it."""
    rows = Activity.objects.select_for_update(of=("self",)).select_related("location", "owner")
    mine = activities_for(by, "register_attendance").filter(pk=activity.pk)
    row = rows.filter(pk__in=mine.order_by().values("pk")).first()
    if row is None:
        raise PermissionDenied
    return row


@transaction.atomic
def arrive(*, invitation: Invitation) -> Attendance:
    """Let a parent who scanned the code at the door say: I am here; only on the day itself.

    Raises ValidationError on another day or when the activity does not go on.
    """
    activity = Activity.objects.select_for_update().get(pk=invitation.activity_id)
    today = timezone.localdate(activity.starts_at) == timezone.localdate()
    if not today or activity.state == Activity.State.CANCELLED:
        raise ValidationError(phrases.NOT_TODAY)
    return _came(activity, invitation.family, invitation.guardian, "", Attendance.Source.QR, None, timezone.now())


def _came(
    activity: Activity, family: Family, guardian: Guardian | None, other: str, source: str, by: Account | None,
    at: datetime,
) -> Attendance:  # fmt: skip
    invited = Invitation.objects.filter(activity=activity, family=family).exists()
    attendance, new = Attendance.objects.get_or_create(
        activity=activity, family=family, guardian=guardian, other=other,
        defaults={"walk_in": not invited, "source": source, "registered_by": by, "registered_at": at},
    )  # fmt: skip
    if new:
        _contact(activity, family, "came", attendance.pk, at, guardian=guardian, account=by, mode=activity.level)
        _no_longer_absent(activity, family)
        record(
            "registered",
            by=by or guardian,
            subject=attendance,
            family=family,
            location=activity.location,
            about=guardian,
        )
    return attendance


def _contact(activity: Activity, family: Family, verb: str, about: int, at: datetime, **fields: object) -> Contact:
    kind = {"came": "attendance", "absent": "absence"}[verb]
    return Contact.objects.create(
        location=activity.location, family=family, at=at, channel="face", verb=verb,
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
    """Undo a tap at the door; on a closed activity the family counts as absent again.

    Raises PermissionDenied when activity or family is out of reach.
    """
    activity, family = _in_reach(attendance.activity, by), attendance.family
    if not families_for(by, "register_attendance").filter(pk=family.pk).exists():
        raise PermissionDenied
    Contact.objects.filter(about_kind="attendance", about_id=attendance.pk, verb="came").delete()
    who = attendance.guardian
    record(
        "registration_taken_back", by=by, subject=attendance, family=family, location=activity.location, about=who
    )  # fmt: skip
    attendance.delete()
    if activity.state == Activity.State.CLOSED:
        _absences(activity, by)


@transaction.atomic
def close(*, activity: Activity, by: Account) -> list[Absence]:
    """End the registration: every invited family that did not come gets an absence, and every absence a promise.

    Raises PermissionDenied unless every group of the activity is in reach (who sees only some families cannot say that
    the others did not come), ValidationError before it has begun, when it is cancelled or closed already.
    """
    activity = _in_reach(activity, by)
    if not may_close(activity, by):
        raise PermissionDenied
    if not can_close(activity):
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
    missing = activity.invitations.filter(expected_today()).exclude(family__in=came).exclude(family__in=noted)
    by_family: dict[int, list[Invitation]] = {}
    for invitation in missing.select_related("family", "group").order_by("pk"):
        by_family.setdefault(invitation.family_id, []).append(invitation)
    absences = Absence.objects.bulk_create(_absence(activity, rows) for rows in by_family.values())
    trail = [(absence, by_family[absence.family_id]) for absence in absences]
    _promise(activity, trail)
    Contact.objects.bulk_create(_missed(activity, absence, by) for absence in absences)
    return absences


def _absence(activity: Activity, invitations: list[Invitation]) -> Absence:
    """Excused when a guardian said so beforehand and nobody of the family said they would come."""
    told = [row for row in invitations if row.answer == Invitation.Answer.NO]
    excused = bool(told) and all(row.answer != Invitation.Answer.YES for row in invitations)
    reason, note = (told[0].reason, told[0].note) if excused else ("", "")
    return Absence(
        activity=activity, family_id=invitations[0].family_id, excused=excused, reason=reason, note=note,
        told_by_parent=excused,
    )  # fmt: skip


def _missed(activity: Activity, absence: Absence, by: Account) -> Contact:
    return Contact(
        location=activity.location, family_id=absence.family_id, account=by, at=timezone.now(), channel="face",
        verb="absent", subject=text_in(activity, "nl").title, about_kind="absence", about_id=absence.pk,
    )  # fmt: skip


Trail = list[tuple[Absence, list[Invitation]]]


def _promise(activity: Activity, trail: Trail) -> None:
    """Owe each family a follow-up; who asked for another time is owed one already, and gets no second."""
    asked = _asked_other_time(trail)
    for absence, _ in trail:
        if absence.family_id in asked:
            asked[absence.family_id].about_kind, asked[absence.family_id].about_id = "absence", absence.pk
    Promise.objects.bulk_update(asked.values(), ["about_kind", "about_id"])
    owners = contact_persons([rows[0].group for _, rows in trail])
    title, due = text_in(activity, "nl").title, working_days(FOLLOW_UP_DAYS)
    Promise.objects.bulk_create(
        Promise(
            location=activity.location, group=rows[0].group, family_id=absence.family_id,
            guardian_id=rows[0].guardian_id, owner=owners.get(rows[0].group_id) or activity.owner,
            kind=Promise.Kind.NEW_APPOINTMENT, subject=title, due=due, about_kind="absence", about_id=absence.pk,
        )
        for absence, rows in trail if absence.family_id not in asked
    )  # fmt: skip


def _asked_other_time(trail: Trail) -> dict[int, Promise]:
    """Family -> the open promise that an invitation's wish for another time became."""
    asked = Promise.objects.filter(
        about_kind="invitation", about_id__in=[row.pk for _, rows in trail for row in rows],
        kind=Promise.Kind.NEW_APPOINTMENT, state=Promise.State.OPEN,
    )  # fmt: skip
    return {promise.family_id: promise for promise in asked.order_by("-pk")}


@transaction.atomic
def set_reason(*, absence: Absence, by: Account, reason: str, note: str = "") -> Absence:
    """Keep the reason a colleague heard; "excused" stays as it was told beforehand.

    Raises PermissionDenied when out of reach, ValidationError for an unknown reason.
    """
    _in_reach(absence.activity, by)
    if not families_for(by, "register_attendance").filter(pk=absence.family_id).exists():
        raise PermissionDenied
    if reason not in codes("staff"):
        raise ValidationError(phrases.CHOOSE_REASON)
    absence.reason, absence.note = reason, note
    absence.full_clean(validate_unique=False)
    absence.save()
    record("reason_set", by=by, subject=absence, family=absence.family, location=absence.activity.location)
    return absence
