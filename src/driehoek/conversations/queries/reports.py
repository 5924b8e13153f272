"""Reports of talks as colleagues find them: their drafts, talks without one, and what was said about a child."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from driehoek.conversations import rules
from driehoek.conversations.guides import guide_for, with_report
from driehoek.conversations.models import Agreement, Party, Reading, Report, ReportSection, Talk
from driehoek.conversations.phrases import SUBJECTS
from driehoek.conversations.queries.evening import own_talks
from driehoek.logbook.models import Promise
from driehoek.people.models import Account, Child, Family, Guardian, Guardianship
from driehoek.people.models.base import on_day
from driehoek.people.queries import found
from driehoek.people.rules import enrolments_in_reach, today
from driehoek.texts.models import Text
from driehoek.texts.queries import Shown, shown

ABOUT_AGREEMENT = "agreement"
WRITE = "keep_promises"
PATIENCE_DAYS = 5  # school days after which a colleague is reminded of a report
ORDER = list(SUBJECTS)
INTERPRETED = [
    (Party.Interprets.NOBODY, _("Not needed")),
    (Party.Interprets.SCHOOL, _("An interpreter of the school")),
    (Party.Interprets.ADULT, _("An adult they brought along")),
]


def reports_for(account: Account) -> QuerySet[Report]:
    """Reports within reach, the newest first; of drafts only one's own."""
    rows = Report.objects.filter(rules.reports_in_reach(account))
    return rows.select_related("child__family", "account", "location", "talk__party")


def report_for(account: Account, pk: int) -> Report:
    """Return one report, or raise Http404."""
    return found(reports_for(account), pk=pk)


def drafts_of(account: Account) -> QuerySet[Report]:
    """The reports that somebody is writing."""
    return reports_for(account).filter(account=account.pk, shared_at=None)


def draft_of(account: Account, pk: int) -> Report:
    """Return a report that this account is writing, or raise Http404."""
    return found(drafts_of(account), pk=pk)


def drafts_left(account: Account) -> QuerySet[Report]:
    """Drafts of colleagues who left, which this account can take over; of what stands in them nothing is shown yet."""
    rows = Report.objects.filter(rules.drafts_left_in_reach(account)).exclude(account=account.pk)
    return rows.select_related("child__family", "account", "location")


def own_shared(account: Account) -> QuerySet[Report]:
    """The reports that somebody wrote and ended."""
    return reports_for(account).filter(account=account.pk, shared_at__isnull=False)


def reports_about(account: Account, family: Family) -> QuerySet[Report]:
    """Reports about children of a family, of talks that are done."""
    return reports_for(account).filter(child__family=family.pk, shared_at__isnull=False)


def before(account: Account, child: Child, report: Report | None = None) -> Report | None:
    """The report of the talk before this one, of which the agreements are looked at again."""
    rows = reports_for(account).filter(child=child, shared_at__isnull=False)
    return (rows.exclude(pk=report.pk).filter(date__lte=report.date) if report else rows).first()


def talks_to_report(account: Account) -> QuerySet[Talk]:
    """Talks that this colleague had or has today and that may get a report."""
    rows = own_talks(account).exclude(state=Talk.State.MISSED)
    return rows.filter(starts_at__date__lte=today()).select_related("party__family", "child", "round__location")


def without_report(account: Account, *, before: date | None = None) -> QuerySet[Talk]:
    """Talks that were held in the last year and of which the report that belongs to it is not begun, or not shared."""
    rows = own_talks(account).filter(state=Talk.State.HELD, round__kind__in=with_report())
    rows = rows.exclude(report__shared_at__isnull=False).filter(starts_at__date__gt=today() - timedelta(days=365))
    return rows.filter(starts_at__date__lt=before) if before else rows


def waiting_long(account: Account) -> QuerySet[Talk]:
    """Those held more than five school days (Monday to Friday) ago: a gentle word on the start page."""
    return without_report(account, before=school_days_ago(PATIENCE_DAYS))


def school_days_ago(days: int, day: date | None = None) -> date:
    """The day that lies so many days from Monday to Friday back."""
    day = day or today()
    while days:
        day -= timedelta(days=1)
        days -= day.weekday() < 5
    return day


def children_to_report(account: Account, family: Family) -> QuerySet[Child]:
    """Of a family the children about whom this account may write a report."""
    return family.children.filter(pk__in=enrolments_in_reach(account, WRITE).values("child")).order_by("pk")


