"""Verbs of the register: each checks its rule, writes in one transaction and leaves an audit line."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from driehoek.people import rules
from driehoek.people.audit import record
from driehoek.people.models import (
    Account,
    Appointment,
    Child,
    Family,
    Group,
    Guardian,
    Guardianship,
    Household,
    Location,
    Organisation,
    PersonalLink,
    SchoolYear,
    StudentDecision,
)
from driehoek.people.queries import families_for, location_for
from driehoek.people.queries.setup import organisations_managed

LINK_DAYS = 400


def look(*, at: Family, by: Account) -> None:
    """Note that a colleague opened a family's file; the family may ask to see these notes (AVG art. 15)."""
    record("looked", by=by, subject=at, family=at, organisation=at.organisation)


@transaction.atomic
def change_needs(*, guardian: Guardian, by: Account | Guardian, **needs: Any) -> Guardian:
    """Keep what contact this guardian needs; colleagues only for families within reach, guardians for themselves.

    Raises PermissionDenied otherwise.
    """
    _may_change(guardian, by)
    kept = Guardian.objects.select_for_update().get(pk=guardian.pk)
    if isinstance(by, Guardian) and "language_read" in needs:
        needs["language_known"] = True
    changed = sorted(name for name, value in needs.items() if getattr(kept, name) != value)
    for name in changed:
        setattr(kept, name, needs[name])
    kept.full_clean()
    kept.save()
    if changed:
        record("needs_changed", by=by, subject=kept, family=family_of(kept), about=kept, fields=changed)
    return kept


@transaction.atomic
def change_address(*, guardian: Guardian, by: Account, together: bool = False, **address: str) -> None:
    """Keep where a guardian lives: street, postcode and city.

    Whoever else lives at the old address stays there, unless they move `together`. Two guardians of a family at the
    same address share one household. Raises PermissionDenied when the family is out of reach.
    """
    _may_change(guardian, by)
    old = guardian.household
    if old and all(getattr(old, name) == value for name, value in address.items()):
        return
    if old and together:
        Household.objects.filter(pk=old.pk).update(**address)
    else:
        guardian.household = _household(guardian, address)
        guardian.save(update_fields=["household"])
    record("address_changed", by=by, subject=guardian, family=family_of(guardian), about=guardian)


def _household(guardian: Guardian, address: dict[str, str]) -> Household | None:
    if not any(address.values()):
        return None
    family = family_of(guardian)
    known = Household.objects.filter(guardians__guardianships__child__family=family, **address).first()
    return known or Household.objects.create(organisation=guardian.organisation, **address)


def _may_change(guardian: Guardian, by: Account | Guardian) -> None:
    if isinstance(by, Guardian):
        allowed = by.pk == guardian.pk
    else:
        allowed = families_for(by, "edit_families").filter(children__guardianships__guardian=guardian).exists()
    if not allowed:
        raise PermissionDenied


def family_of(guardian: Guardian) -> Family | None:
    """The first family this guardian belongs to."""
    return Family.objects.filter(children__guardianships__guardian=guardian).order_by("pk").first()


@transaction.atomic
def change_guardianship(*, guardianship: Guardianship, by: Account, **fields: Any) -> Guardianship:
    """Change relation, custody, right to information or dates; takes effect for every page at once.

    Raises PermissionDenied when the family is out of reach, ValidationError when a limit has no reason.
    """
    family = guardianship.child.family
    if not families_for(by, "edit_families").filter(pk=family.pk).exists():
        raise PermissionDenied
    kept = Guardianship.objects.select_for_update().get(pk=guardianship.pk)
    before = {name: str(getattr(kept, name)) for name in fields if name != "reason"}
    for name, value in fields.items():
        setattr(kept, name, value)
    kept.full_clean()
    kept.save()
    record("rights_changed", by=by, subject=kept, family=family, about=kept.guardian, before=before)
    return kept


