"""The night of one location: what becomes due is put in the list, what stood there long enough is erased.

A run is a row that knows its step. Each step works in batches, each batch in one transaction with its counts: a worker
that is killed leaves all of a batch or nothing, and the next goes on where it was. Doing a step twice does nothing.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from driehoek.people.models import Location
from driehoek.people.rules import today
from driehoek.retention.choosing import STANDS, Chosen, chosen_at
from driehoek.retention.due import due
from driehoek.retention.erasing import Counts, erase, wipe
from driehoek.retention.models import RetentionRun, SoonErased
from driehoek.retention.terms import LEFT, MOMENT, Record, Term, of_locations, terms

BATCH = 200  # records at once; children and guardians bring much along
NOTICED = 500
Step = Callable[[], Counts | None]


@dataclass(frozen=True)
class Night:
    """The steps of a run at a location, or of the installation as a whole."""

    chosen: Chosen

    @property
    def location(self) -> Location | None:
        """Where it is night; None: in the installation as a whole."""
        return self.chosen.location

    def steps(self) -> Sequence[Step]:
        """What is to be done in order; each returns what one batch did, or None when nothing is left."""
        if self.location is None:
            house = [one for one in terms().values() if one.house]
            return [partial(self.erase, term, record) for term in house for record in term.records]
        notice = [partial(self.notice, term) for term in of_locations(LEFT)]
        return notice + [step for term in of_locations(LEFT, MOMENT) for step in self._steps_of(term)]

    def _steps_of(self, term: Term) -> list[Step]:
        rows: list[Step] = [partial(self.erase, term, record) for record in term.records]
        return [*rows, partial(self.tidy, term)] if term.after == LEFT else rows

    def notice(self, term: Term) -> Counts | None:
        """Put whose records become due within thirty days in the list; take off who came back or is held."""
        for who in sorted({record.subject for record in term.records}):
            if self._listed(term, who).exists():
                self._stale(term, who).delete()
        new = [row for record in term.records for row in self._new(term, record)]
        SoonErased.objects.bulk_create(new, ignore_conflicts=True)
        return Counter() if new else None

    def _stale(self, term: Term, who: str) -> "QuerySet[SoonErased]":
        """Rows of the list about which nothing is due any more."""
        listed = self._listed(term, who)
        for record in (one for one in term.records if one.subject == who):
            rows = due(record, term, self.chosen, today() + STANDS)
            listed = listed.filter(~Exists(rows.filter(**{record.of: OuterRef(who)})))
        return listed

    def _new(self, term: Term, record: Record) -> list[SoonErased]:
        """The first so many; in the next batch they are in the list."""
        who, day = record.subject, today()
        there = self._listed(term, who).filter(**{who: OuterRef(record.of)})
        rows = due(record, term, self.chosen, day + STANDS).filter(~Exists(there))
        dates = {"noticed_on": day, "erase_on": day + STANDS}
        numbers = rows.order_by().values_list(record.of, flat=True).distinct()[:NOTICED]
        return [SoonErased(location=self.location, kind=term.key, **{f"{who}_id": pk}, **dates) for pk in numbers]

    def erase(self, term: Term, record: Record) -> Counts | None:
        """Erase the next batch, or empty its fields."""
        rows = due(record, term, self.chosen, today())
        if term.after == LEFT:
            ready = self._listed(term, record.subject).filter(erase_on__lte=today())
            if not ready.exists():
                return None
            rows = rows.filter(**{f"{record.of}__in": ready.values(record.subject)})
        numbers = list(rows.values_list("pk", flat=True)[:BATCH])
        if not numbers:
            return None
        return wipe(record.model, numbers, record.empty) if record.empty else erase(record.model, numbers)

    def tidy(self, term: Term) -> None:
        """Take what was erased off the list."""
        SoonErased.objects.filter(location=self.location, kind=term.key, erase_on__lte=today()).delete()

    def _listed(self, term: Term, who: str) -> "QuerySet[SoonErased]":
        return SoonErased.objects.filter(location=self.location, kind=term.key, **{f"{who}__isnull": False})


def work(run: RetentionRun) -> None:
    """The next batch of a run, with what it did, in one transaction; then it is nobody's again."""
    steps = Night(chosen_at(run.location)).steps()
    with transaction.atomic():
        kept = RetentionRun.objects.select_for_update().get(pk=run.pk)
        done: Counts | None = None
        while done is None and kept.step < len(steps):
            done = steps[kept.step]()
            kept.step += done is None
        kept.done_at = None if kept.step < len(steps) else timezone.now()
        kept.counts = dict(Counter(kept.counts) + (done or Counter()))
        kept.claimed_until = None
        kept.save(update_fields=["step", "done_at", "counts", "claimed_until"])


def begin(day_begins_at: int = 2) -> bool:
    """Make the runs of tonight that are not there yet; whether any was made. Nights begin at two o'clock."""
    now = timezone.localtime()
    if now.hour < day_begins_at:
        return False
    made = False
    waiting = Location.objects.filter(terms_agreed__isnull=False).exclude(retention_runs__day=now.date())
    for place in [None, *waiting]:
        made |= RetentionRun.objects.get_or_create(location=place, day=now.date())[1]
    return made
