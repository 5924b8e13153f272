"""Who may manage a council, who may read what it does, and who belongs to a side. A leaf: it reads only."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from driehoek.councils.kinds import WHOLE
from driehoek.councils.models import Council, Election, Member
from driehoek.people.models import Account, Appointment, Child, Enrolment, Guardian, Guardianship, Location
from driehoek.people.models.base import on_day
from driehoek.people.rules import (
    guardianship_is_open,
    locations_in_reach,
    today,
    whole_locations_in_reach,
    years_before,
)

OWN_AGE = 13
MANAGE, MANAGE_WHOLE, READ = "set_goals", "endorse_for_board", "read_policy"
ORGANISATION = "council__location__organisation"  # of a member
# Whose seat is that of staff. The head, who acts for the board, sits in no council (so the rules of
# many MRs say); nor does anybody who works at childcare (Wko article 1.58): an oudercommissie has no seats for staff.
Role = Appointment.Role
STAFF_ROLES = (Role.MENTOR, Role.TEACHER, Role.PEDAGOGUE, Role.COORDINATOR, Role.CARE)


def _at(rows: Q) -> Q:
    return Q(location__in=Location.objects.filter(rows).values("pk"))


def managed(account: Account) -> Q:
    """Match councils that this account sets up: who sets the goals of a location, and the board its own."""
    return _at(whole_locations_in_reach(account, MANAGE)) | (
        Q(kind=WHOLE) & _at(whole_locations_in_reach(account, MANAGE_WHOLE))
    )


def readable(account: Account) -> Q:
    """Match councils whose work this account reads: colleagues of the location, of the organisation, and members."""
    there = Location.objects.filter(locations_in_reach(account, READ))
    whole = Q(kind=WHOLE, location__organisation__in=there.values("organisation"))
    return _at(locations_in_reach(account, READ)) | whole | Q(pk__in=seats_of(account=account).values("council"))


def sitting() -> Q:
    """Match seats in which somebody sits today."""
    return on_day(today()) & Q(left_on=None)


def as_field(person: Guardian | Account) -> dict[str, Guardian | Account]:
    """The field of a member, candidate or voter in which this person stands."""
    return {"guardian" if isinstance(person, Guardian) else "account": person}


def seats_of(**person: object) -> QuerySet[Member]:
    """Seats that somebody has today; they open nothing for who does not belong to the place any more."""
    return Member.objects.filter(sitting() & _belongs(set(person)), **person)


def _belongs(asked: set[str]) -> Q:
    """Match seats of who is there today; asked for one parent or one account, only what can be true of them."""
    if "guardian" in asked:
        return _as_parent()
    if "account" in asked:
        return _as_colleague() | _as_student()
    return Q(account=None, guardian=None) | _as_parent() | _as_colleague() | _as_student()


def _as_parent() -> Q:
    """Match seats of a parent who may be informed of a child that is there."""
    children = Guardianship.objects.filter(guardianship_is_open(), guardian=OuterRef(OuterRef("guardian")))
    return _there(Enrolment.objects.filter(on_day(today()), child__in=children.values("child")), "group__location")


def _as_colleague() -> Q:
    held = Appointment.objects.filter(on_day(today()), account=OuterRef("account"), confirmed_at__isnull=False)
    return Q(Exists(held.filter(location=None, organisation=OuterRef(ORGANISATION)))) | _there(held, "location")


def _as_student() -> Q:
    return _there(Enrolment.objects.filter(on_day(today()), child__account=OuterRef("account")), "group__location")


def _there(rows: QuerySet[Any], location: str) -> Q:
    """Match seats for which one of these rows is at the location, or for a council of all, in the organisation."""
    here = Q(Exists(rows.filter(**{location: OuterRef("council__location")})))
    whole = Exists(rows.filter(**{f"{location}__organisation": OuterRef(ORGANISATION)}))
    return here | Q(whole, council__kind=WHOLE)


def ties_at(council: Council) -> QuerySet[Guardianship]:
    """Who is a parent for this council today: who may be informed about a child that is there."""
    where = {"group__location": council.location_id}
    if council.is_whole:
        where = {"group__location__organisation": council.location.organisation_id}
    here = Enrolment.objects.filter(on_day(today()), **where).values("child")
    return Guardianship.objects.filter(guardianship_is_open(), child__in=here)


def councils_of(guardian: Guardian) -> Q:
    """Match councils of the locations, and of the organisation, where a child of this guardian is today."""
    children = Guardianship.objects.filter(guardianship_is_open(), guardian=guardian.pk).values("child")
    here = Enrolment.objects.filter(on_day(today()), child__in=children)
    whole = Q(kind=WHOLE, location__organisation__in=here.values("group__location__organisation"))
    return Q(ended_on=None) & (Q(location__in=here.values("group__location")) | whole)


def staff_at(council: Council) -> QuerySet[Account]:
    """Who works where the council is, by a confirmed appointment, and may be chosen."""
    held = Appointment.objects.filter(on_day(today()), role__in=STAFF_ROLES, confirmed_at__isnull=False)
    organisation = Q(organisation=council.location.organisation_id)
    here = organisation if council.is_whole else organisation & (Q(location=None) | Q(location=council.location_id))
    return Account.objects.filter(is_active=True, pk__in=held.filter(here).values("account"))


def students_at(council: Council) -> QuerySet[Account]:
    """Students of the location who log in."""
    here = Enrolment.objects.filter(on_day(today()), group__location=council.location_id).values("child")
    return Account.objects.filter(is_active=True, child__in=here)


def pupils_at(council: Council) -> QuerySet[Child]:
    """Pupils of the location today."""
    here = Enrolment.objects.filter(on_day(today()), group__location=council.location_id)
    return Child.objects.filter(pk__in=here.values("child"))


def pupils_to_choose(council: Council) -> QuerySet[Child]:
    """Pupils who can be chosen: of a leerlingenraad all, of an MR those of 13 and older (WMS article 3)."""
    rows = pupils_at(council)
    return rows if council.kind == "pupils_council" else rows.filter(birth_date__lte=years_before(today(), OWN_AGE))


def can_stand() -> Q:
    """Match elections for which somebody can stand today."""
    return Q(state=Election.State.STANDING, stand_until__gte=today())


def can_vote() -> Q:
    """Match elections in which somebody can vote today."""
    return Q(state=Election.State.OPEN, vote_until__gte=today())
