"""Doors to the register. Every object reaches a view through one of these, found through the person who asks."""

from dataclasses import dataclass
from typing import TypeVar

from django.db import models
from django.db.models import Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404

from driehoek.people import rules
from driehoek.people.models import (
    Account,
    Appointment,
    AuditLine,
    Child,
    Enrolment,
    Family,
    Group,
    Guardian,
    Guardianship,
    Location,
    PersonalLink,
    SchoolYear,
)
from driehoek.people.models.base import on_day

Row = TypeVar("Row", bound=models.Model)


def found(rows: QuerySet[Row], **lookup: object) -> Row:
    """Return the one row, or raise Http404: unknown and forbidden look the same."""
    return get_object_or_404(rows, **lookup)


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
    return found(families_for(account, right), pk=pk)


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


def search_families(account: Account, words: str = "", group: Group | None = None) -> QuerySet[Family]:
    """Families whose children's or guardians' names hold every word, ordered by name, ready to be listed."""
    rows = families_for(account)
    for word in words.split():
        rows = rows.filter(pk__in=_named(word))
    if group:
        enrolled = Enrolment.objects.filter(on_day(rules.today()), group=group)
        rows = rows.filter(pk__in=enrolled.values("child__family"))
    return rows.prefetch_related(_children_with_groups(), "children__guardianships__guardian")


def _named(word: str) -> QuerySet[Family, int]:
    name = Q()
    for path in ("name", "children", "children__guardianships__guardian"):
        parts = [path] if path == "name" else [f"{path}__given_name", f"{path}__family_name"]
        for part in parts:
            name |= Q(**{f"{part}__icontains": word})
    return Family.objects.filter(name | Q(children__number=word)).values_list("pk", flat=True)


def _children_with_groups() -> Prefetch[str]:
    today = Enrolment.objects.filter(on_day(rules.today())).select_related("group__location")
    return Prefetch("children", Child.objects.prefetch_related(Prefetch("enrolments", today, to_attr="current")))


def school_year_of(location: Location, name: str = "") -> SchoolYear:
    """Return the school year with this name, or the one that runs today (else the latest); Http404 without any."""
    years = SchoolYear.objects.filter(organisation=location.organisation_id)
    day = rules.today()
    if name:
        return found(years, name=name)
    running = years.filter(start__lte=day, end__gte=day).first() or years.first()
    return running or found(years, pk=0)


@dataclass(frozen=True)
class ContactPerson:
    """Who parents can turn to about a child: the colleague, the child's group, and whether it is their own mentor."""

    account: Account
    group: Group


def contact_persons(groups: QuerySet[Group] | list[Group]) -> dict[int, Account]:
    """Return group pk -> the colleague who is contact person for parents today (location's own as fall-back)."""
    chosen = Appointment.objects.filter(
        on_day(rules.today()), is_contact_person=True, confirmed_at__isnull=False
    ).select_related("account")
    groups = list(groups)
    locations = {group.location_id for group in groups}
    rows = list(chosen.filter(Q(group__in=groups) | Q(group=None, location__in=locations)).order_by("pk"))
    by_group = {row.group_id: row.account for row in reversed(rows) if row.group_id}
    by_location = {row.location_id: row.account for row in reversed(rows) if not row.group_id}
    found_for = {group.pk: by_group.get(group.pk) or by_location.get(group.location_id) for group in groups}
    return {pk: account for pk, account in found_for.items() if account}


# Parents


def children_of(guardian: Guardian, category: str = rules.CONTACT) -> QuerySet[Child]:
    """Children about whom this guardian may be informed today, with their current groups in `.current`."""
    today = Enrolment.objects.filter(on_day(rules.today())).select_related("group__location")
    rows = Child.objects.filter(rules.children_in_reach(guardian, category))
    return rows.prefetch_related(Prefetch("enrolments", today, to_attr="current"))


def looks_at_family(guardian: Guardian) -> QuerySet[AuditLine]:
    """Who looked at, changed or took out this guardian's family file, newest first."""
    families = children_of(guardian).values("family")
    own = Q(family__in=families) & (Q(guardian=None) | Q(guardian=guardian))
    return AuditLine.objects.filter(own).select_related("account")


def open_link_of(guardian: Guardian) -> PersonalLink | None:
    """The guardian's valid link, if there is one."""
    return guardian.links.filter(revoked_at=None, expires_at__gt=rules.timezone.now()).order_by("-pk").first()
