"""Doors to the register. Every object reaches a view through one of these, found through the person who asks."""

from typing import TypeVar

from django.db import models
from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from driehoek.people import rules
from driehoek.people.models import (
    Account,
    AuditLine,
    Child,
    Family,
    Group,
    Guardian,
    Guardianship,
    Location,
    SchoolYear,
    StudentDecision,
)
from driehoek.people.subject import notice

Row = TypeVar("Row", bound=models.Model)


def found(rows: QuerySet[Row], **lookup: object) -> Row:
    """Return the one row, or raise Http404: unknown and forbidden look the same."""
    row = get_object_or_404(rows, **lookup)
    notice(row)
    return row


# Staff


def locations_for(account: Account, right: str) -> QuerySet[Location]:
    """Locations where this account holds the right, for the whole location or for one group in it."""
    return Location.objects.filter(rules.locations_in_reach(account, right)).select_related("organisation")


def location_for(account: Account, code: str, right: str, *, whole: bool = False) -> Location:
    """Return the location with this code; `whole` asks for the right over the whole location."""
    reach = rules.whole_locations_in_reach if whole else rules.locations_in_reach
    return found(Location.objects.filter(reach(account, right)).select_related("organisation"), code=code)


def groups_for(account: Account, right: str = "see_families") -> QuerySet[Group]:
    """Groups of running school years within reach."""
    day = rules.today()
    running = Q(school_year__start__lte=day, school_year__end__gte=day)
    return Group.objects.filter(rules.groups_in_reach(account, right) & running).select_related("location")


def group_for(account: Account, pk: int, right: str = "see_families") -> Group:
    """Return one group, or raise Http404."""
    return found(groups_for(account, right), pk=pk)


def families_for(account: Account, right: str = "see_families") -> QuerySet[Family]:
    """Families within reach."""
    return Family.objects.filter(rules.families_in_reach(account, right))


def family_for(account: Account, pk: int, right: str = "see_families") -> Family:
    """Return one family, or raise Http404."""
    return found(families_for(account, right).select_related("organisation"), pk=pk)


def guardians_for(account: Account, right: str = "see_families") -> QuerySet[Guardian]:
    """Guardians of children in families within reach, whatever their own right to information is."""
    families = families_for(account, right)
    return Guardian.objects.filter(guardianships__child__family__in=families.values("pk")).distinct()


def guardian_for(account: Account, pk: int, right: str = "see_families") -> Guardian:
    """Return one guardian, or raise Http404."""
    return found(guardians_for(account, right), pk=pk)


def guardianship_for(account: Account, pk: int, right: str = "edit_families") -> Guardianship:
    """Return one guardianship, or raise Http404."""
    families = families_for(account, right)
    rows = Guardianship.objects.filter(child__family__in=families.values("pk"))
    return found(rows.select_related("child__family", "guardian"), pk=pk)


def child_for(account: Account, pk: int, right: str = "see_families") -> Child:
    """Return one child, or raise Http404."""
    rows = Child.objects.filter(enrolments__in=rules.enrolments_in_reach(account, right)).distinct()
    return found(rows, pk=pk)


def objection_for(account: Account, pk: int, right: str = "edit_families") -> StudentDecision:
    """Return a standing objection of a student of 16 or 17, or raise Http404; from 18 there is nothing to weigh."""
    children = rules.enrolments_in_reach(account, right).values("child")
    rows = StudentDecision.objects.filter(rules.objection_stands(), child__in=children)
    return found(rows.select_related("child__family"), pk=pk)


def places_for(account: Account, family: Family, right: str) -> QuerySet[Location]:
    """Locations within reach where children of this family are enrolled today."""
    enrolments = rules.enrolments_in_reach(account, right).filter(child__family=family.pk)
    return Location.objects.filter(pk__in=enrolments.values("group__location"))


def looks_at(account: Account, family: Family) -> QuerySet[AuditLine]:
    """Who looked at or changed this family's file, newest first; only for who may see that."""
    lines = AuditLine.objects.filter(family__in=families_for(account, "see_audit").filter(pk=family.pk))
    return lines.select_related("account", "guardian")


def school_year_of(location: Location, name: str = "") -> SchoolYear:
    """Return the school year with this name, or the one that runs today (else the latest); Http404 without any."""
    years = SchoolYear.objects.filter(organisation=location.organisation_id)
    day = rules.today()
    if name:
        return found(years, name=name)
    running = years.filter(start__lte=day, end__gte=day).first() or years.first()
    return running or found(years, pk=0)
