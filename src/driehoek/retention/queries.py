"""Doors to the pages about keeping, and what they show."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Min, Q, QuerySet, Value

from driehoek.people.models import Account, Child, Enrolment, Family, Guardian, Location
from driehoek.people.queries import found
from driehoek.people.rules import today
from driehoek.retention.choosing import STANDS, chosen_at
from driehoek.retention.due import due, standing
from driehoek.retention.models import Erasure, Hold, OwnTerm, RetentionRun, SoonErased, TermsAgreed
from driehoek.retention.rules import decides_at, sees_at
from driehoek.retention.terms import LEFT, MOMENT, Term, of_locations, terms

SHOWN = 5


@dataclass(frozen=True)
class Kept:
    """A kind of record at a location: for how many months; how many people or records are soon erased, from when."""

    term: Term
    months: int
    people: int = 0
    rows: int = 0
    first: date | None = None


@dataclass(frozen=True)
class Overview:
    """What the page of a location tells."""

    agreed: TermsAgreed | None
    soon: list[Kept]
    holds: list[Hold] = field(default_factory=list)
    runs: list[RetentionRun] = field(default_factory=list)
    erasures: list[Erasure] = field(default_factory=list)


# Doors


def location_seen(account: Account, code: str) -> Location:
    """Return the location of which this account sees what is soon erased, or raise Http404."""
    return found(Location.objects.filter(sees_at(account)).select_related("organisation"), code=code)


def location_decided(account: Account, code: str) -> Location:
    """Return the location where this account decides about keeping and erasing, or raise Http404."""
    return found(Location.objects.filter(decides_at(account)).select_related("organisation"), code=code)


def families_at(account: Account) -> QuerySet[Family]:
    """Families of children who are or once were at a location where this account decides, also long after they left."""
    there = Enrolment.objects.filter(decides_at(account, "group__location"))
    return Family.objects.filter(pk__in=there.values("child__family"))


def family_decided(account: Account, pk: int) -> Family:
    """Return such a family, or raise Http404."""
    return found(families_at(account).select_related("organisation"), pk=pk)


def place_of(account: Account, family: Family) -> Location:
    """The location of the family where this account decides, where its child was last."""
    rows = Location.objects.filter(decides_at(account), groups__enrolments__child__family=family)
    return found(rows.select_related("organisation").order_by("-groups__enrolments__pk")[:1])


def hold_for(account: Account, pk: int) -> Hold:
    """Return a standing hold at a location where this account decides, or raise Http404."""
    return found(Hold.objects.filter(standing(), decides_at(account, "location")).select_related("location"), pk=pk)


def erasure_for(account: Account, pk: int) -> Erasure:
    """Return a request at a location where this account decides, or raise Http404."""
    rows = Erasure.objects.filter(decides_at(account, "location"))
    return found(rows.select_related("location", "family", "child", "guardian", "asked_by", "undone_by"), pk=pk)


def subject_for(family: Family, scope: str, number: int) -> Child | Guardian | Family:
    """Return the family, or one of its children or guardians, or raise Http404."""
    if scope == Erasure.Scope.CHILD:
        return found(Child.objects.filter(family=family), pk=number)
    if scope == Erasure.Scope.GUARDIAN:
        return found(Guardian.objects.filter(guardianships__child__family=family).distinct(), pk=number)
    return found(Family.objects.filter(pk=family.pk), pk=number)


def people_of(family: Family) -> tuple[list[Child], list[Guardian]]:
    """The children and guardians of a family, by name."""
    guardians = Guardian.objects.filter(guardianships__child__family=family).distinct()
    return list(Child.objects.filter(family=family)), list(guardians)


def decides(account: Account, location: Location) -> bool:
    """Whether this account decides about keeping and erasing here, or only sees how much."""
    return Location.objects.filter(decides_at(account), pk=location.pk).exists()


# What pages show


def overview(location: Location) -> Overview:
    """How many of each kind are soon erased, what is held back, and what the last nights did."""
    agreed = TermsAgreed.objects.filter(location=location).select_related("by").first()
    holds = Hold.objects.filter(standing(), location=location).select_related("family", "child", "by")
    runs = RetentionRun.objects.filter(location=location).exclude(done_at=None)
    asked = Erasure.objects.filter(location=location).select_related("family", "child", "guardian")
    soon = _soon(location) if agreed else []
    return Overview(agreed, soon, list(holds), list(runs[:SHOWN]), list(asked[:SHOWN]))


def _soon(location: Location) -> list[Kept]:
    listed = SoonErased.objects.filter(location=location).order_by()
    rows = {row["kind"]: row for row in listed.values("kind").annotate(people=Count("pk"), first=Min("erase_on"))}
    older = _older(location)
    found = [
        Kept(one, 0, rows[one.key]["people"], 0, rows[one.key]["first"])
        for one in of_locations(LEFT)
        if one.key in rows
    ]
    return found + [Kept(one, 0, 0, older[one.key]) for one in of_locations(MOMENT) if older[one.key]]


def _older(location: Location) -> Counter[str]:
    """How many records of each kind that counts from a moment go within thirty days; one query for all."""
    chosen = chosen_at(location)
    parts = [
        due(record, term, chosen, today() + STANDS).order_by().annotate(told=Value(term.key)).values("told")
        for term in of_locations(MOMENT)
        for record in term.records
    ]
    first, *others = [part.annotate(number=Count("pk")).values_list("told", "number") for part in parts]
    counts: Counter[str] = Counter()
    for kind, number in first.union(*others, all=True):
        counts[kind] += number
    return counts


def kept_at(location: Location) -> list[Kept]:
    """How long each kind is kept at a location, in the order of the file."""
    months = {one.key: one.months for one in terms().values()}
    own = OwnTerm.objects.filter(location=location).order_by("pk").values_list("kind", "months")
    return [Kept(one, (months | dict(own))[one.key]) for one in terms().values()]


def listed_at(location: Location) -> QuerySet[SoonErased]:
    """Who stands in the list of a location, soonest first."""
    rows = SoonErased.objects.filter(location=location)
    return rows.select_related("child__family", "family", "guardian")


def families_named(account: Account, words: str) -> QuerySet[Family]:
    """Families with a name like this that are or once were at a location where this account decides."""
    return families_at(account).filter(Q(name__icontains=words) | Q(children__given_name__icontains=words)).distinct()


def choices_of(location: Location, kind: str) -> QuerySet[OwnTerm]:
    """What a location chose for a kind, newest first."""
    return OwnTerm.objects.filter(location=location, kind=kind).select_related("by")
