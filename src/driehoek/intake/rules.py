"""Who may see and fill in an intake, and what of it a guardian sees. A leaf."""

from django.db.models import Exists, OuterRef, Q

from driehoek.people.models import Account, Enrolment, Guardian, Guardianship, Location
from driehoek.people.models.base import on_day
from driehoek.people.rules import enrolments_in_reach, guardianship_is_open, holds_whole, today

SEE, FILL, ADAPT = "see_families", "edit_families", "set_goals"


def in_reach(account: Account, right: str) -> Q:
    """Match intakes of children who are today in a group of that location within reach."""
    places = enrolments_in_reach(account, right)
    return Q(Exists(places.filter(child=OuterRef("child"), group__location=OuterRef("location"))))


def about_children_of(guardian: Guardian) -> Q:
    """Match intakes of children whom this guardian may be informed about, as long as they are at that location."""
    places = Enrolment.objects.filter(on_day(today()), child=OuterRef("child"), group__location=OuterRef("location"))
    children = Guardianship.objects.filter(guardianship_is_open(), guardian=guardian).values("child")
    return Q(Exists(places), child__in=children)


def told_to(guardian: Guardian) -> Q:
    """Match answers this guardian may see: about the child, and their own; never those of the other parent."""
    return Q(guardian=None) | Q(guardian=guardian.pk)


def may_adapt(account: Account, location: Location) -> bool:
    """Whether this account makes the form its own at this location: who sets the goals of the whole of it."""
    return holds_whole(account, ADAPT, location)
