"""Who may see and do what: the same rule filters the list and guards the record. A leaf: it reads, it never writes."""

from datetime import date

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from driehoek.people.models import (
    Account,
    Enrolment,
    Guardian,
    Guardianship,
    Location,
    StudentDecision,
)
from driehoek.people.models.base import on_day
from driehoek.people.models.organisations import LocationKind
from driehoek.people.reach import among, held_by, reach_of
from driehoek.people.roles import roles

ADULT, OWN_VOICE = 18, 16
CONTACT = StudentDecision.Category.CONTACT


def today() -> date:
    """The day it is at school (Europe/Amsterdam)."""
    return timezone.localdate()


def years_before(day: date, years: int) -> date:
    """Return the latest birth date of somebody who is `years` old on `day`; 29 February counts as 1 March."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def birthday(born: date, age: int) -> date:
    """Return the day on which somebody becomes `age`; who was born on 29 February does on 1 March."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


# Staff: by appointment


def rights_of(account: Account) -> frozenset[str]:
    """Every right this account holds somewhere; for navigation only, never instead of a door."""
    return frozenset().union(*(roles().may[one.role] for one in held_by(account)))


def in_reach(account: Account, right: str, *, group: str, location: str, organisation: str) -> Q:
    """Match rows whose group, location or organisation (given as lookup paths) lies within an appointment's reach."""
    reach = reach_of(account, right)
    return among(**{group: reach.groups, location: reach.locations, organisation: reach.organisations})


def groups_in_reach(account: Account, right: str = "see_families") -> Q:
    """Match groups of which this account may see the families (or hold another right)."""
    return in_reach(account, right, group="pk", location="location", organisation="location__organisation")


def locations_in_reach(account: Account, right: str) -> Q:
    """Match locations where this account holds a right, be it for one group only."""
    reach = reach_of(account, right)
    return among(pk=reach.places, organisation=reach.organisations)


def whole_locations_in_reach(account: Account, right: str) -> Q:
    """Match locations where this account holds a right for the whole location, not just for a group."""
    reach = reach_of(account, right)
    return among(pk=reach.locations, organisation=reach.organisations)


def holds_whole(account: Account, right: str, location: Location) -> bool:
    """Whether this account holds a right for the whole of this location."""
    reach = reach_of(account, right)
    return location.pk in reach.locations or location.organisation_id in reach.organisations


def enrolments_in_reach(account: Account, right: str = "see_families") -> QuerySet[Enrolment]:
    """Enrolments valid today in groups within reach."""
    reach = in_reach(
        account, right, group="group", location="group__location", organisation="group__location__organisation"
    )
    return Enrolment.objects.filter(on_day(today()) & reach)


def families_in_reach(account: Account, right: str = "see_families") -> Q:
    """Match families with a child that is today enrolled in a group within reach."""
    return Q(pk__in=enrolments_in_reach(account, right).values("child__family"))


# Parents: by guardianship


def guardianship_is_open(category: str = CONTACT, day: date | None = None) -> Q:
    """Match guardianships through which the school may inform and contact the guardian about `category` on `day`.

    Under 16 the right to information decides. At 16 and 17 a standing objection of the student stops it until the
    school has weighed it, and one to contact stops every category. From 18 (BW 1:233) only the student's own
    permission opens a category, and no other with it; a student whose birth date is unknown counts as adult at an mbo
    and as a child elsewhere.
    """
    day = day or today()
    unknown = Q(child__birth_date__isnull=True)
    young = Q(child__birth_date__gt=years_before(day, OWN_VOICE))
    minor = Q(child__birth_date__gt=years_before(day, ADULT))
    adult = Q(child__birth_date__lte=years_before(day, ADULT))
    at_mbo = Exists(Enrolment.objects.filter(child=OuterRef("child"), group__location__kind=LocationKind.MBO))
    decisions = _standing(day)
    permitted = Exists(decisions.filter(kind=StudentDecision.Kind.PERMISSION, category=category))
    objections = decisions.filter(category__in={category, CONTACT})
    objected = Exists(objections.filter(kind=StudentDecision.Kind.OBJECTION, dismissed_on__isnull=True))
    allowed = young | (minor & ~Q(objected)) | (unknown & ~Q(at_mbo)) | ((adult | unknown) & Q(permitted))
    return on_day(day) & Q(information=Guardianship.Information.FULL) & allowed


def _standing(day: date) -> QuerySet[StudentDecision]:
    still = Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=day)
    return StudentDecision.objects.filter(still, child=OuterRef("child"), decided_on__lte=day)


def objection_stands(day: date | None = None) -> Q:
    """Match objections of students who are 16 or 17 on `day`: there the school weighs, later the student decides."""
    day = day or today()
    age = Q(child__birth_date__gt=years_before(day, ADULT), child__birth_date__lte=years_before(day, OWN_VOICE))
    still = Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=day)
    return age & still & Q(kind=StudentDecision.Kind.OBJECTION, decided_on__lte=day)


class Closed(models.TextChoices):
    """Why the school may not inform or contact a guardian about a child by itself."""

    NOT_BEGUN = "not_begun", _("The right to information has not begun yet.")
    ENDED = "ended", _("The right to information has ended.")
    NOT_INFORMED = "none", _("This person is not informed.")
    ON_REQUEST = "on_request", _("Gets information only when asking for it.")
    ADULT = "adult", _("The student is 18 or older and has not given permission.")
    OBJECTION = "objection", _("The student objects to contact with the parents.")


def why_closed(guardianship: Guardianship, day: date | None = None) -> Closed:
    """Say why a guardianship that `guardianship_is_open` does not match is closed; needs `child` at hand."""
    day = day or today()
    if guardianship.end and guardianship.end < day:
        return Closed.ENDED
    if guardianship.start and guardianship.start > day:
        return Closed.NOT_BEGUN
    if guardianship.information != Guardianship.Information.FULL:
        return Closed(guardianship.information)
    born = guardianship.child.birth_date
    minor = born and born > years_before(day, ADULT)
    return Closed.OBJECTION if minor else Closed.ADULT


def open_guardianships(guardian: Guardian, category: str = CONTACT) -> QuerySet[Guardianship]:
    """The guardianships through which this guardian may be informed today."""
    return guardianships_open_to(guardian.pk, category)


def guardianships_open_to(guardian: int | OuterRef, category: str = CONTACT) -> QuerySet[Guardianship]:
    """As `open_guardianships`, of a guardian by number, or of the one in an outer query."""
    return Guardianship.objects.filter(guardianship_is_open(category), guardian=guardian)


def children_in_reach(guardian: Guardian, category: str = CONTACT) -> Q:
    """Match children about whom this guardian may be informed today."""
    return Q(pk__in=open_guardianships(guardian, category).values("child"))
