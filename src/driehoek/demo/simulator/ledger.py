"""Writing the history down in bulk, each row with the trail that the rooms themselves would leave."""

from collections.abc import Iterator
from itertools import islice

from django.db.models import DateTimeField, OuterRef, Subquery

from driehoek.activities.models import Absence, Activity, Attendance, Invitation
from driehoek.demo import trail
from driehoek.demo.simulator.history import History
from driehoek.logbook.models import Contact, Promise

AT_ONCE = 5000


def write(history: History) -> None:
    """Write everything that happened: invitations, attendance, absences, promises and contacts."""
    Invitation.objects.bulk_create(history.invitations)
    Attendance.objects.bulk_create(history.attendances)
    Absence.objects.bulk_create(absence for absence, _ in history.absences)
    for absence, promise in history.absences:
        promise.about_id = absence.pk
    Promise.objects.bulk_create(promise for _, promise in history.absences)
    contacts = _contacts(history)
    while batch := list(islice(contacts, AT_ONCE)):
        Contact.objects.bulk_create(batch)
    _set_clocks()


def _contacts(history: History) -> Iterator[Contact]:
    for invitation in history.invitations:
        title = history.titles[invitation.activity_id]
        yield trail.invited(invitation, title)
        if invitation.answer:
            yield trail.answered(invitation, title)
    for attendance in history.attendances:
        yield trail.came(attendance, history.titles[attendance.activity_id])
    for absence, promise in history.absences:
        yield trail.absent(absence, promise.subject)
        if promise.closed_at:
            yield trail.followed_up(promise)


def _set_clocks() -> None:
    """Put right the clocks that the database set by itself when the rows were written."""
    begun = Activity.objects.filter(pk=OuterRef("activity")).values("starts_at")
    Attendance.objects.update(registered_at=Subquery(begun, DateTimeField()))
    closed = Absence.objects.filter(pk=OuterRef("about_id")).values("activity__closed_at")
    Promise.objects.filter(about_kind="absence").update(made_at=Subquery(closed, DateTimeField()))
