"""Verbs of the draft of a next year: make it from what was done, keep, change or drop what is in it."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from driehoek.activities.models import Activity
from driehoek.activities.queries import text_in
from driehoek.cycle.models import DraftActivity
from driehoek.people.audit import record
from driehoek.people.models import Account
from driehoek.policy.models import Goal, YearClosing
from driehoek.policy.queries import may_set_goals
from driehoek.shared.languages import DEFAULT


def draft_activities(*, closing: YearClosing, goals: Iterable[Goal]) -> list[DraftActivity]:
    """Draft what was done for the goals these came from: a series, or the same out of the library, once."""
    by_old = {goal.predecessor_id: goal for goal in goals}
    done = Activity.objects.filter(goal__in=by_old).exclude(state=Activity.State.CANCELLED)
    rows = done.select_related("owner").prefetch_related("texts")
    in_order = sorted(rows, key=lambda one: (_same(one), one.starts_at))
    alike = [list(same) for _key, same in groupby(in_order, key=_same)]
    return DraftActivity.objects.bulk_create(_draft(closing, by_old[same[0].goal_id], same) for same in alike)


def _same(activity: Activity) -> tuple[int, int, str]:
    """What comes back: one series, or one entry of the library, for one goal; else an activity of its own title."""
    name = activity.library_key or text_in(activity, DEFAULT).title
    return activity.goal_id or 0, activity.series_id or 0, name


def _draft(closing: YearClosing, goal: Goal, same: list[Activity]) -> DraftActivity:
    first, last = same[0], same[-1]
    return DraftActivity(
        closing=closing, goal=goal, title=text_in(last, DEFAULT).title, library_key=last.library_key,
        month=_a_year_later(timezone.localdate(first.starts_at)), times=len(same), owner=last.owner,
        hours=sum(one.staff_hours for one in same),
    )  # fmt: skip


def _a_year_later(day: date) -> date:
    return date(day.year + 1, day.month, 1)


@transaction.atomic
def decide_draft(*, draft: DraftActivity, state: str, by: Account) -> None:
    """Keep or drop what was drafted, or leave it open again; nothing is planned by it."""
    _check(draft, by)
    draft.state, draft.changed_by, draft.changed_at = DraftActivity.State(state), by, timezone.now()
    draft.save(update_fields=["state", "changed_by", "changed_at"])
    record("draft_decided", by=by, subject=draft, location=draft.goal.location, state=state)


@transaction.atomic
def change_draft(*, draft: DraftActivity, by: Account) -> None:
    """Keep it as it was changed: what, for which goal of that year, when, by whom, how much."""
    _check(draft, by)
    draft.state, draft.changed_by, draft.changed_at = DraftActivity.State.KEPT, by, timezone.now()
    draft.full_clean()
    draft.save()
    record("draft_changed", by=by, subject=draft, location=draft.goal.location)


def _check(draft: DraftActivity, by: Account) -> None:
    if draft.closing.undone_at or not may_set_goals(by, draft.closing.location):
        raise PermissionDenied
