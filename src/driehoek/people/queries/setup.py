"""Doors for setting up: organisations, locations and roles that somebody manages, and a student's own record."""

from django.db import models
from django.db.models import Q, QuerySet

from driehoek.people import rules
from driehoek.people.models import (
    Account,
    Appointment,
    Child,
    Guardianship,
    Location,
    Organisation,
    StudentDecision,
)
from driehoek.people.models.base import on_day
from driehoek.people.queries.doors import found
from driehoek.people.reach import reach_of


def organisations_managed(account: Account) -> QuerySet[Organisation]:
    """Organisations as a whole in which this account manages staff."""
    return Organisation.objects.filter(pk__in=reach_of(account, "manage_staff").organisations)


def locations_managed(account: Account) -> QuerySet[Location]:
    """Locations whose staff and groups this account manages."""
    reach = rules.whole_locations_in_reach(account, "manage_staff")
    return Location.objects.filter(reach).select_related("organisation")


def appointments_managed(account: Account) -> QuerySet[Appointment]:
    """Roles that this account may confirm or end, those waiting for confirmation first."""
    day = rules.today()
    mine = Q(location__in=locations_managed(account)) | Q(
        location=None, organisation__in=organisations_managed(account)
    )
    rows = Appointment.objects.filter(mine, Q(end=None) | Q(end__gte=day))
    waiting_first = models.F("confirmed_at").asc(nulls_first=True)
    return rows.select_related("account", "organisation", "location", "group").order_by(
        waiting_first, "account__name", "pk"
    )


def appointment_managed(account: Account, pk: int) -> Appointment:
    """Return one role to manage, or raise Http404."""
    return found(appointments_managed(account), pk=pk)


def student_of(account: Account) -> Child:
    """Return the student who is logged in, or raise Http404 for anybody else."""
    return found(Child.objects.select_related("family"), pk=account.child_id)


def decisions_of(child: Child) -> dict[str, StudentDecision]:
    """Return category -> the student's standing decision."""
    return {row.category: row for row in child.decisions.filter(withdrawn_on=None)}


def guardians_of(child: Child) -> QuerySet[Guardianship]:
    """The adults around a child, for the student's own page."""
    return child.guardianships.filter(on_day(rules.today())).select_related("guardian").order_by("pk")


def works_elsewhere(account: Account, organisation: Organisation) -> bool:
    """Whether another organisation confirmed a role of this account: then what it is called is not ours to change."""
    return account.appointments.filter(confirmed_at__isnull=False).exclude(organisation=organisation).exists()
