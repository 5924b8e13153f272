"""What a parent does with a report: read it, say whether it is right, and add their own words."""

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from driehoek.conversations.models import Reading, Report
from driehoek.conversations.queries.readings import reading_of
from driehoek.conversations.reporting import ABOUT
from driehoek.conversations.rules import PROGRESS
from driehoek.logbook.actions import CALL_BACK_DAYS, owner_of, working_days
from driehoek.logbook.models import Contact, Promise
from driehoek.people.audit import record
from driehoek.people.models import Account, Enrolment, Group, Guardian
from driehoek.people.models.base import on_day
from driehoek.people.queries import families_for
from driehoek.people.rules import today
from driehoek.shared.languages import DEFAULT
from driehoek.texts.actions import ask_versions, write
from driehoek.texts.cleaning import plain
from driehoek.texts.models import Text

ABOUT_READING = "reading"


@transaction.atomic
def mark_read(*, report: Report, guardian: Guardian) -> None:
    """Keep when a guardian first read a report. Raises Http404 when it is not shared with them."""
    reading = reading_of(guardian, report.pk)
    Reading.objects.filter(pk=reading.pk, seen_at=None, report__shared_at__isnull=False).update(seen_at=timezone.now())


@transaction.atomic
def say_right(*, report: Report, by: Guardian, right: bool, words: str = "") -> Reading:
    """Keep whether a guardian finds a report right, with what they add in their own language.

    When it is not right, somebody talks with them: one promise, taken back when they find it right after all. Saying
    the same again changes nothing. Raises Http404 when the report is not shared with them now.
    """
    reading = Reading.objects.select_for_update(of=("self",)).get(pk=reading_of(by, report.pk, shared=True).pk)
    before = reading.words.body if reading.words else ""
    said = plain(words) or before
    if reading.answered_at and (reading.right, before) == (right, said):
        return reading
    if said != before:
        reading.words = _write(reading, by, said)
    reading.right, reading.answered_at = right, timezone.now()
    reading.seen_at = reading.seen_at or reading.answered_at
    reading.save()
    _no_longer_owed(reading) if right else _owe(reading)
    _note(reading)
    return reading


def _write(reading: Reading, by: Guardian, body: str) -> Text:
    """In the parent's own language, and asked for in that of the school and of who wrote the report."""
    report = reading.report
    text = write(location=report.location, language=by.language_read, body=body, guardian=by)
    author = [report.account.language] if report.account else []
    ask_versions(text=text, languages=[DEFAULT, *author])
    return text


def _owe(reading: Reading) -> None:
    report, guardian = reading.report, reading.guardian
    group = place_of(report)
    with translation.override(DEFAULT):
        subject = _("Talk about the report of %(child)s: it is not right, says the parent") % {"child": report.child}
    promise, made = Promise.objects.get_or_create(
        family=report.child.family, guardian=guardian, kind=Promise.Kind.CALL_BACK, about_kind=ABOUT_READING,
        about_id=reading.pk, defaults={
            "location": report.location, "group": group, "category": PROGRESS, "subject": subject[:200],
            "owner": keeper_of(report) or (owner_of(group) if group else None), "due": working_days(CALL_BACK_DAYS),
            "best_times": guardian.best_times, "language": guardian.language_spoken,
        },
    )  # fmt: skip
    if not made and promise.state != Promise.State.OPEN:
        promise.state, promise.closed_at, promise.closed_by = Promise.State.OPEN, None, None
        promise.due = working_days(CALL_BACK_DAYS)
        promise.save()


def place_of(report: Report) -> Group | None:
    """The group of the child at the location of the report today."""
    places = Enrolment.objects.filter(on_day(today()), child=report.child, group__location=report.location)
    place = places.select_related("group__location").order_by("pk").first()
    return place.group if place else None


def keeper_of(report: Report) -> Account | None:
    """Who wrote it, as long as they may keep promises to this family."""
    author = report.account
    family = report.child.family_id
    return author if author and families_for(author, "keep_promises").filter(pk=family).exists() else None


def _no_longer_owed(reading: Reading) -> None:
    owed = Promise.objects.filter(about_kind=ABOUT_READING, about_id=reading.pk, state=Promise.State.OPEN)
    owed.delete()


def _note(reading: Reading) -> None:
    report, guardian = reading.report, reading.guardian
    verb = "report_right" if reading.right else "report_not_right"
    with translation.override(DEFAULT):
        subject = f"{report.get_kind_display()}: {report.child}"[:200]
    Contact.objects.create(
        location=report.location, family=report.child.family, guardian=guardian, at=timezone.now(), verb=verb,
        initiative=Contact.Initiative.PARENT_ASKED, channel=Contact.Channel.PAGE, language=guardian.language_read,
        mode=Contact.Mode.HEARD, subject=subject, about_kind=ABOUT, about_id=report.pk,
    )  # fmt: skip
    record(
        "report_answered", by=guardian, subject=report, family=report.child.family, location=report.location,
        about=guardian,
    )  # fmt: skip
