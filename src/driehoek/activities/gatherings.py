"""What the room of messages asks about activities when one of them is the audience (setting DRIEHOEK_GATHERINGS)."""

from django.db.models import Exists, OuterRef, Q

from driehoek.activities.models import Activity, Invitation
from driehoek.activities.queries import activities_for, text_in
from driehoek.people.models import Account, Location
from driehoek.shared.languages import DEFAULT
from driehoek.shared.moments import short_day

MOST = 40
ANSWERS: dict[str, dict[str, str]] = {"all": {}, "silent": {"answer": ""}, "coming": {"answer": "yes"}}


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
    """Match guardianships of who is invited to an activity; `only` "silent" (no answer yet) or "coming" if asked."""
    rows = Invitation.objects.filter(activity=activity, guardian=OuterRef("guardian"), child=OuterRef("child"))
    return Q(Exists(rows.filter(**ANSWERS[only])))


def title_of(activity: int) -> str:
    """What an activity is called, for a colleague who chose it; empty when it is gone."""
    row = Activity.objects.filter(pk=activity).prefetch_related("texts").first()
    return text_in(row, DEFAULT).title if row else ""
