"""A colleague who cannot be there on a day: their talks are released, and others are looked for at once."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from driehoek.conversations.actions.plans import ask_plan, locked_round
from driehoek.conversations.actions.restoring import Kept, plan_now
from driehoek.conversations.bridge.reading import RELEASED
from driehoek.conversations.models import Host, RoundDay, Solving, Talk, Wish
from driehoek.people.audit import record
from driehoek.people.models import Account


@transaction.atomic
def host_ill(*, host: Host, day: RoundDay, by: Account) -> tuple[int, Solving]:
    """Release the talks to come of a colleague on a day; returns how many, and the plan that looks for other times.

    Their times of that day go, and come back when the plan before is put back. Raises PermissionDenied out of reach,
    ValidationError while the planner is at work or when the round cannot be planned.
    """
    round_ = locked_round(host.round, by)
    if day.round_id != round_.pk or host.round_id != round_.pk:
        raise PermissionDenied
    kept = plan_now(round_) | {"times": _take_times(host, day)}
    rows = host.talks.filter(state=Talk.State.PLANNED, begun_at=None, starts_at__gt=timezone.now())
    rows = rows.filter(starts_at__date=day.date)
    wishes = list(rows.values_list("wish", flat=True))
    number = rows.update(state=Talk.State.CANCELLED, locked=False)
    Wish.objects.filter(pk__in=wishes).update(unserved=RELEASED)
    record("host_ill", by=by, subject=host, location=round_.location, day=str(day.date), times=kept["times"])
    return number, _look_for_others(host, by, kept)


def _take_times(host: Host, day: RoundDay) -> list[dict[str, object]]:
    rows = host.times.filter(day=day)
    times: list[dict[str, object]] = [
        {"host_id": host.pk, "day_id": day.pk, "start": str(one.start), "end": str(one.end)} for one in rows
    ]
    rows.delete()
    return times


def _look_for_others(host: Host, by: Account, kept: Kept) -> Solving:
    solving = ask_plan(round_=host.round, by=by)
    solving.before = kept
    solving.save(update_fields=["before"])
    return solving
