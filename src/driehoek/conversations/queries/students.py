"""Reports of talks as an adult student reads them: those about the student who is logged in."""

from dataclasses import dataclass

from django.db.models import QuerySet

from driehoek.conversations.models import Report, StudentReading
from driehoek.conversations.queries.reports import Told, told
from driehoek.conversations.rules import PROGRESS, is_adult, may_read_reports
from driehoek.people.models import Account, Child
from driehoek.people.queries import found
from driehoek.people.queries.setup import decisions_of
from driehoek.texts.queries import Shown, shown_one


def own_reports(account: Account) -> QuerySet[Report]:
    """Reports of talks about the student who is logged in, from their 18th birthday; the newest first."""
    child = Child.objects.filter(pk=account.child_id or 0).first()
    rows = Report.objects.filter(child=child, shared_at__isnull=False) if child else Report.objects.none()
    rows = rows if child and is_adult(child) else rows.none()
    return rows.select_related("child__family", "account", "location", "student_reading__words")


def own_report(account: Account, pk: int) -> Report:
    """Return one report about the student who is logged in, or raise Http404."""
    return found(own_reports(account), pk=pk)


def reading_of(report: Report) -> StudentReading:
    """What the student did with a report; nothing yet is a reading that is not kept."""
    try:
        return report.student_reading
    except StudentReading.DoesNotExist:
        return StudentReading(report=report)


@dataclass(frozen=True)
class Own:
    """A report as its student reads it: what was said, what the student said about it, and with whom it is shared."""

    told: Told
    reading: StudentReading
    words: Shown | None
    parents: list[str]


def read(report: Report, code: str) -> Own:
    """Return a report in the language of the student."""
    reading = reading_of(report)
    readers = may_read_reports(report.child).filter(readings__report=report)
    words = shown_one(reading.words, code) if reading.words else None
    return Own(told(report, code), reading, words, [one.full_name for one in readers])


def is_open(child: Child) -> bool:
    """Whether an adult student lets school tell the parents about progress."""
    return PROGRESS in decisions_of(child)
