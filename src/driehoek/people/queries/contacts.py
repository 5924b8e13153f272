"""Who at school parents can turn to, and which colleagues may act for a family."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from driehoek.people import rules
from driehoek.people.models import Account, Appointment, Enrolment, Family, Group, Leave, Location
from driehoek.people.models.base import on_day
from driehoek.people.queries.leave import stand_ins
from driehoek.people.roles import roles


def contact_persons(groups: Iterable[Group], *, standing: bool = False) -> dict[int, Account]:
    """Return group pk -> the colleague who is contact person for parents today (location's own as fall-back).

    Who is away is replaced by their deputy, when the deputy may keep promises to the families of that group;
    `standing` asks for the contact persons themselves, away or not.
    """
    groups = list(groups)
    rows = _appointed_for(groups)
    found = {pk: row.account for pk, row in rows.items()}
    away = any(row.away for row in rows.values())  # type: ignore[attr-defined]  # set by _chosen
    return _present(groups, found) if away and not standing else found


def _appointed_for(groups: list[Group]) -> dict[int, Appointment]:
    rows = list(_chosen(groups))
    by_group = {row.group_id: row for row in rows if row.group_id}
    by_location = {row.location_id: row for row in rows if not row.group_id}
    found = {group.pk: by_group.get(group.pk) or by_location.get(group.location_id) for group in groups}
    return {pk: row for pk, row in found.items() if row}


def _present(groups: list[Group], contacts: dict[int, Account]) -> dict[int, Account]:
    deputies = stand_ins(account.pk for account in contacts.values())
    if not deputies:
        return contacts
    held = _appointed().filter(account__in=deputies.values(), role__in=roles().with_right("keep_promises"))
    reach = list(held.values_list("account", "group", "location", "organisation"))
    places = {group.pk: group for group in groups}
    return {
        pk: deputies[account.pk] if _reaches(deputies.get(account.pk), places[pk], reach) else account
        for pk, account in contacts.items()
    }


def _reaches(account: Account | None, group: Group, reach: list[tuple[int, int, int, int]]) -> bool:
    def holds(in_group: int | None, in_location: int | None, in_organisation: int) -> bool:
        if in_group:
            return in_group == group.pk
        if in_location:
            return in_location == group.location_id
        return in_organisation == group.location.organisation_id

    return account is not None and any(pk == account.pk and holds(*where) for pk, *where in reach)


def _chosen(groups: list[Group]) -> QuerySet[Appointment]:
    """Who was appointed first comes last, and so wins in a dictionary; `.away` says whether somebody stands in."""
    locations = {group.location_id for group in groups}
    leaves = Leave.objects.filter(on_day(rules.today()), account=OuterRef("account"), deputy__isnull=False)
    chosen = _appointed().filter(Q(group__in=groups) | Q(group=None, location__in=locations), is_contact_person=True)
    return chosen.annotate(away=Exists(leaves)).select_related("account").order_by("-pk")


def _appointed() -> QuerySet[Appointment]:
    return Appointment.objects.filter(on_day(rules.today()), confirmed_at__isnull=False)


def _over(family: Family) -> QuerySet[Appointment]:
    """Appointments whose reach holds this family today."""
    today = Enrolment.objects.filter(on_day(rules.today()), child__family=family.pk)
    return _appointed().filter(
        Q(group__in=today.values("group"))
        | Q(group=None, location__in=today.values("group__location"))
        | Q(location=None, organisation__in=today.values("group__location__organisation"))
    )


def colleagues_for(family: Family, right: str) -> QuerySet[Account]:
    """Colleagues who hold this right over this family today, by name."""
    held = _over(family).filter(role__in=roles().with_right(right))
    return Account.objects.filter(pk__in=held.values("account"), is_active=True).order_by("name", "pk")


def rights_over(account: Account, family: Family) -> frozenset[str]:
    """Every right this account holds over this family: what a page may offer; the door behind it checks again."""
    return held_over(account, family).rights


@dataclass(frozen=True)
class Held:
    """The appointments through which somebody reaches a family today: what a page may offer, from one query."""

    appointments: list[Appointment]

    @property
    def rights(self) -> frozenset[str]:
        """Every right, wherever it holds."""
        return frozenset().union(*(roles().may[one.role] for one in self.appointments))

    def place(self, groups: Iterable[Group], right: str) -> Location | None:
        """The location of the first of these groups over which the right holds; they need `location` at hand."""
        held = [one for one in self.appointments if right in roles().may[one.role]]
        return next((group.location for group in groups if any(_covers(one, group) for one in held)), None)


def held_over(account: Account, family: Family) -> Held:
    """What this account holds over a family."""
    return Held(list(_over(family).filter(account=account.pk)))


def _covers(one: Appointment, group: Group) -> bool:
    if one.group_id:
        return one.group_id == group.pk
    return one.location_id == group.location_id if one.location_id else True
