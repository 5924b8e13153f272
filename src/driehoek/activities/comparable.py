"""Which activities may be set beside one another: the same series or kind, for the same groups, in one school year."""

from django.db.models import Count, QuerySet

from driehoek.activities.models import Activity


def like(activity: Activity) -> QuerySet[Activity]:
    """This activity and all that are comparable with it, in order of time.

    Of its series; without one: of the same entry of the library, or of the same form when it is the school's own idea.
    """
    groups = activity.groups.values("pk")
    beyond = Activity.groups.through.objects.exclude(group__in=groups).values("activity")
    rows = Activity.objects.filter(
        location=activity.location_id, school_year=activity.school_year_id, **_kind(activity)
    )
    same = rows.exclude(pk__in=beyond).annotate(size=Count("groups")).filter(size=activity.groups.count())
    return same.order_by("starts_at", "pk")


def _kind(activity: Activity) -> dict[str, object]:
    if activity.series_id:
        return {"series": activity.series_id}
    if activity.library_key:
        return {"series": None, "library_key": activity.library_key}
    return {
        "series": None, "library_key": "", "partnership": activity.partnership, "participation": activity.participation,
    }  # fmt: skip
