"""What the form of a new activity starts from: what is usual, what its goal and library entry say, what was before."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms

from driehoek.activities.library import Entry
from driehoek.activities.models import Activity, Series
from driehoek.people.models import Group
from driehoek.people.rules import today
from driehoek.policy.models import Goal
from driehoek.shared.languages import DEFAULT

TWO_WEEKS, USUAL_SERIES = timedelta(weeks=2), timedelta(weeks=12)
USUAL_START, USUAL_MINUTES = time(8, 30), 60
# What the address proposes -> the field of an activity.
NAMES = {
    "titel": "title",
    "uren": "staff_hours",
    "wie": "owner",
    "vorm": "partnership",
    "deelname": "participation",
    "niveau": "level",
}


class Proposed(forms.Form):
    """What the address proposes, from a chosen form, a draft or an earlier activity; nonsense proposes nothing."""

    titel = forms.CharField(max_length=120, required=False)
    maand = forms.IntegerField(min_value=1, max_value=12, required=False)
    uren = forms.DecimalField(min_value=0, max_digits=5, decimal_places=1, required=False)
    wie = forms.IntegerField(min_value=1, required=False)
    vorm = forms.ChoiceField(choices=Activity.Partnership, required=False)
    deelname = forms.ChoiceField(choices=Activity.Participation, required=False)
    niveau = forms.ChoiceField(choices=Activity.Level, required=False)

    @property
    def known(self) -> dict[str, Any]:
        """Its name in the address -> what was proposed."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


def first_values(groups: list[Group], entry: Entry | None, goal: Goal | None, proposed: Proposed) -> dict[str, Any]:
    """What is most likely right for a new activity: two weeks from now, in the morning, for one's own group.

    The forms that were chosen for its goal say more than that, its library entry more than those, and what the address
    proposes most.
    """
    known = proposed.known
    day = _first_day(known.get("maand"), goal)
    last = min((day + USUAL_SERIES, *(group.school_year.end for group in groups)))
    values: dict[str, Any] = {
        "day": day, "begins": USUAL_START, "ends": _after(entry.minutes if entry else USUAL_MINUTES), "goal": goal,
        "groups": groups if len(groups) == 1 else [], "rhythm": "", "until": last, "interpreter_offered": True,
        "partnership": "pedagogical", "participation": "join_in", "level": "2.0",
    }  # fmt: skip
    own = {NAMES[name]: value for name, value in known.items() if name in NAMES}
    return values | _from_goal(goal) | (_from_library(entry) if entry else {}) | own


def _first_day(month: int | None, goal: Goal | None) -> date:
    """In two weeks; or the first day at school in a month, when that is still to come in the year of the goal."""
    soonest = today() + TWO_WEEKS
    if month is None:
        return _school_day(soonest)
    begun = max(soonest, goal.school_year.start) if goal else soonest
    named = max(begun, date(begun.year + (month < begun.month), month, 1))
    gone = goal is not None and named > goal.school_year.end
    return _school_day(soonest if gone else named)


def _school_day(day: date) -> date:
    """The day itself, or the Monday after a weekend."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def _after(minutes: int) -> time:
    return (datetime.combine(date.min, USUAL_START) + timedelta(minutes=minutes)).time()


def _from_goal(goal: Goal | None) -> dict[str, Any]:
    form = goal.forms.first() if goal else None
    return {name: getattr(form, name) for name in ("partnership", "participation", "level")} if form else {}


def _from_library(entry: Entry) -> dict[str, Any]:
    words = entry.text(DEFAULT)
    return {
        "title": words.title, "why": words.why, "what": words.what, "staff_hours": entry.staff_hours,
        "children_welcome": entry.children, "partnership": entry.partnership, "participation": entry.participation,
        "level": entry.level, "rhythm": entry.rhythm if entry.rhythm in Series.Rhythm.values else "",
    }  # fmt: skip
