"""Verbs of who sets up a school: organisations, school years, locations, groups and roles."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from driehoek.people import rules
from driehoek.people.audit import record
from driehoek.people.models import Account, Appointment, Group, Location, Organisation, SchoolYear
from driehoek.people.queries import location_for
from driehoek.people.queries.setup import organisations_managed, works_elsewhere
from driehoek.people.reach import appointments


@transaction.atomic
def create_organisation(*, name: str, code: str, year_start: date, by: Account | None = None) -> Organisation:
    """Make an organisation with its running school year (1 August to 31 July)."""
    organisation = Organisation.objects.create(name=name, code=code)
    add_school_year(organisation=organisation, start=year_start, by=by)
    return organisation


def add_school_year(*, organisation: Organisation, start: date, by: Account | None) -> SchoolYear:
    """Make the school year that begins on `start`, named 2026-2027, unless it is there."""
    end = start.replace(year=start.year + 1) - timedelta(days=1)
    year, made = SchoolYear.objects.get_or_create(
        organisation=organisation, name=f"{start.year}-{start.year + 1}", defaults={"start": start, "end": end}
    )
    if made:
        record("school_year_added", by=by, subject=year, organisation=organisation)
    return year


@transaction.atomic
def save_location(*, location: Location, by: Account | None) -> Location:
    """Keep a new or changed location; a colleague needs manage_staff for the organisation or that location."""
    if by:
        _may_manage(by, location.organisation, location)
    location.full_clean()
    location.save()
    record("location_saved", by=by, subject=location, location=location)
    return location


@transaction.atomic
def save_group(*, group: Group, by: Account) -> Group:
    """Keep a new or changed group of a location where this account manages staff."""
    location_for(by, group.location.code, "manage_staff", whole=True)
    group.full_clean()
    group.save()
    record("group_saved", by=by, subject=group, location=group.location)
    return group


@transaction.atomic
def appoint(
    *,
    account: Account,
    role: str,
    by: Account | None,
    organisation: Organisation,
    location: Location | None = None,
    group: Group | None = None,
    is_contact_person: bool = False,
) -> Appointment:
    """Give a colleague a role from today; who appoints needs manage_staff over that whole reach."""
    if by:
        _may_manage(by, organisation, location)
    appointment = Appointment.objects.create(
        account=account, role=role, organisation=organisation, location=location, group=group,
        is_contact_person=is_contact_person, start=rules.today(), confirmed_at=timezone.now(),
    )  # fmt: skip
    record("appointed", by=by, subject=appointment, organisation=organisation, location=location, role=role)
    return appointment


@transaction.atomic
def appoint_by_address(
    *, by: Account, email: str, name: str, role: str, location: Location | None, group: Group | None,
    is_contact_person: bool, **reachable: Any,
) -> Appointment:  # fmt: skip
    """Appoint the colleague with this e-mail address, making the account if it is new.

    `reachable` holds phone, reachable_days, reachable_from and reachable_until as parents will read them. An account
    that already has a name keeps it: only its owner changes that. So does one that works for another organisation too
    keep how parents there reach it, as its address is all that a head needs to appoint it.
    """
    email = Account.objects.normalize_email(email)
    account = Account.objects.filter(email__iexact=email).first() or Account.objects.create_user(email, name)
    organisation = location.organisation if location else organisations_managed(by).get()
    appointment = appoint(
        account=account, role=role, by=by, organisation=organisation, location=location, group=group,
        is_contact_person=is_contact_person,
    )  # fmt: skip
    elsewhere = works_elsewhere(account, organisation)
    for field, value in reachable.items():
        kept = getattr(account, field)
        setattr(account, field, kept if elsewhere else value or kept)
    account.save()
    return appointment


def _may_manage(by: Account, organisation: Organisation, location: Location | None) -> None:
    places = {None, location.pk if location else None}
    held = [one for one in appointments(by, "manage_staff") if one.group is None and one.location in places]
    if organisation.pk not in {one.organisation for one in held}:
        raise PermissionDenied


@transaction.atomic
def confirm(*, appointment: Appointment, by: Account, as_contact_person: bool = False) -> None:
    """Let an imported role begin to give rights; who is the parents' contact person is then the group's mentor."""
    _may_manage(by, appointment.organisation, appointment.location)
    appointment.confirmed_at = timezone.now()
    if as_contact_person:
        appointment.role, appointment.is_contact_person = Appointment.Role.MENTOR, True
    appointment.save()
    record("appointment_confirmed", by=by, subject=appointment, location=appointment.location)


@transaction.atomic
def end_appointment(*, appointment: Appointment, by: Account) -> None:
    """Stop a role as of yesterday; what the colleague wrote stays."""
    _may_manage(by, appointment.organisation, appointment.location)
    appointment.end = rules.today() - timedelta(days=1)
    appointment.save()
    record("appointment_ended", by=by, subject=appointment, location=appointment.location)


@transaction.atomic
def change_me(*, account: Account) -> Account:
    """Keep what a colleague changed about themselves."""
    account.full_clean(exclude=["password"])
    account.save()
    record("me_changed", by=account, subject=account)
    return account
