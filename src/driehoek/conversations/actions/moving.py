"""A plan changed by hand: another time, a fixed time, a talk more, a talk less."""

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Exists
from django.utils.translation import gettext as _

from driehoek.conversations.actions.naming import name_interpreters
from driehoek.conversations.actions.plans import locked_round, place_talk, revived
from driehoek.conversations.bridge.check import problems_of
from driehoek.conversations.bridge.reading import sheet_of, wish_asked
from driehoek.conversations.bridge.sheet import Ask, Sheet
from driehoek.conversations.bridge.words import CANCELLED
from driehoek.conversations.models import Talk, Wish
from driehoek.conversations.rules import may_hear, whom_about
from driehoek.logbook.actions import settle
from driehoek.logbook.models import Promise
from driehoek.people.audit import record
from driehoek.people.models import Account
from driehoek.shared.moments import day_and_time


@transaction.atomic
def move_talk(*, talk: Talk, by: Account, starts_at: datetime, sure: bool = False, locked: bool = True) -> Talk:
    """Give a talk another time; a time chosen by hand stays when the rest is planned again (unless `locked` is False).

    Raises PermissionDenied out of reach, ValidationError when it is no longer to come, while the planner is at work,
    and with the reasons when the time breaks a rule, or what the family wishes and one is not `sure`.
    """
    talk, sheet = _to_change(talk, by)
    ask = next(one for one in sheet.asks.values() if one.talk and one.talk.pk == talk.pk)
    slot = _good_slot(sheet, ask, starts_at, sure)
    place_talk(sheet, ask, talk, slot)
    talk.locked = locked
    talk.save(update_fields=["starts_at", "ends_at", "place", "locked"])
    name_interpreters(talk.round)
    _record("talk_moved", talk, by)
    return talk


def _to_change(talk: Talk, by: Account) -> tuple[Talk, Sheet]:
    """Return the talk and its round as they are now, to be changed."""
    round_ = locked_round(talk.round, by)
    row = Talk.objects.select_for_update(of=("self",)).select_related("party__family", "host__account").get(pk=talk.pk)
    if row.state != Talk.State.PLANNED or row.begun_at:
        raise ValidationError(_("This talk is over, has begun or is cancelled."))
    return row, sheet_of(round_)


def _good_slot(sheet: Sheet, ask: Ask, starts_at: datetime, sure: bool) -> int:
    slot = sheet.grid.slot(starts_at)
    if slot is None:
        raise ValidationError(_("The talk does not fit in the times of this day."))
    problems = problems_of(sheet, ask, slot)
    wrong = [problem for problem in problems if problem.hard or not sure]
    if wrong:
        raise ValidationError([str(problem.sentence) for problem in wrong])
    return slot


@transaction.atomic
def lock_talk(*, talk: Talk, by: Account, locked: bool) -> None:
    """Keep a talk where it is when the rest is planned again, or let it move again.

    Raises PermissionDenied out of reach, ValidationError when it is no longer to come or while the planner is at work.
    """
    row, _sheet = _to_change(talk, by)
    row.locked = locked
    row.save(update_fields=["locked"])
    record("talk_locked" if locked else "talk_unlocked", by=by, subject=row, location=talk.round.location)


@transaction.atomic
def plan_by_hand(*, wish: Wish, by: Account, starts_at: datetime, sure: bool = False) -> Talk:
    """Make a talk for a wish without one, at a time chosen with the family; what was owed for a missed one is kept.

    Raises PermissionDenied out of reach, ValidationError as `move_talk`, and when there is a talk already.
    """
    sheet = sheet_of(locked_round(wish.party.round, by))
    if not Wish.objects.filter(Exists(may_hear()), pk=wish.pk).exists():
        raise PermissionDenied
    if wish.talks.filter(state__in=(Talk.State.PLANNED, Talk.State.HELD)).exists():
        raise ValidationError(_("There is a time for this talk already."))
    ask = wish_asked(sheet, wish)
    slot = _good_slot(sheet, ask, starts_at, sure)
    talk = revived(sheet, [ask])[ask.number]
    talk.locked = True
    place_talk(sheet, ask, talk, slot)
    talk.save()
    Wish.objects.filter(pk=wish.pk).update(unserved="")
    missed = Talk.objects.filter(wish=wish.pk, state=Talk.State.MISSED).values("pk")
    owed = Promise.objects.filter(kind=Promise.Kind.NEW_APPOINTMENT, about_kind="talk", about_id__in=missed)
    settle(promises=owed, by=by, outcome=_("New time: %(time)s") % {"time": day_and_time(talk.starts_at, "nl")})
    name_interpreters(talk.round)
    _record("talk_planned", talk, by)
    return talk


@transaction.atomic
def cancel_talk(*, talk: Talk, by: Account) -> None:
    """Take a talk out of the plan; it is planned again only by hand.

    Raises PermissionDenied out of reach, ValidationError when it is no longer to come or while the planner is at work.
    """
    row, _sheet = _to_change(talk, by)
    row.state = Talk.State.CANCELLED
    row.save(update_fields=["state"])
    Wish.objects.filter(talks=row).update(unserved=CANCELLED)
    _record("talk_cancelled", row, by)


@transaction.atomic
def restore_talk(*, talk: Talk, by: Account) -> None:
    """Undo a cancelling: the talk is back at its time if that is still free.

    Raises PermissionDenied out of reach, ValidationError when another talk took its place.
    """
    sheet = sheet_of(locked_round(talk.round, by))
    row = Talk.objects.select_for_update(of=("self",)).select_related("party__family", "host", "wish").get(pk=talk.pk)
    with_time = Talk.objects.filter(wish=row.wish_id, state__in=(Talk.State.PLANNED, Talk.State.HELD))
    if row.wish is None or row.state != Talk.State.CANCELLED or with_time.exists():
        raise ValidationError(_("This cannot be undone any more."))
    _good_slot(sheet, wish_asked(sheet, row.wish), row.starts_at, sure=True)
    row.state = Talk.State.PLANNED
    row.save(update_fields=["state"])
    Wish.objects.filter(talks=row).update(unserved="")
    name_interpreters(row.round)
    _record("talk_planned", row, by)


def _record(verb: str, talk: Talk, by: Account) -> None:
    """Families see on their own list only what is done with talks they know of."""
    family = talk.party.family if talk.told_at else None
    about = whom_about(talk.party)
    record(verb, by=by, subject=talk, family=family, location=talk.round.location, about=about)