def ensure_links(guardians: Iterable[Guardian]) -> dict[int, PersonalLink]:
    """Return guardian pk -> a valid link, making those that lack; constant number of queries."""
    wanted = {guardian.pk for guardian in guardians}
    now = timezone.now()
    valid = PersonalLink.objects.filter(guardian__in=wanted, revoked_at=None, expires_at__gt=now + timedelta(days=30))
    links = {link.guardian_id: link for link in valid.order_by("pk")}
    expires = datetime.combine(
        timezone.localdate() + timedelta(days=LINK_DAYS), time(), timezone.get_current_timezone()
    )
    missing = [PersonalLink(guardian_id=pk, expires_at=expires) for pk in sorted(wanted - set(links))]
    return links | {link.guardian_id: link for link in PersonalLink.objects.bulk_create(missing)}


@transaction.atomic
def renew_link(*, guardian: Guardian, by: Account | Guardian) -> PersonalLink:
    """Revoke every link of this guardian and make a new one, for a lost phone or letter."""
    _may_change(guardian, by)
    guardian.links.filter(revoked_at=None).update(revoked_at=timezone.now())
    link = ensure_links([guardian])[guardian.pk]
    record("link_renewed", by=by, subject=guardian, family=family_of(guardian), about=guardian)
    return link


# The student's own say (row P5)


@transaction.atomic
def decide(*, child: Child, by: Account, category: str, open_to_parents: bool) -> None:
    """Let a student open or close contact with the parents: permission from 18, objection at 16 and 17.

    Raises PermissionDenied for anybody but the student, or when the student is younger than 16.
    """
    if by.child_id != child.pk or not child.birth_date or child.birth_date > rules.years_before(rules.today(), 16):
        raise PermissionDenied
    adult = child.birth_date <= rules.years_before(rules.today(), rules.ADULT)
    kind = StudentDecision.Kind.PERMISSION if adult else StudentDecision.Kind.OBJECTION
    standing = StudentDecision.objects.filter(child=child, category=category, kind=kind, withdrawn_on=None)
    if adult == open_to_parents and not standing.exists():
        StudentDecision.objects.create(child=child, category=category, kind=kind, decided_on=rules.today())
    elif adult != open_to_parents:
        standing.update(withdrawn_on=rules.today())
    record("student_decided", by=by, subject=child, family=child.family, category=category, open=open_to_parents)


@transaction.atomic
def dismiss_objection(*, decision: StudentDecision, by: Account, because: str) -> None:
    """Weigh an objection and not follow it, with the reason; the student sees it."""
    if not families_for(by, "edit_families").filter(pk=decision.child.family_id).exists():
        raise PermissionDenied
    decision.dismissed_on, decision.dismissed_because = rules.today(), because
    decision.save()
    record("objection_weighed", by=by, subject=decision, family=decision.child.family)


@transaction.atomic
def follow_objection(*, decision: StudentDecision, by: Account) -> None:
    """Weigh an objection and follow it, also after it was not followed at first: contact with the parents stops."""
    if not families_for(by, "edit_families").filter(pk=decision.child.family_id).exists():
        raise PermissionDenied
    decision.dismissed_on, decision.dismissed_because = None, ""
    decision.save()
    record("objection_weighed", by=by, subject=decision, family=decision.child.family)


# Setting up


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
        reach = rules.appointments(by, "manage_staff").filter(organisation=location.organisation_id)
        if not reach.filter(location=location.pk if location.pk else None, group=None).exists() and not (
            reach.filter(location=None).exists()
        ):
            raise PermissionDenied
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
    that already has a name keeps it: only its owner changes that.
    """
    email = Account.objects.normalize_email(email)
    account = Account.objects.filter(email__iexact=email).first() or Account.objects.create_user(email, name)
    organisation = location.organisation if location else organisations_managed(by).get()
    appointment = appoint(
        account=account, role=role, by=by, organisation=organisation, location=location, group=group,
        is_contact_person=is_contact_person,
    )  # fmt: skip
    for field, value in reachable.items():
        setattr(account, field, value or getattr(account, field))
    account.save()
    return appointment


def _may_manage(by: Account, organisation: Organisation, location: Location | None) -> None:
    reach = rules.appointments(by, "manage_staff").filter(organisation=organisation, group=None)
    if not reach.filter(location=None).exists() and not (location and reach.filter(location=location).exists()):
        raise PermissionDenied


@transaction.atomic
def confirm(*, appointment: Appointment, by: Account) -> None:
    """Let an imported role begin to give rights."""
    _may_manage(by, appointment.organisation, appointment.location)
    appointment.confirmed_at = timezone.now()
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
