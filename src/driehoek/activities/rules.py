"""Who may see, plan and register activities; and which guardians have a right to an invitation."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from driehoek.activities.models import Activity
from driehoek.people import rules
from driehoek.people.models import Account, Appointment, Child, Enrolment, Group, Guardian, Guardianship, Location
from driehoek.people.models.base import on_day


def activities_in_reach(account: Account, right: str) -> Q:
    """Match activities for at least one group in reach, or at a location wholly in reach."""
    groups = Group.objects.filter(rules.groups_in_reach(account, right)).values("pk")
    wholly = Location.objects.filter(rules.whole_locations_in_reach(account, right)).values("pk")
    for_group = Activity.groups.through.objects.filter(group__in=groups).values("activity")
    return Q(pk__in=for_group) | Q(location__in=wholly)


def plannable(account: Account) -> Q:
    """Match activities of which every group is in reach: who changes or invites does so for all families."""
    groups = Group.objects.filter(rules.groups_in_reach(account, "plan_activities")).values("pk")
    beyond = Activity.groups.through.objects.exclude(group__in=groups).values("activity")
    return activities_in_reach(account, "plan_activities") & ~Q(pk__in=beyond)


def helped_by(account: Account) -> Q:
    """Match activities at which this account helps as long as they are a volunteer there: they see only their task."""
    held = volunteers().filter(account=account.pk)
    place = Q(location__in=held.values("location")) | Q(
        location__organisation__in=held.filter(location=None).values("organisation")
    )
    return place & Q(pk__in=Activity.helpers.through.objects.filter(account=account.pk).values("activity"))


def volunteers() -> QuerySet[Appointment]:
    """The confirmed appointments of volunteers that are valid today."""
    held = Appointment.objects.filter(on_day(rules.today()), confirmed_at__isnull=False)
    return held.filter(role=Appointment.Role.VOLUNTEER)


def families_at(account: Account, right: str = "register_attendance") -> Q:
    """Match rows (invitations, attendances, absences) of families whom this account may see at an activity."""
    seen = rules.enrolments_in_reach(account, right).values("child__family")
    return Q(family__in=seen)


def open_to_guardian(guardian: Guardian) -> Q:
    """Match invitations that a guardian may open: their own, about a child they may be informed about today."""
    children = Child.objects.filter(rules.children_in_reach(guardian))
    return Q(guardian=guardian.pk, child__in=children.values("pk"))


def entitled(groups: QuerySet[Group], day: date) -> QuerySet[Guardianship]:
    """The guardianships that give a right to an invitation: child enrolled that day, guardian may be informed."""
    enrolled = Enrolment.objects.filter(on_day(day), group__in=groups.values("pk"))
    return Guardianship.objects.filter(rules.guardianship_is_open(), child__in=enrolled.values("child"))


def expected_today() -> Q:
    """Match invitations that still stand: the child is at school today and the guardian may be informed about them."""
    here = Enrolment.objects.filter(on_day(rules.today())).values("child")
    informed = Guardianship.objects.filter(
        rules.guardianship_is_open(), guardian=OuterRef("guardian"), child=OuterRef("child")
    )
    return Q(child__in=here) & Q(Exists(informed))


def may_close(activity: Activity, account: Account) -> bool:
    """Whether every group of the activity is in reach: only then can one say who did not come."""
    mine = Group.objects.filter(rules.groups_in_reach(account, "register_attendance"))
    return not activity.groups.exclude(pk__in=mine.values("pk")).exists()
