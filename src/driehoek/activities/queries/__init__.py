"""Doors to activities, invitations and attendance."""

from django.db.models import Prefetch, QuerySet

from driehoek.activities import rules
from driehoek.activities.models import Absence, Activity, ActivityText, Attendance, Invitation
from driehoek.people.models import Account, Guardian, Location, SchoolYear
from driehoek.people.queries import found


def activities_for(account: Account, right: str = "see_families") -> QuerySet[Activity]:
    """Activities within reach, with their texts and groups at hand."""
    rows = Activity.objects.filter(rules.activities_in_reach(account, right))
    return rows.select_related("goal", "owner", "series", "location", "school_year").prefetch_related("texts", "groups")


def activity_for(account: Account, pk: int, right: str = "see_families") -> Activity:
    """Return one activity, or raise Http404."""
    return found(activities_for(account, right), pk=pk)


def activities_to_plan(account: Account) -> QuerySet[Activity]:
    """Activities that this account may change, invite for and cancel: all their groups are in reach."""
    return activities_for(account, "plan_activities").filter(rules.plannable(account))


def activity_to_plan(account: Account, pk: int) -> Activity:
    """Return one activity to change, or raise Http404."""
    return found(activities_to_plan(account), pk=pk)


def tasks_of(account: Account) -> QuerySet[Activity]:
    """Activities at which a volunteer helps: when and where, never who comes."""
    return Activity.objects.filter(rules.helped_by(account)).select_related("location").prefetch_related("texts")


def year_of(account: Account, location: Location, year: SchoolYear) -> QuerySet[Activity]:
    """What this account sees of the activities of a location in a school year, in order of time."""
    return activities_for(account).filter(location=location, school_year=year)


def invitations_at(account: Account, activity: Activity, right: str = "register_attendance") -> QuerySet[Invitation]:
    """Invitations of families over whom this account holds the right."""
    rows = Invitation.objects.filter(rules.families_at(account, right), activity=activity)
    return rows.select_related("guardian", "family", "child", "group")


def attendances_at(account: Account, activity: Activity) -> QuerySet[Attendance]:
    """Who came, of families whom this account may see."""
    rows = Attendance.objects.filter(rules.families_at(account), activity=activity)
    return rows.select_related("guardian", "family")


def attendance_for(account: Account, pk: int) -> Attendance:
    """Return one registration, or raise Http404."""
    rows = Attendance.objects.filter(rules.families_at(account)).select_related("activity__location", "family")
    return found(rows.filter(activity__in=activities_for(account, "register_attendance").values("pk")), pk=pk)


def absences_at(account: Account, activity: Activity) -> QuerySet[Absence]:
    """Families who did not come, as far as this account may see them."""
    return Absence.objects.filter(rules.families_at(account), activity=activity).select_related("family")


def absence_for(account: Account, pk: int) -> Absence:
    """Return one absence, or raise Http404."""
    rows = Absence.objects.filter(rules.families_at(account)).select_related("activity__location", "family")
    return found(rows.filter(activity__in=activities_for(account, "register_attendance").values("pk")), pk=pk)


def text_in(activity: Activity, language: str) -> ActivityText:
    """Return the activity's text in this language, else the school's own; uses prefetched texts."""
    texts = {text.language: text for text in activity.texts.all()}
    originals = [text for text in texts.values() if text.source == ActivityText.Source.ORIGINAL]
    return texts.get(language) or (originals or [texts["nl"]])[0]


# Parents


def invitations_of(guardian: Guardian) -> QuerySet[Invitation]:
    """This guardian's own invitations that may still be shown today, soonest first."""
    rows = Invitation.objects.filter(rules.open_to_guardian(guardian))
    texts = Prefetch("activity__texts", ActivityText.objects.all())
    return (
        rows.select_related("activity__location", "child", "guardian", "family", "group__location")
        .prefetch_related(texts)
        .order_by("activity__starts_at", "pk")
    )


def invitation_of(guardian: Guardian, pk: int) -> Invitation:
    """Return one of this guardian's invitations, or raise Http404."""
    return found(invitations_of(guardian), pk=pk)
