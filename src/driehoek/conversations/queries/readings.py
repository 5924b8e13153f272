"""Reports as a guardian reads them."""

from dataclasses import dataclass

from django.db.models import QuerySet

from driehoek.conversations import phrases, rules
from driehoek.conversations.models import Agreement, Reading, Round
from driehoek.conversations.queries.reports import Agreed, Told, told
from driehoek.logbook.models import Promise
from driehoek.people.models import Guardian
from driehoek.people.queries import found
from driehoek.texts.queries import Shown, shown_one

MOST_SHOWN = 12
NEW = 3


def readings_of(guardian: Guardian) -> QuerySet[Reading]:
    """Reports that were shared with a guardian, the newest talk first; also one that the school is changing."""
    rows = Reading.objects.filter(rules.readings_of(guardian))
    rows = rows.select_related("report__child__family", "report__account", "report__location", "guardian", "words")
    return rows.order_by("-report__date", "-pk")


def reading_of(guardian: Guardian, report: int, *, shared: bool = False) -> Reading:
    """Return what a guardian has to do with this report, or raise Http404; `shared` asks for one that can be read."""
    rows = readings_of(guardian)
    return found(rows.filter(report__shared_at__isnull=False) if shared else rows, report=report)


@dataclass(frozen=True)
class OwnReport:
    """A report in the list of a guardian."""

    reading: Reading

    @property
    def kind(self) -> str:
        """What kind of talk it was, in the language of the page."""
        return str(phrases.KINDS[Round.Kind(self.reading.report.kind)])

    @property
    def child(self) -> str:
        """About whom."""
        child = self.reading.report.child
        return child.given_name or child.full_name

    @property
    def unread(self) -> bool:
        """Whether the guardian still has to read it."""
        return self.reading.seen_at is None


def own_reports(guardian: Guardian) -> list[OwnReport]:
    """The reports that a guardian can read, the newest first."""
    rows = readings_of(guardian).filter(report__shared_at__isnull=False)
    return [OwnReport(row) for row in rows[:MOST_SHOWN]]


def unread_reports(guardian: Guardian) -> list[OwnReport]:
    """The newest reports that a guardian did not read yet, for their first page."""
    rows = readings_of(guardian).filter(report__shared_at__isnull=False, seen_at=None)
    return [OwnReport(row) for row in rows[:NEW]]


@dataclass(frozen=True)
class Read:
    """A whole report for its page: what was said, who does what, what the guardian said about it, what is owed."""

    own: OwnReport
    told: Told
    words: Shown | None
    owed: Promise | None

    @property
    def deals(self) -> list[tuple[Agreed, tuple[str, str]]]:
        """What was agreed, each with the pictogram and the words of who does it."""
        return [(one, self._who(Agreement.Who(one.agreement.who))) for one in self.told.agreements]

    def _who(self, who: Agreement.Who) -> tuple[str, str]:
        words = self.own.child if who == Agreement.Who.PUPIL else str(phrases.WHO[who])
        return phrases.WHO_ICONS[who], words


def read(reading: Reading) -> Read:
    """Return a report that a guardian opened, in the language they read."""
    code = reading.guardian.language_read
    owed = Promise.objects.filter(about_kind="reading", about_id=reading.pk, state=Promise.State.OPEN)
    words = shown_one(reading.words, code) if reading.words else None
    return Read(OwnReport(reading), told(reading.report, code), words, owed.select_related("owner").first())
