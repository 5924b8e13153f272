"""Who may see, plan and register activities; and which guardians have a right to an invitation."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from driehoek.activities.models import Activity
from driehoek.people import rules
from driehoek.people.models import Account, Child, Enrolment, Group, Guardian, Guardianship
from driehoek.people.models.base import on_day


def activities_in_reach(account: Account, right: str) -> Q:
    """Match activities for a group in reach, at a location wholly in reach, or owned by this account while in reach."""
    groups = Group.objects.filter(rules.groups_in_reach(account, right)).values("pk")
    whole = rules.in_reach(account, right, group="groups", location="location", organisation="location__organisation")
    return Q(pk__in=Activity.groups.through.objects.filter(group__in=groups).values("activity")) | whole


def helped_by(account: Account) -> Q:
    """Match activities at which this account helps: volunteers see only their task."""
    return Q(pk__in=Activity.helpers.through.objects.filter(account=account.pk).values("activity"))


def families_at(account: Account) -> Q:
    """Match rows (invitations, attendances, absences) of families whom this account may see at an activity."""
    seen = rules.enrolments_in_reach(account, "register_attendance").values("child__family")
    return Q(family__in=seen)


def open_to_guardian(guardian: Guardian) -> Q:
    """Match invitations that a guardian may open: their own, about a child they may be informed about today."""
    children = Child.objects.filter(rules.children_in_reach(guardian))
    return Q(guardian=guardian.pk, withdrawn_at__isnull=True, child__in=children.values("pk"))


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
    return Q(withdrawn_at__isnull=True, child__in=here) & Q(Exists(informed))


def may_close(activity: Activity, account: Account) -> bool:
    """Whether every group of the activity is in reach: only then can one say who did not come."""
    mine = Group.objects.filter(rules.groups_in_reach(account, "register_attendance"))
    return not activity.groups.exclude(pk__in=mine.values("pk")).exists()
