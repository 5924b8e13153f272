"""Sharing the report of a talk: texts and their translations, promises of the school, and word to each parent."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from driehoek.conversations.actions.evening import finish
from driehoek.conversations.actions.reporting import own_draft
from driehoek.conversations.models import Agreement, Reading, Report, ReportSection, Talk
from driehoek.conversations.queries.reports import ABOUT_AGREEMENT, own_shared
from driehoek.conversations.reporting import ABOUT, deliveries_for, kind_of
from driehoek.conversations.rules import PROGRESS, may_correct, may_read_reports, may_take_back
from driehoek.logbook.actions import FOLLOW_UP_DAYS, working_days
from driehoek.logbook.models import Contact, Promise
from driehoek.messages.actions import enqueue
from driehoek.messages.models import Delivery
from driehoek.people.audit import record
from driehoek.people.models import Account, Group, Guardian
from driehoek.people.models.base import on_day
from driehoek.people.rules import today
from driehoek.shared.languages import DEFAULT
from driehoek.shared.moments import AMSTERDAM
from driehoek.texts.actions import ask_versions, write

PATIENCE = timedelta(minutes=10)  # in which sharing can be taken back before anybody hears, and a machine translates
NOON = time(12)
State = Delivery.State


@transaction.atomic
def share(*, report: Report, by: Account, readers: Iterable[Guardian] = ()) -> list[Guardian]:
    """End a draft and share it with these guardians; returns them. Nobody: it is kept at school.

    What the school agreed becomes promises of its author, the talk itself stands in the logbook, and each reader hears
    of it once, in the language they read. Who may not be informed about the child's progress today is no reader.
    Raises PermissionDenied when it is not one's own draft, ValidationError when it says nothing.
    """
    row = own_draft(report, by)
    if not row.sections.exists() and not row.agreements.exists():
        raise ValidationError(_("Write first what you talked about."))
    people = list(may_read_reports(row.child).filter(pk__in=[one.pk for one in readers]))
    row.shared_at = timezone.now()
    row.save(update_fields=["shared_at"])
    row.readings.exclude(guardian__in=people).delete()
    Reading.objects.bulk_create([Reading(report=row, guardian=one) for one in people], ignore_conflicts=True)
    _write(row, by, {one.language_read for one in people})
    _note_talk(row, by, people)
    _promise(row, by, people)
    _tell(row, by, people)
    _record("report_shared", row, by, people)
    return people


@transaction.atomic
def take_back(*, report: Report, by: Account) -> Report:
    """Make a shared report a draft again, before anybody read it; what was promised in it goes.

    Raises PermissionDenied when it is not one's own, ValidationError when a parent has read it or a promise was kept.
    """
    row = _own_shared(report, by)
    owed = Promise.objects.filter(about_kind=ABOUT_AGREEMENT, about_id__in=row.agreements.values("pk"))
    if not may_take_back(row) or owed.exclude(state=Promise.State.OPEN).exists():
        raise ValidationError(_("A parent has read it, or a promise was kept. Write what is new in a new report."))
    owed.delete()
    row.shared_at = None
    row.save(update_fields=["shared_at"])
    Contact.objects.filter(about_kind=ABOUT, about_id=row.pk).delete()
    waiting = Delivery.objects.filter(about_kind=ABOUT, about_id=row.pk, state=State.QUEUED)
    waiting.update(state=State.CANCELLED, claimed_until=None)
    _record("report_taken_back", row, by, [one.guardian for one in row.readings.select_related("guardian")])
    return row


@transaction.atomic
def correct(*, report: Report, by: Account) -> Report:
    """Open a report that a parent does not find right, to change it; its readers see that, and hear when it is done.

    What they wrote and what was promised stays. Raises PermissionDenied when it is not one's own, ValidationError when
    nobody said so.
    """
    row = _own_shared(report, by)
    if not may_correct(row):
        raise ValidationError(_("The parents found it right. Write what is new in a new report."))
    row.shared_at, row.corrections = None, row.corrections + 1
    row.save(update_fields=["shared_at", "corrections"])
    row.readings.update(seen_at=None, right=None, answered_at=None)
    _record("report_corrected", row, by, [one.guardian for one in row.readings.select_related("guardian")])
    return row


def _own_shared(report: Report, by: Account) -> Report:
    row = own_shared(by).select_for_update(of=("self",)).filter(pk=report.pk).first()
    if row is None:
        raise PermissionDenied
    return row


def _write(report: Report, by: Account, languages: set[str]) -> None:
    """Write what is new or changed as texts, and ask for them in the languages of the readers."""
    rows: list[ReportSection | Agreement] = [
        *report.sections.select_related("text"), *report.agreements.select_related("text"),
    ]  # fmt: skip
    for row in rows:
        body = row.body if isinstance(row, ReportSection) else row.what
        if row.text is None or row.text.body != body:
            row.text = write(location=report.location, language=by.language, body=body, author=by)
            row.save(update_fields=["text"])
        ask_versions(text=row.text, languages=sorted(languages))


def _note_talk(report: Report, by: Account, people: list[Guardian]) -> None:
    """A talk of a round that was not ended is held now; one outside a round comes into the logbook by its report."""
    if report.talk and report.talk.state == Talk.State.PLANNED:
        finish(talk=report.talk, by=by)
    elif report.talk is None and not report.corrections:
        at = datetime.combine(report.date, NOON, AMSTERDAM) if report.date < today() else timezone.now()
        _contact(
            report, by, verb="talked", at=at, mode=Contact.Mode.HEARD, channel=Contact.Channel.FACE,
            outcome=Contact.Outcome.REACHED, guardian=_only(people),
        )  # fmt: skip


def _promise(report: Report, by: Account, people: list[Guardian]) -> None:
    group, agreed = _group(report), report.agreements.filter(who=Agreement.Who.SCHOOL)
    stands = Promise.objects.filter(about_kind=ABOUT_AGREEMENT, about_id__in=agreed.values("pk")).values("about_id")
    Promise.objects.bulk_create(
        Promise(
            location=report.location, group=group, family=report.child.family, guardian=_only(people), owner=by,
            kind=Promise.Kind.AGREEMENT, category=PROGRESS, subject=f"{report.child.given_name}: {one.what}"[:200],
            due=one.until or working_days(FOLLOW_UP_DAYS), about_kind=ABOUT_AGREEMENT, about_id=one.pk,
        )
        for one in agreed.exclude(pk__in=stands)
    )  # fmt: skip


def _group(report: Report) -> Group | None:
    here = report.child.enrolments.filter(on_day(today()), group__location=report.location_id)
    return Group.objects.filter(pk__in=here.values("group")).order_by("pk").first()


def _tell(report: Report, by: Account, people: list[Guardian]) -> None:
    """Each reader hears once of a report: who was told before it was taken back finds it behind the same link."""
    told = Delivery.objects.filter(about_kind=ABOUT, about_id=report.pk, kind=kind_of(report))
    told.filter(state=State.CANCELLED).delete()
    knows = set(told.values_list("guardian", flat=True))
    rows = deliveries_for(report, [one for one in people if one.pk not in knows], not_before=timezone.now() + PATIENCE)
    enqueue(rows)
    ways = {row.guardian_id: row.channel for row in rows}
    for one in people:
        _contact(
            report, by, verb="shared_report", at=timezone.now(), channel=ways.get(one.pk, Contact.Channel.PAGE),
            guardian=one, language=one.language_read, outcome=Contact.Outcome.SENT,
        )  # fmt: skip


def _contact(report: Report, by: Account, **fields: object) -> None:
    with override(DEFAULT):
        subject = f"{report.get_kind_display()}: {report.child}"[:200]
    Contact.objects.create(
        location=report.location, family=report.child.family, account=by, subject=subject, about_kind=ABOUT,
        about_id=report.pk, **fields,
    )  # fmt: skip


def _only(people: list[Guardian]) -> Guardian | None:
    """The one guardian it is shared with: the other parent gets to see nothing of it."""
    return people[0] if len(people) == 1 else None


def _record(verb: str, report: Report, by: Account, people: list[Guardian]) -> None:
    record(verb, by=by, subject=report, family=report.child.family, location=report.location, about=_only(people))
