"""What the verbs of the room have just written, put at the moment at which it happened."""

from datetime import datetime, timedelta
from typing import Any

from driehoek.conversations import letters, reporting
from driehoek.conversations.models import Agreement, Report, ReportSection, Round, Telling
from driehoek.conversations.queries.reports import ABOUT_AGREEMENT
from driehoek.demo.moments import at
from driehoek.logbook.models import Contact, Promise
from driehoek.messages.models import Delivery
from driehoek.people.models import AuditLine
from driehoek.texts.models import Text, Version

VERBS = {Telling.Kind.WISHES: "families_asked", Telling.Kind.TIMES: "times_told"}
SHARED, TRANSLATED, READ = "17:25", "18:40", "20:50"  # on the day of the talk
State = Delivery.State


def told_at(round_: Round, kind: Telling.Kind, moment: datetime) -> None:
    """Let what was just put in the outbox be told at this moment, by mail, on paper and by telephone."""
    tellings = Telling.objects.filter(party__round=round_, kind=kind)
    about: dict[str, Any] = {"about_kind": letters.ABOUT, "about_id__in": tellings.values("pk")}
    _handed_over(about, moment)
    Contact.objects.filter(**about).update(at=moment)
    tellings.update(at=moment)
    AuditLine.objects.filter(subject=f"round:{round_.pk}", verb=VERBS[kind]).update(at=moment)


def _handed_over(about: dict[str, Any], moment: datetime) -> None:
    given = {"state": State.HANDED_OVER, "attempts": 1, "created_at": moment, "handed_over_at": moment}
    Delivery.objects.filter(**about).update(**given, not_before=None)


def set_report_clocks(report: Report, ended: datetime) -> None:
    """Let the report of a talk that ended then be shared that day, and read and answered in the evening."""
    shared, about = at(report.date, SHARED), {"about_kind": reporting.ABOUT, "about_id": report.pk}
    report.created_at, report.shared_at = ended, shared
    report.save(update_fields=["created_at", "shared_at"])
    _handed_over(about, shared)
    Contact.objects.filter(**about, verb="shared_report").update(at=shared)
    owed = Promise.objects.filter(about_kind=ABOUT_AGREEMENT, about_id__in=report.agreements.values("pk"))
    owed.update(made_at=shared)
    _written([one.pk for one in texts_of(report)], shared, at(report.date, TRANSLATED))
    AuditLine.objects.filter(subject=f"report:{report.pk}").update(at=shared)
    _answered(report, about, at(report.date, READ))


def _answered(report: Report, about: dict[str, Any], moment: datetime) -> None:
    Contact.objects.filter(**about, verb__in=("report_right", "report_not_right")).update(at=moment)
    rows = report.readings.filter(answered_at__isnull=False)
    readers = rows.values("guardian")
    Delivery.objects.filter(**about, guardian__in=readers).update(state=State.CONFIRMED, confirmed_at=moment)
    AuditLine.objects.filter(subject=f"report:{report.pk}", verb="report_answered").update(at=moment)
    _written([row.words_id for row in rows if row.words_id], moment, moment + timedelta(hours=1))
    rows.update(seen_at=moment, answered_at=moment)


def _written(texts: list[int], moment: datetime, translated: datetime) -> None:
    """The originals at this moment, and the translations there are a little later."""
    Text.objects.filter(pk__in=texts).update(created_at=moment)
    versions = Version.objects.filter(text__in=texts)
    versions.update(asked_at=moment)
    versions.exclude(body="").update(made_at=translated)
    AuditLine.objects.filter(subject__in=[f"text:{pk}" for pk in texts]).update(at=moment)


def texts_of(report: Report) -> list[Text]:
    """What a report says, as texts that are translated."""
    rows: list[ReportSection | Agreement] = [
        *report.sections.select_related("text"), *report.agreements.select_related("text"),
    ]  # fmt: skip
    return [row.text for row in rows if row.text]
