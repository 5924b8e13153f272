"""Closing a school year: keep it as it was, freeze its figures, and put the next one ready; or open it again."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from driehoek.cycle.actions.drafting import draft_activities
from driehoek.cycle.looking import as_data
from driehoek.cycle.queries.closing import goes_on, next_year_of, state_of, why_it_stays_closed
from driehoek.indicators.actions import freeze
from driehoek.indicators.definitions import newest
from driehoek.people.actions import add_school_year
from driehoek.people.audit import record
from driehoek.people.models import Account, Location, SchoolYear
from driehoek.policy.actions import choose_forms, save_goal
from driehoek.policy.models import Goal, YearClosing
from driehoek.policy.queries import evaluation_before_summer, may_set_goals
from driehoek.policy.queries.evaluations import Looked, closing_of, looked_back

# What a goal takes along to the next year.
ALONG = (
    "location", "vision", "kind", "term", "title", "serves", "measure", "indicator", "target", "unit", "owner",
)  # fmt: skip


@transaction.atomic
def close_year(*, location: Location, year: SchoolYear, learned: str = "", by: Account) -> YearClosing:
    """Close a year in which every goal was looked back at, or a reason says why not; ValidationError before that.

    `learned` is what the plan as a whole taught. What was done for the goals that go on is drafted for the next year.

    Raises PermissionDenied when this account does not set the policy of the location.
    """
    _check(by, location)
    looked = looked_back(location, year)
    if closing_of(location, year):
        raise ValidationError(_("This school year has been closed already."))
    if not looked or any(one.now is None for one in looked):
        raise ValidationError(_("Look back at every goal first. If you could not, say why."))
    upcoming = next_year_of(year) or add_school_year(organisation=location.organisation, start=_after(year), by=by)
    drafts = [_carry_over(one.goal, upcoming, by) for one in looked if goes_on(one)]
    closing = YearClosing.objects.create(
        location=location, school_year=year, closed_by=by, learned=learned, kept=_kept(location, year, looked, by),
        draft={"goals": [goal.pk for goal in drafts], "state": state_of(drafts)},
    )  # fmt: skip
    draft_activities(closing=closing, goals=drafts)
    record("year_closed", by=by, subject=closing, location=location, year=year.name)
    return closing


@transaction.atomic
def reopen_year(*, closing: YearClosing, why: str, by: Account) -> None:
    """Open a year again and take its draft of the next away.

    Raises ValidationError without a reason, and when it stays closed (`queries.closing.why_it_stays_closed`).
    """
    _check(by, closing.location)
    if not why.strip():
        raise ValidationError(_("Say why you open the year again: others relied on it being closed."))
    if reason := why_it_stays_closed(closing):
        raise ValidationError(reason)
    for goal in Goal.objects.filter(pk__in=closing.draft["goals"]):
        goal.delete()
    closing.undone_at, closing.undone_by, closing.undone_why = timezone.now(), by, why.strip()
    closing.save(update_fields=["undone_at", "undone_by", "undone_why"])
    record("year_reopened", by=by, subject=closing, location=closing.location, year=closing.school_year.name)


def _check(by: Account, location: Location) -> None:
    if not may_set_goals(by, location):
        raise PermissionDenied
    Location.objects.select_for_update().get(pk=location.pk)


def _after(year: SchoolYear) -> date:
    return year.end + timedelta(days=1)


def _carry_over(goal: Goal, year: SchoolYear, by: Account) -> Goal:
    """The same goal in the next year, with its forms and a link to where it came from."""
    new = Goal(school_year=year, predecessor=goal, **{name: getattr(goal, name) for name in ALONG})
    later = goal.term == Goal.Term.LONG and goal.evaluate_on >= year.start
    new.evaluate_on = goal.evaluate_on if later else evaluation_before_summer(year)
    save_goal(goal=new, by=by)
    choose_forms(goal=new, keys=[one.key for one in goal.forms.all()], by=by)
    return new


def _kept(location: Location, year: SchoolYear, looked: list[Looked], by: Account) -> dict[str, Any]:
    """The year as it was: goals with what was said of them, and the numbers of the figures that were frozen."""
    figures = []
    for one in newest():
        try:
            figures.append(freeze(location=location, year=year, definition=one, by=by).pk)
        except ValidationError:  # there was nothing to count
            continue
    return {"goals": [as_data(one) for one in looked], "figures": figures}
