"""Which accounts a school may open by its own log-in: those that are wholly of that school, today."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from driehoek.people.models import Account, Appointment, Enrolment
from driehoek.people.models.base import on_day
from driehoek.people.models.organisations import LocationKind
from driehoek.people.rules import ADULT, today, years_before


def opens_staff(account: Account, *, organisation: str, locations: Sequence[str]) -> bool:
    """Whether a colleague holds a confirmed role here today, and none elsewhere: a school vouches for itself only.

    Roles that nobody confirmed or that have yet to begin count as elsewhere: they can begin any day.
    """
    here = within("", organisation, locations)
    held = current(account)
    works = held.filter(on_day(today()), confirmed_at__isnull=False).exists()
    return account.child_id is None and works and not held.exclude(here).exists()


def opens_student(account: Account, *, organisation: str, locations: Sequence[str]) -> bool:
    """Whether this is an adult student, at an mbo here today, without any role: a student never becomes a colleague."""
    here = within("group__", organisation, locations)
    adult = Q(child__birth_date__isnull=True) | Q(child__birth_date__lte=years_before(today(), ADULT))
    enrolled = Enrolment.objects.filter(on_day(today()), here, adult, group__location__kind=LocationKind.MBO)
    return enrolled.filter(child=account.child_id).exists() and not current(account).exists()


def within(path: str, organisation: str, locations: Sequence[str]) -> Q:
    """Match rows (with `path` before their location) of these locations, else of the whole organisation."""
    if locations:
        return Q(**{f"{path}location__code__in": locations})
    return Q(**{f"{path}location__organisation__code" if path else "organisation__code": organisation})


def current(account: Account) -> QuerySet[Appointment]:
    """Roles of an account that have not ended."""
    return Appointment.objects.filter(Q(end__isnull=True) | Q(end__gte=today()), account=account.pk)
