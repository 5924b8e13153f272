"""Who belongs to a commission, who may plan for parents, and between whom a buddy match may be. A leaf."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from driehoek.activities.models import Activity
from driehoek.people.models import Account, Enrolment, Guardian, Guardianship, Location
from driehoek.people.models.base import on_day
from driehoek.people.rules import (
    guardianship_is_open,
    locations_in_reach,
    open_guardianships,
    today,
    whole_locations_in_reach,
)
from driehoek.together.models import CommissionMember

SEE, PLAN = "see_families", "plan_activities"
Person = Account | Guardian


def places_of(guardian: Guardian) -> QuerySet[Location]:
    """The locations where a child is at school today about whom this guardian may be informed."""
    children = open_guardianships(guardian).values("child")
    here = Enrolment.objects.filter(on_day(today()), child__in=children)
    return Location.objects.filter(pk__in=here.values("group__location")).order_by("name", "pk")


def guardians_at(location: Location) -> QuerySet[Guardian]:
    """The guardians who may be informed today about a child at this location."""
    here = Enrolment.objects.filter(on_day(today()), group__location=location)
    rows = Guardianship.objects.filter(guardianship_is_open(), child__in=here.values("child"))
    return Guardian.objects.filter(pk__in=rows.values("guardian"))


def languages_at(location: Location) -> list[str]:
    """The languages that guardians of a location read."""
    return sorted(set(guardians_at(location).order_by().values_list("language_read", flat=True)))


def sits(who: Person) -> Q:
    """Match members that are this person, agreed and still there, where they belong to the school today."""
    still = Q(agreed_at__isnull=False, left_at=None, commission__ended_at=None)
    if isinstance(who, Guardian):
        return still & Q(guardian=who.pk, commission__location__in=places_of(who).values("pk"))
    return still & Q(account=who.pk, commission__location__in=_reached(who))


def _reached(account: Account) -> QuerySet[Location]:
    return Location.objects.filter(locations_in_reach(account, SEE)).order_by()


def in_commission(who: Person) -> Q:
    """Match commissions in which this person sits."""
    return Q(Exists(CommissionMember.objects.filter(sits(who), commission=OuterRef("pk"))))


def plans_whole(account: Account) -> Q:
    """Match locations for which this account may plan as a whole."""
    return whole_locations_in_reach(account, PLAN)


def managed(account: Account) -> Q:
    """Match commissions, or proposals, of locations for which this account plans as a whole."""
    return Q(location__in=Location.objects.filter(plans_whole(account)).order_by().values("pk"))


def still_open() -> Q:
    """Match proposals that parents can choose: on the list, and no morning and no "no" came of them yet."""
    without = Q(activity=None) | Q(activity__state=Activity.State.CANCELLED)
    return without & Q(declined_at=None, listed_at__isnull=False)


def became_morning() -> Q:
    """Match proposals of which a morning was made that was not cancelled."""
    return Q(activity__isnull=False) & ~Q(activity__state=Activity.State.CANCELLED)
