"""Writing the report of a talk: begun with a tap, kept as a draft with every word, so that nothing is lost."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from driehoek.conversations.models import Agreement, Party, Report, ReportSection, Round, Talk
from driehoek.conversations.phrases import SUBJECTS
from driehoek.conversations.queries.reports import (
    WRITE,
    drafts_left,
    drafts_of,
    talks_to_report,
    who_may_have_been_there,
)
from driehoek.people.audit import record
from driehoek.people.models import Account, Child, Enrolment, Guardian
from driehoek.people.queries import child_for
from driehoek.people.rules import enrolments_in_reach, today
from driehoek.texts.cleaning import one_line, plain

MOST_AGREEMENTS = 12


@dataclass(frozen=True)
class Deal:
    """What is agreed: who (of `Agreement.Who`) does what, and until when if that is known."""

    who: str
    what: str
    until: date | None = None


@transaction.atomic
def begin_for_talk(*, talk: Talk, by: Account) -> Report:
    """Begin the report of one's own talk, with what is known of who was there; a second time it is the same report.

    Raises PermissionDenied for a talk of somebody else, one to come, or one that was missed.
    """
    row = talks_to_report(by).filter(pk=talk.pk).first()
    if row is None:
        raise PermissionDenied
    report, made = Report.objects.get_or_create(
        talk=row, defaults={
            "location": row.round.location, "child": row.child, "kind": row.round.kind, "account": by,
            "date": timezone.localdate(row.starts_at), "pupil": row.round.pupils_come,
            "interprets": row.party.interprets,
        },
    )  # fmt: skip
    if made:
        report.guardians.set(row.party.guardians.all())
        _record("report_begun", report, by)
    return report


@transaction.atomic
def begin_for_child(*, child: Child, kind: str, day: date, by: Account) -> Report:
    """Begin the report of a talk outside a round, such as one about care.

    Raises Http404 for a child out of reach, ValidationError for a day to come.
    """
    child = child_for(by, child.pk, WRITE)
    if day > today():
        raise ValidationError(_("This day is still to come."))
    place = _place_of(child, by)
    report = Report.objects.create(
        location=place.group.location, child=child, kind=Round.Kind(kind), date=day, account=by
    )
    _record("report_begun", report, by)
    return report


def _place_of(child: Child, by: Account) -> Enrolment:
    places = enrolments_in_reach(by, WRITE).filter(child=child).select_related("group__location")
    return places.order_by("pk")[0]


@transaction.atomic
def keep_draft(
    *,
    report: Report,
    by: Account,
    sections: Mapping[str, str],
    deals: Iterable[Deal] = (),
    guardians: Iterable[Guardian] = (),
    pupil: bool = False,
    interprets: str = "",
) -> Report:
    """Keep a draft as it is now: subject -> what was said, what was agreed, and who was there.

    A subject that is left empty is no part of the report. Raises PermissionDenied when it is not one's own draft.
    """
    row = own_draft(report, by)
    there = who_may_have_been_there(row.child).filter(pk__in=[one.pk for one in guardians])
    row.guardians.set(there)
    row.pupil, row.interprets = pupil, Party.Interprets(interprets)
    row.save(update_fields=["pupil", "interprets"])
    _keep_sections(row, sections)
    _keep_agreements(row, deals)
    return row


def _keep_sections(report: Report, sections: Mapping[str, str]) -> None:
    said = {key: plain(body) for key, body in sections.items() if key in SUBJECTS}
    for key, body in said.items():
        if body:
            ReportSection.objects.update_or_create(report=report, key=key, defaults={"body": body})
    report.sections.filter(key__in=[key for key, body in said.items() if not body]).delete()


def _keep_agreements(report: Report, deals: Iterable[Deal]) -> None:
    """In the order in which they were written; one that stays as it was keeps its number."""
    known = {(row.who, row.what, row.until): row.pk for row in report.agreements.all()}
    wanted = [Deal(Agreement.Who(one.who), one_line(one.what)[:200], one.until) for one in deals]
    wanted = [one for one in dict.fromkeys(wanted) if one.what][:MOST_AGREEMENTS]
    kept = {(one.who, one.what, one.until) for one in wanted}
    report.agreements.exclude(pk__in=[pk for key, pk in known.items() if key in kept]).delete()
    for one in wanted:
        if (one.who, one.what, one.until) not in known:
            Agreement.objects.create(report=report, who=one.who, what=one.what, until=one.until)


def own_draft(report: Report, by: Account) -> Report:
    """Return one's own draft as it is now, waiting for whoever changes it; PermissionDenied when it is not."""
    mine = drafts_of(by).order_by().values("pk")
    rows = Report.objects.select_for_update(of=("self",)).select_related("child__family", "location", "account")
    row = rows.filter(pk=report.pk, pk__in=mine).first()
    if row is None:
        raise PermissionDenied
    return row


@transaction.atomic
def take_over(*, report: Report, by: Account) -> Report:
    """Go on with the draft of a colleague who left; the talk stays theirs, the report becomes one's own.

    Raises PermissionDenied when the author can still end it, or it is out of reach.
    """
    rows = Report.objects.select_for_update(of=("self",)).filter(pk__in=drafts_left(by).order_by().values("pk"))
    row = rows.select_related("location").filter(pk=report.pk).first()
    if row is None:
        raise PermissionDenied
    row.account = by
    row.save(update_fields=["account"])
    _record("report_taken_over", row, by)
    return row


def _record(verb: str, report: Report, by: Account) -> None:
    record(verb, by=by, subject=report, location=report.location)
