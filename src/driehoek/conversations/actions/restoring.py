"""One step back for a whole plan: the plan there was before this one, with the times of who was said to be ill."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from driehoek.conversations.actions.plans import AT_WORK, OutdatedError, put_plan
from driehoek.conversations.bridge.grid import grid_of
from driehoek.conversations.bridge.words import PUT_BACK
from driehoek.conversations.models import HostTime, Round, Solving, Talk, Wish
from driehoek.conversations.rules import rounds_to_plan
from driehoek.people.audit import record
from driehoek.people.models import Account

Kept = dict[str, Any]


def plan_now(round_: Round) -> Kept:
    """The plan as it is, to be put back one day: wish -> time, what was fixed, and why others had no time."""
    talks = Talk.objects.filter(round=round_, state=Talk.State.PLANNED, wish__isnull=False)
    unserved = Wish.objects.filter(party__round=round_).exclude(unserved="").order_by("pk")
    return {
        "starts": {str(talk.wish_id): talk.starts_at.isoformat() for talk in talks},
        "fixed": [talk.wish_id for talk in talks if talk.locked],
        "reasons": {str(wish): why for wish, why in unserved.values_list("pk", "unserved")},
        "times": [],
    }


@transaction.atomic
def put_back(*, solving: Solving, by: Account) -> int:
    """Put back the plan there was before this one was made; returns for how many wishes there is a time.

    A planner that is still at work gives up. A colleague who was said to be ill has their times again. Done twice,
    this plan is there again, but not after an illness. Raises PermissionDenied out of reach, ValidationError when
    there was no plan before, another one was made since, or too much has changed.
    """
    row = Solving.objects.select_for_update().get(pk=solving.pk)
    round_ = Round.objects.filter(rounds_to_plan(by), pk=row.round_id).first()
    if round_ is None:
        raise PermissionDenied
    before = row.before
    if not before or round_.solvings.first() != row or round_.state == Round.State.CLOSED:
        raise ValidationError(_("This cannot be undone any more."))
    now = plan_now(round_)
    _give_back(before["times"])
    number = _put(round_, before, by)
    if row.state in AT_WORK:
        row.state, row.ended_at, row.claimed_until = Solving.State.STOPPED, timezone.now(), None
    row.before, row.problem = {} if before["times"] else now, "" if row.problem == PUT_BACK else PUT_BACK
    row.save(update_fields=["state", "ended_at", "claimed_until", "before", "problem"])
    record("plan_put_back", by=by, subject=round_, location=round_.location, talks=number)
    return number


def _give_back(times: list[dict[str, Any]]) -> None:
    """The times of a colleague, unless they said new ones for that day."""
    if times and not HostTime.objects.filter(host=times[0]["host_id"], day=times[0]["day_id"]).exists():
        HostTime.objects.bulk_create(HostTime(**one) for one in times)


def _put(round_: Round, kept: Kept, by: Account) -> int:
    grid = grid_of(round_.days.all(), round_.slot_minutes)
    slots = {int(wish): grid.slot(datetime.fromisoformat(start)) for wish, start in kept["starts"].items()}
    talks = [{"request": wish, "start": slot} for wish, slot in slots.items() if slot is not None]
    unserved = [{"request": int(wish), "reason": why} for wish, why in kept["reasons"].items()]
    try:
        number = put_plan(round_=round_, plan={"talks": talks, "unserved": unserved}, by=by)
    except OutdatedError as error:
        raise ValidationError(_("Too much has changed: the plan there was is not possible any more.")) from error
    Talk.objects.filter(round=round_, wish__in=kept["fixed"], state=Talk.State.PLANNED).update(locked=True)
    return number
