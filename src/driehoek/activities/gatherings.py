"""What the room of messages asks about activities when one of them is the audience (setting DRIEHOEK_GATHERINGS)."""

from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from driehoek.activities.models import Activity, Attendance, Invitation
from driehoek.activities.queries import activities_for, text_in
from driehoek.people.models import Account, Location
from driehoek.shared.languages import DEFAULT
from driehoek.shared.moments import short_day

MOST = 40
ANSWERS = {"all": Q(), "silent": Q(answer=""), "coming": Q(answer="yes")}


def choices(account: Account, location: Location) -> list[tuple[int, str]]:
    """The newest activities of a location to which somebody was invited: number and day with title."""
    rows = activities_for(account, "send_messages").filter(
        location=location, state__in=("invited", "closed", "cancelled")
    )
    return [
        (row.pk, f"{short_day(row.starts_at, account.language)}: {text_in(row, DEFAULT).title}")
        for row in rows.order_by("-starts_at")[:MOST]
    ]


def invited(activity: int, only: str) -> Q:
    """Match guardianships of who is invited to an activity; `only` "silent" (no answer yet) or "coming" if asked.

    "came" matches those of families of which somebody was there, invited or not.
    """
    if only == "came":
        return Q(Exists(Attendance.objects.filter(activity=activity, family=OuterRef("child__family"))))
    rows = Invitation.objects.filter(activity=activity, guardian=OuterRef("guardian"), child=OuterRef("child"))
    return Q(Exists(rows.filter(ANSWERS[only])))


def titles_of(activity: int) -> dict[str, str]:
    """What an activity is called in each language in which it has words; empty when it is gone."""
    return dict(Activity.objects.filter(pk=activity).values_list("texts__language", "texts__title"))


def details_of(activity: int) -> dict[str, Any]:
    """What a ready message may ask about an activity, as JSON; empty when it is gone."""
    row = Activity.objects.filter(pk=activity).prefetch_related("texts").first()
    if row is None:
        return {}
    begins = timezone.localtime(row.starts_at)
    return {
        "activity": text_in(row, DEFAULT).title,
        "moment": begins.isoformat(),
        "day": begins.date().isoformat(),
        "place": row.place,
        "time": begins.time().isoformat(),
    }
