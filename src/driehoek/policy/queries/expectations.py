"""Doors to expectations, and with whom they were talked over."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from driehoek.people.models import Account, Guardian, Guardianship, Location
from driehoek.people.queries import found, guardians_for, school_year_of
from driehoek.people.rules import enrolments_in_reach, guardianship_is_open
from driehoek.policy.models import Expectations, HomeSchoolAgreement


def texts_of(location: Location) -> QuerySet[Expectations]:
    """All texts of a location, this year's newest first."""
    return location.expectations.select_related("school_year", "author")


def expectations_now(location: Location) -> Expectations | None:
    """The newest text of the running school year."""
    return texts_of(location).filter(school_year=school_year_of(location)).first()


def guardians_at(account: Account, location: Location) -> QuerySet[Guardian]:
    """Guardians in reach whom the school may inform about a child that is enrolled at this location today."""
    here = enrolments_in_reach(account).filter(group__location=location)
    open_today = Guardianship.objects.filter(guardianship_is_open(), child__in=here.values("child"))
    return guardians_for(account).filter(pk__in=open_today.values("guardian"))


@dataclass(frozen=True)
class Told:
    """How many guardians in reach know the expectations, and who does not yet."""

    everybody: int
    told: int
    agreed: int
    waiting: QuerySet[Guardian]


def told(account: Account, expectations: Expectations) -> Told:
    """Count within the reach of who asks; older versions of the same year count, since they were told too."""
    everybody = guardians_at(account, expectations.location)
    same_year = HomeSchoolAgreement.objects.filter(
        expectations__location=expectations.location, expectations__school_year=expectations.school_year
    )
    known = everybody.filter(pk__in=same_year.values("guardian"))
    both = same_year.filter(Q(school_agrees=True) & Q(guardian_agrees=True))
    return Told(
        everybody=everybody.count(), told=known.count(),
        agreed=everybody.filter(pk__in=both.values("guardian")).count(),
        waiting=everybody.exclude(pk__in=same_year.values("guardian")).order_by("family_name", "given_name", "pk"),
    )  # fmt: skip


def guardian_here(account: Account, location: Location, pk: int) -> Guardian:
    """Return a guardian in reach with a child at this location, or raise Http404."""
    return found(guardians_at(account, location), pk=pk)