def who_may_have_been_there(child: Child) -> QuerySet[Guardian]:
    """The adults of a child today: also those who are not informed may have come along."""
    ties = Guardianship.objects.filter(on_day(today()), child=child)
    return Guardian.objects.filter(pk__in=ties.values("guardian")).order_by("pk")


@dataclass(frozen=True)
class Said:
    """A subject with what was said about it, as one reader gets it."""

    key: str
    title: str
    shown: Shown


@dataclass(frozen=True)
class Agreed:
    """Who does what and until when, as one reader gets it; `promise` is what school owes, with how it stands."""

    agreement: Agreement
    shown: Shown
    promise: Promise | None

    @property
    def done(self) -> bool:
        """Whether the school has kept it."""
        return self.promise is not None and self.promise.state == Promise.State.KEPT


@dataclass(frozen=True)
class Told:
    """A report in the language of one reader; a draft in the words in which it is being written."""

    report: Report
    sections: list[Said] = field(default_factory=list)
    agreements: list[Agreed] = field(default_factory=list)

    @property
    def interpreted(self) -> str:
        """Who interpreted, as colleagues say it; empty when nobody did."""
        return str(dict(INTERPRETED)[Party.Interprets(self.report.interprets)]) if self.report.interprets else ""

    @property
    def source(self) -> str:
        """Who translated it, when that is the same for every part of it: then it is said once."""
        sources = {one.shown.source for one in self.sections} | {one.shown.source for one in self.agreements}
        return sources.pop() if len(sources) == 1 else ""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to tell yet."""
        return not (self.sections or self.agreements)


def told(report: Report, code: str) -> Told:
    """Return a report as a reader of this language gets it; four queries."""
    sections = sorted(report.sections.select_related("text"), key=lambda row: ORDER.index(row.key))
    agreements = list(report.agreements.select_related("text"))
    rows: list[ReportSection | Agreement] = [*sections, *agreements]
    texts = {row: row.text or _as_text(report, row) for row in rows}
    words = shown([text for text in texts.values() if text.pk], code)
    ready = {row: words.get(text.pk) or _draft(text) for row, text in texts.items()}
    owed = promises_of(agreements)
    return Told(
        report,
        [Said(row.key, str(SUBJECTS[row.key]), ready[row]) for row in sections],
        [Agreed(row, ready[row], owed.get(row.pk)) for row in agreements],
    )


def _as_text(report: Report, row: ReportSection | Agreement) -> Text:
    language = report.account.language if report.account else "nl"
    return Text(language=language, body=row.body if isinstance(row, ReportSection) else row.what)


def _draft(text: Text) -> Shown:
    return Shown("", text.body, text.language, "original")


def promises_of(agreements: Iterable[Agreement]) -> dict[int, Promise]:
    """Agreement number -> what the school promised in it."""
    numbers = [row.pk for row in agreements if row.who == Agreement.Who.SCHOOL]
    rows = Promise.objects.filter(about_kind=ABOUT_AGREEMENT, about_id__in=numbers).select_related("owner")
    return {row.about_id or 0: row for row in rows}


@dataclass(frozen=True)
class Answer:
    """What a guardian said about a report, as the colleague reads it."""

    reading: Reading
    shown: Shown | None


def answers_to(report: Report, code: str) -> list[Answer]:
    """With whom a report is shared, and what they said about it, in this language; two queries."""
    rows = list(report.readings.select_related("guardian", "words").order_by("pk"))
    words = shown([row.words for row in rows if row.words], code)
    return [Answer(row, words.get(row.words_id or 0)) for row in rows]


def subjects_to_fill(report: Report) -> list[tuple[str, str, tuple[str, ...]]]:
    """Key, title and questions of what can be written, with subjects that were written about and fit no more."""
    subjects = guide_for(report.kind).for_child(report.child)
    known = {one.key for one in subjects}
    rest = [row.key for row in report.sections.all() if row.key not in known]
    return [(one.key, one.title, one.questions) for one in subjects] + [(key, str(SUBJECTS[key]), ()) for key in rest]


def live_apart(report: Report) -> bool:
    """Whether those who may read it are known to live at different addresses."""
    homes = rules.may_read_reports(report.child).filter(household__isnull=False).order_by()
    return homes.values("household").distinct().count() > 1


def proposed_readers(report: Report) -> QuerySet[Guardian]:
    """With whom it is shared unless the colleague chooses otherwise: parents who live apart read of their own talk."""
    people = rules.may_read_reports(report.child)
    apart = report.talk.party.apart if report.talk else live_apart(report)
    return people.filter(pk__in=report.guardians.values("pk")) if apart else people
