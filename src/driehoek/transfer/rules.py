"""Who decides what goes along: every guardian with custody, and from 16 the student (UAVG, article 5)."""

from django.db.models import Q

from driehoek.people.models import Child, Guardianship
from driehoek.people.models.base import on_day
from driehoek.people.models.organisations import LocationKind
from driehoek.people.rules import OWN_VOICE, today, years_before


def decides_oneself(child: Child) -> bool:
    """Whether the student decides: from 16, and at an mbo when the birth date is not known."""
    if child.birth_date:
        return child.birth_date <= years_before(today(), OWN_VOICE)
    return child.enrolments.filter(group__location__kind=LocationKind.MBO).exists()


# Adults who matter to a child; they have custody only when somebody noted that they have.
HELPERS = (Guardianship.Relation.GRANDPARENT, Guardianship.Relation.STEPPARENT, Guardianship.Relation.OTHER)


def has_custody() -> Q:
    """Match guardianships of today whose guardian decides; of a parent custody that is not known counts as custody."""
    unknown = Q(custody=Guardianship.Custody.UNKNOWN) & ~Q(relation__in=HELPERS)
    return on_day(today()) & (Q(custody=Guardianship.Custody.YES) | unknown)
