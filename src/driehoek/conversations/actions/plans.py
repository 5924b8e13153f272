"""The plan of a round: ask for it, stop it, and put what was found into talks."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from driehoek.conversations import rules
from driehoek.conversations.actions.naming import name_interpreters
from driehoek.conversations.bridge.instance import Data, instance_of
from driehoek.conversations.bridge.reading import WISHLESS, sheet_of
from driehoek.conversations.bridge.sheet import Ask, Sheet
from driehoek.conversations.bridge.words import LEFT_OVER, TOO_LONG
from driehoek.conversations.models import Party, Round, Solving, Talk, Wish
from driehoek.conversations.planner.instance import from_data
from driehoek.conversations.planner.rules import broken
from driehoek.people.audit import record
from driehoek.people.models import Account

SECONDS = 30
AT_WORK = (Solving.State.WAITING, Solving.State.RUNNING)


class OutdatedError(Exception):
    """The round changed so much while it was planned that the plan cannot be used."""


@transaction.atomic
def ask_plan(*, round_: Round, by: Account, seconds: int = SECONDS) -> Solving:
    """Ask for a plan; after publication as few talks as possible move (a repair).

    From now on families say no more wishes themselves. Raises PermissionDenied out of reach, ValidationError while
    another plan is being made, for a round that is still being prepared or is done, or without a day to plan on.
    """
    row = locked_round(round_, by)
    if row.state in (Round.State.DRAFT, Round.State.CLOSED):
        raise ValidationError(_("This round cannot be planned now."))
    if not row.days.exists():
        raise ValidationError(_("Choose a day for the talks first."))
    if row.state == Round.State.ASKING:
        row.state = Round.State.PLANNING
        row.save(update_fields=["state"])
    repair = row.state == Round.State.PUBLISHED
    solving = Solving.objects.create(round=row, asked_by=by, seconds=seconds, repair=repair)
    record("plan_asked", by=by, subject=row, location=row.location, repair=repair)
    return solving


def locked_round(round_: Round, by: Account) -> Round:
    """Return a round to change its plan, waiting for whoever is changing it.

    Raises PermissionDenied out of reach, ValidationError while the planner is at work: it would not see the change.
    """
    reach = Round.objects.filter(rules.rounds_to_plan(by), pk=round_.pk).order_by().values("pk")
    row = Round.objects.select_for_update(of=("self",)).select_related("location").filter(pk__in=reach).first()
    if row is None:
        raise PermissionDenied
    if row.solvings.filter(state__in=AT_WORK).exists():
        raise ValidationError(_("The plan is being made right now. Wait until it is ready, or stop it first."))
    return row


@transaction.atomic
def stop_plan(*, solving: Solving, by: Account) -> None:
    """Let the planner stop with the best it has; one that did not begin yet does not begin.

    Raises PermissionDenied out of reach. Stopping what has ended changes nothing.
    """
    if not Round.objects.filter(rules.rounds_to_plan(by), pk=solving.round_id).exists():
        raise PermissionDenied
    rows = Solving.objects.filter(pk=solving.pk, state__in=AT_WORK)
    rows.filter(state=Solving.State.WAITING).update(state=Solving.State.STOPPED, ended_at=timezone.now())
    rows.filter(state=Solving.State.RUNNING).update(stop_asked=True)
    record("plan_stopped", by=by, subject=solving.round, location=solving.round.location)


@transaction.atomic
def put_plan(*, round_: Round, plan: Data, by: Account | None) -> int:
    """Turn a plan into talks; returns for how many wishes there is a time.

    Talks of the same wish are moved, not made anew. What is locked, held or begun is left alone, also when that
    happened while the plan was made. A wish that is gone or a time that somebody took back is left out. A talk that
    the plan has no time for is cancelled, and comes back when a later plan has one. Raises OutdatedError when the plan
    breaks a rule by now.
    """
    row = Round.objects.select_for_update().get(pk=round_.pk)
    sheet = sheet_of(row)
    starts = _still(sheet, {talk["request"]: talk["start"] for talk in plan["talks"]})
    _move(sheet, starts)
    _make(sheet, starts)
    _drop(sheet, starts)
    name_interpreters(row)
    _explain(sheet, starts, {one["request"]: one["reason"] for one in plan["unserved"]})
    record("plan_made", by=by, subject=row, location=row.location, talks=len(starts))
    return len(starts)


def _still(sheet: Sheet, found: dict[int, int]) -> dict[int, int]:
    """The starts of a plan that can still be, with what is locked by now."""
    instance = from_data(instance_of(sheet))
    starts = {number: slot for number, slot in found.items() if number in instance.requests} | instance.locked
    for number, slot in list(starts.items()):
        request = instance.requests[number]
        needed = set(range(slot, slot + request.slots))
        both = set(instance.families[request.family].available) & set(instance.teachers[request.teacher].available)
        if not instance.fits_a_day(request, slot) or not needed <= both:
            del starts[number]
    if broken(instance, starts):
        raise OutdatedError
    return starts


def _planned(sheet: Sheet) -> Iterable[tuple[Ask, Talk]]:
    """The talks that may move."""
    return ((ask, ask.talk) for ask in sheet.asks.values() if ask.talk and not ask.fixed)


def _move(sheet: Sheet, starts: dict[int, int]) -> None:
    moved = [(ask, talk) for ask, talk in _planned(sheet) if ask.number in starts]
    for ask, talk in moved:
        place_talk(sheet, ask, talk, starts[ask.number])
    Talk.objects.bulk_update([talk for _ask, talk in moved], ["starts_at", "ends_at", "place"])


def place_talk(sheet: Sheet, ask: Ask, talk: Talk, slot: int) -> None:
    """Give a talk the times of a slot, and the room of the colleague if the family comes to school."""
    talk.starts_at = sheet.grid.start(slot)
    talk.ends_at = talk.starts_at + (sheet.grid.start(1) - sheet.grid.start(0)) * ask.length
    talk.place = ask.host.place if ask.party.mode == Party.Mode.SCHOOL else ""


def _make(sheet: Sheet, starts: dict[int, int]) -> None:
    asks = [ask for ask in sheet.asks.values() if ask.number in starts and ask.talk is None]
    talks = revived(sheet, asks)
    for ask in asks:
        place_talk(sheet, ask, talks[ask.number], starts[ask.number])
    Talk.objects.bulk_create(talk for talk in talks.values() if talk.pk is None)
    back = [talk for talk in talks.values() if talk.pk is not None]
    Talk.objects.bulk_update(back, ["starts_at", "ends_at", "place", "state"])


def revived(sheet: Sheet, asks: Iterable[Ask]) -> dict[int, Talk]:
    """Wish -> its talk, without a time yet: one that was cancelled (the family hears of one change) or a new one."""
    asks = list(asks)
    old = Talk.objects.filter(wish__in=[ask.number for ask in asks], state=Talk.State.CANCELLED).order_by("pk")
    found = {talk.wish_id: talk for talk in old}
    talks = {ask.number: found.get(ask.number) or _new(sheet, ask) for ask in asks}
    for talk in talks.values():
        talk.state, talk.locked = Talk.State.PLANNED, False
    return talks


def _new(sheet: Sheet, ask: Ask) -> Talk:
    return Talk(round=sheet.round, party=ask.party, wish_id=ask.number, child_id=ask.child, host=ask.host)


def _drop(sheet: Sheet, starts: dict[int, int]) -> None:
    gone = [talk.pk for ask, talk in _planned(sheet) if ask.number not in starts]
    Talk.objects.filter(pk__in=gone).update(state=Talk.State.CANCELLED)


def _explain(sheet: Sheet, starts: dict[int, int], reasons: dict[int, str]) -> None:
    wishes = list(Wish.objects.filter(pk__in=[number for number in sheet.asks if number < WISHLESS]))
    for wish in wishes:
        served = wish.pk in starts or sheet.asks[wish.pk].fixed
        longer = sheet.asks[wish.pk].length > sheet.grid.per_day
        wish.unserved = "" if served else TOO_LONG if longer else (reasons.get(wish.pk) or LEFT_OVER)[:20]
    Wish.objects.bulk_update(wishes, ["unserved"])
