"""What an adult student does with a report about themselves: read it, say whether it is right, add own words."""

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from driehoek.conversations.actions.answering import keeper_of, place_of
from driehoek.conversations.models import Report, StudentReading
from driehoek.conversations.queries.students import own_report
from driehoek.conversations.rules import PROGRESS
from driehoek.logbook.actions import CALL_BACK_DAYS, owner_of, working_days
from driehoek.logbook.models import Promise
from driehoek.people.audit import record
from driehoek.people.models import Account
from driehoek.shared.languages import DEFAULT
from driehoek.texts.actions import ask_versions, write
from driehoek.texts.cleaning import plain

ABOUT = "student_reading"


@transaction.atomic
def mark_read(*, report: Report, by: Account) -> None:
    """Keep when a student first read a report. Raises Http404 when it is not about them, or they are no adult."""
    reading, _made = StudentReading.objects.get_or_create(report=own_report(by, report.pk))
    StudentReading.objects.filter(pk=reading.pk, seen_at=None).update(seen_at=timezone.now())


@transaction.atomic
def say_about_oneself(*, report: Report, by: Account, right: bool, words: str = "") -> StudentReading:
    """Keep whether a student finds a report right, with own words; when it is not, somebody talks with them.

    The parents are told nothing of it. Raises Http404 as `mark_read`.
    """
    row = own_report(by, report.pk)
    StudentReading.objects.get_or_create(report=row)
    reading = StudentReading.objects.select_for_update(of=("self",)).get(report=row)
    said = plain(words)
    if said and said != (reading.words.body if reading.words else ""):
        reading.words = write(location=row.location, language=by.language, body=said, author=by)
        ask_versions(text=reading.words, languages=[DEFAULT, *([row.account.language] if row.account else [])])
    reading.right, reading.answered_at = right, timezone.now()
    reading.seen_at = reading.seen_at or reading.answered_at
    reading.save()
    _no_longer_owed(reading) if right else _owe(reading, row)
    record("student_answered_report", by=by, subject=row, family=row.child.family, location=row.location)
    return reading


def _owe(reading: StudentReading, report: Report) -> None:
    place = place_of(report)
    with translation.override(DEFAULT):
        subject = _("Talk with %(child)s about the report: it is not right, says the student") % {"child": report.child}
    promise, made = Promise.objects.get_or_create(
        family=report.child.family, guardian=None, kind=Promise.Kind.CALL_BACK, about_kind=ABOUT, about_id=reading.pk,
        defaults={
            "location": report.location, "group": place, "category": PROGRESS, "subject": subject[:200],
            "owner": keeper_of(report) or (owner_of(place) if place else None), "due": working_days(CALL_BACK_DAYS),
        },
    )  # fmt: skip
    if not made and promise.state != Promise.State.OPEN:
        promise.state, promise.closed_at, promise.closed_by = Promise.State.OPEN, None, None
        promise.due = working_days(CALL_BACK_DAYS)
        promise.save()


def _no_longer_owed(reading: StudentReading) -> None:
    Promise.objects.filter(about_kind=ABOUT, about_id=reading.pk, state=Promise.State.OPEN).delete()
