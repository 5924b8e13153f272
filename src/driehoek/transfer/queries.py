"""Doors to what may go along, and what then does."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from driehoek.conversations.models import Agreement, Report
from driehoek.conversations.phrases import SUBJECTS
from driehoek.conversations.queries.reports import reports_for
from driehoek.intake.hearing import Heard
from driehoek.intake.queries import told_along
from driehoek.logbook.models import Promise
from driehoek.people.models import Account, Child, Enrolment, Guardian, Guardianship, Location
from driehoek.people.models.base import on_day
from driehoek.people.queries import child_for, children_of, found
from driehoek.people.rules import enrolments_in_reach, today
from driehoek.policy.models import NeighbourAgreement
from driehoek.policy.queries.neighbours import neighbours_for
from driehoek.transfer.kinds import AGREEMENTS, CONTACT, INTAKE, REPORTS, WORDS, Kind, kinds
from driehoek.transfer.models import TransferChoice
from driehoek.transfer.rules import decides_oneself, has_custody

REPORTS_SHOWN = 12
ABOUT = "transfer"  # of a promise to talk first, about a child


@dataclass(frozen=True)
class Offer:
    """A child and a school nearby, with what who asks chose about it."""

    child: Child
    agreement: NeighbourAgreement
    choice: TransferChoice | None
    owed: Promise | None

    @property
    def given(self) -> bool:
        """Whether something may go along now."""
        return bool(self.choice and not self.choice.withdrawn_at)


def offers_of(guardian: Guardian) -> list[Offer]:
    """The children about whom this guardian decides, with each school to which they can go."""
    held = Guardianship.objects.filter(has_custody(), guardian=guardian.pk)
    children = children_of(guardian).filter(pk__in=held.values("child"))
    return _offers([one for one in children if not decides_oneself(one)], guardian)


def offers_of_student(child: Child) -> list[Offer]:
    """The same for a student who decides."""
    return _offers([child], None) if decides_oneself(child) else []


def _offers(children: Iterable[Child], guardian: Guardian | None) -> list[Offer]:
    rows = list(children)
    enrolled = Enrolment.objects.filter(on_day(today()), child__in=rows)
    places = set(enrolled.values_list("child", "group__location"))
    running = NeighbourAgreement.objects.filter(ended_on=None, location__in={place for _, place in places})
    chosen = TransferChoice.objects.filter(child__in=rows, guardian=guardian)
    kept = {(one.child_id, one.agreement_id): one for one in chosen}
    promises = Promise.objects.filter(about_kind=ABOUT, about_id__in=[one.pk for one in rows], guardian=guardian)
    owed = {one.about_id: one for one in promises.filter(state=Promise.State.OPEN)}
    return [
        Offer(child, one, kept.get((child.pk, one.pk)), owed.get(child.pk))
        for child in rows
        for one in running.select_related("location__organisation")
        if (child.pk, one.location_id) in places
    ]


# Staff


def children_leaving(account: Account, location: Location) -> QuerySet[Child]:
    """Children in reach at this location about whom somebody chose what may go along."""
    here = enrolments_in_reach(account).filter(group__location=location)
    chosen = TransferChoice.objects.filter(child=OuterRef("pk"), withdrawn_at=None, agreement__location=location)
    return Child.objects.filter(Exists(chosen), pk__in=here.values("child")).prefetch_related(
        "transfer_choices__agreement", "guardianships"
    )


@dataclass(frozen=True)
class Allowed:
    """What may go along: per kind the choices by whose word; `waiting` deciders have not said yes to anything."""

    by: dict[str, list[TransferChoice]]
    waiting: int

    @property
    def kinds(self) -> list[Kind]:
        """The kinds that may go along, in their order."""
        return [kind for key, kind in kinds().items() if self.by.get(key)]

    @property
    def kept_back(self) -> list[Kind]:
        """The kinds that stay here."""
        return [kind for key, kind in kinds().items() if not self.by.get(key)]

    def letting(self, part: str) -> list[TransferChoice]:
        """The choices by whose word a part of the records goes along; none when no kind holds it."""
        return next((self.by.get(key, []) for key, kind in kinds().items() if kind.holds == part), [])


def allowed(child: Child, agreement: NeighbourAgreement) -> Allowed:
    """Weigh the words of who decides today; who no longer decides has no say any more."""
    rows = TransferChoice.objects.filter(child=child, agreement=agreement, withdrawn_at=None).select_related("guardian")
    if decides_oneself(child):
        said, deciders = list(rows.filter(guardian=None)), 1
    else:
        custody = Guardianship.objects.filter(has_custody(), child=child)
        said, deciders = list(rows.filter(guardian__in=custody.values("guardian"))), custody.count()
    by = {key: [one for one in said if key in one.kinds] for key in kinds()}
    counted = {key: rows if len(rows) == deciders or not kinds()[key].together else [] for key, rows in by.items()}
    return Allowed(counted, deciders - len(said))


@dataclass(frozen=True)
class Talk:
    """A talk that goes along: its day, what was said by subject, and what was agreed."""

    day: date
    sections: list[tuple[str, str]]
    agreements: list[Agreement]


@dataclass(frozen=True)
class Handover:
    """Everything that goes along, and nothing else."""

    child: Child
    agreement: NeighbourAgreement
    allowed: Allowed
    contacts: list[Guardian]
    talks: list[Talk]
    told: list[Heard]
    words: list[TransferChoice]


def transfer_for(account: Account, agreement: int, child: int) -> Handover:
    """Return what goes along about a child in reach to a school nearby, or raise Http404 when nobody chose anything."""
    row = found(neighbours_for(account), pk=agreement)
    about = child_for(account, child)
    found(children_leaving(account, row.location).filter(transfer_choices__agreement=row).distinct(), pk=child)
    return handover(account, about, row)


def handover(account: Account, child: Child, agreement: NeighbourAgreement) -> Handover:
    """Gather what may go along; reports as far as the colleague who hands over may read them."""
    said = allowed(child, agreement)
    return Handover(
        child=child, agreement=agreement, allowed=said,
        contacts=[one.guardian for one in said.letting(CONTACT) if one.guardian],
        talks=_talks(account, child, agreement.location, said), told=_told(child, agreement.location, said),
        words=[one for one in said.letting(WORDS) if one.words],
    )  # fmt: skip


def _told(child: Child, location: Location, said: Allowed) -> list[Heard]:
    letting = said.letting(INTAKE)
    return told_along(child, location, [one.guardian for one in letting if one.guardian]) if letting else []


def _talks(account: Account, child: Child, location: Location, said: Allowed) -> list[Talk]:
    if not said.letting(REPORTS) and not said.letting(AGREEMENTS):
        return []
    shared = Q(child=child, location=location, shared_at__isnull=False)
    rows = reports_for(account).filter(shared).prefetch_related("sections", "agreements")[:REPORTS_SHOWN]
    return [_talk(one, said) for one in rows]


def _talk(report: Report, said: Allowed) -> Talk:
    sections = [(str(SUBJECTS.get(one.key, one.key)), one.body) for one in report.sections.all() if one.body]
    agreements = list(report.agreements.all()) if said.letting(AGREEMENTS) else []
    return Talk(report.date, sections if said.letting(REPORTS) else [], agreements)
