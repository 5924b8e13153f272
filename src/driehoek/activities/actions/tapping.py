"""Taps at the door as a phone sends them: late when there was no network, and again when the answer got lost."""

from datetime import datetime, time, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from driehoek.activities.actions.registering import register, take_back
from driehoek.activities.models import Activity, Attendance, Tap
from driehoek.people.models import Account, Family, Guardian
from driehoek.shared.moments import AMSTERDAM


@transaction.atomic
def tap(
    *, key: UUID, came: bool, activity: Activity, family: Family, by: Account, guardian: Guardian | None = None,
    other: str = "", ago: int = 0,
) -> bool:  # fmt: skip
    """Register somebody who came `ago` seconds ago, or take that back; False when this tap arrived before.

    Raises what `register` and `take_back` raise; then the tap counts as not arrived.
    """
    if not Tap.objects.get_or_create(key=key, defaults={"activity": activity, "account": by})[1]:
        return False
    if came:
        at = _moment(activity, ago)
        register(activity=activity, family=family, guardian=guardian, other=other, by=by, at=at)
        return True
    there = Attendance.objects.filter(activity=activity, family=family, guardian=guardian)
    for attendance in there if guardian else there.filter(other=other):
        take_back(attendance=attendance, by=by)
    return True


def _moment(activity: Activity, ago: int) -> datetime:
    """When it was tapped: never before the day itself, whatever a clock says."""
    begin = datetime.combine(timezone.localdate(activity.starts_at), time.min, AMSTERDAM)
    return max(timezone.now() - timedelta(seconds=ago), begin)
