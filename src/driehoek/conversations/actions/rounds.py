"""Verbs of a round: keep what is chosen for it, close it, open it again."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from driehoek.conversations.actions.checking import check_round
from driehoek.conversations.models import Round, RoundDay, Talk
from driehoek.conversations.queries import rounds_for
from driehoek.conversations.queries.rounds import children_to_choose
from driehoek.conversations.rules import rounds_to_plan
from driehoek.conversations.spans import Window
from driehoek.people.audit import record
from driehoek.people.models import Account, Child, Group
from driehoek.people.queries import groups_for

State = Round.State


@transaction.atomic
def keep_round(
    *, round_: Round, groups: Iterable[Group], days: Iterable[Window], by: Account, children: Iterable[Child] = ()
) -> Round:
    """Keep a new or changed round with its groups and days; `children` when it is not for all children of the groups.

    Days are known by their date: what colleagues and families said of a date stays with that date. Raises
    PermissionDenied when the round, a group or a child is not theirs to plan, ValidationError when something does not
    fit.
    """
    groups, days, children = list(groups), sorted(days), list(children)
    before = _allowed(round_, groups, by)
    _may_choose(round_, groups, children)
    check_round(round_, before, groups, days)
    round_.school_year = groups[0].school_year
    round_.owner = round_.owner or by
    round_.full_clean()
    round_.save()
    round_.groups.set(groups)
    round_.children.set(children)
    _set_days(round_, days)
    record("round_kept", by=by, subject=round_, location=round_.location)
    return round_


def _allowed(round_: Round, groups: list[Group], by: Account) -> Round | None:
    """Return the round as it was; a group that was there may stay although its school year is over."""
    before = for_planner(round_, by) if round_.pk else None
    mine = groups_for(by, "plan_activities").filter(location=round_.location_id)
    had = {group.pk for group in before.groups.all()} if before else set()
    may = had | set(mine.values_list("pk", flat=True))
    if not {group.pk for group in groups} <= may:
        raise PermissionDenied
    return before


def _may_choose(round_: Round, groups: list[Group], children: list[Child]) -> None:
    """Of groups that somebody plans for every child can be chosen, and who was chosen before may stay."""
    wanted = {child.pk for child in children}
    here = set(children_to_choose(groups).filter(pk__in=wanted).values_list("pk", flat=True))
    had = set(round_.children.values_list("pk", flat=True)) if round_.pk else set()
    if not wanted <= here | had:
        raise PermissionDenied


def for_planner(round_: Round, by: Account) -> Round:
    """Return the round as it is now, waiting for whoever is changing it; PermissionDenied when not theirs to plan."""
    rows = rounds_for(by, "plan_activities").filter(rounds_to_plan(by), pk=round_.pk)
    row = rows.select_for_update(of=("self",)).first()
    if row is None:
        raise PermissionDenied
    return row


def open_for_planner(round_: Round, by: Account) -> Round:
    """As `for_planner`; ValidationError when the round is done."""
    row = for_planner(round_, by)
    if row.state == State.CLOSED:
        raise ValidationError(_("This round is done. Open it again to change it."))
    return row


def _set_days(round_: Round, days: list[Window]) -> None:
    wanted = {day.date: day for day in days}
    round_.days.exclude(date__in=wanted).delete()
    for day in days:
        RoundDay.objects.update_or_create(round=round_, date=day.date, defaults={"start": day.start, "end": day.end})


@transaction.atomic
def close_round(*, round_: Round, by: Account) -> None:
    """Close a round, also one that did not go on.

    Raises PermissionDenied when it is not theirs to plan, ValidationError while talks are to come.
    """
    round_ = for_planner(round_, by)
    to_come = Talk.objects.filter(round=round_, state=Talk.State.PLANNED, ends_at__gt=timezone.now())
    if to_come.exists():
        raise ValidationError(_("There are talks to come. Families count on them."))
    round_.state = State.CLOSED
    round_.save(update_fields=["state"])
    record("round_closed", by=by, subject=round_, location=round_.location)


@transaction.atomic
def reopen_round(*, round_: Round, by: Account) -> None:
    """Open a closed round again, as far as it was; raises PermissionDenied when it is not theirs to plan."""
    round_ = for_planner(round_, by)
    if round_.state != State.CLOSED:
        return
    asked = State.ASKING if round_.asked_at else State.DRAFT
    round_.state = State.PUBLISHED if round_.published_at else asked
    round_.save(update_fields=["state"])
    record("round_reopened", by=by, subject=round_, location=round_.location)
