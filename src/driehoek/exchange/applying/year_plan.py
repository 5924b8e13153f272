"""What a row of a year plan can point to at a location, and which values of an activity it fills in."""

from datetime import datetime, time
from functools import cached_property
from typing import Any

from driehoek.activities.models import Activity
from driehoek.exchange.applying.session import Session
from driehoek.exchange.readers.errors import BadValueError, shown
from driehoek.exchange.readers.records import ActivityRecord
from driehoek.people.models import Account, Group
from driehoek.policy.models import Goal
from driehoek.policy.queries import colleagues_at
from driehoek.shared.languages import DEFAULT
from driehoek.shared.moments import AMSTERDAM


class WrongError(Exception):
    """A row that does not fit: in which column, and why."""

    def __init__(self, name: str, code: str, **params: str) -> None:
        super().__init__(code)
        self.name, self.bad = name, BadValueError(code, **params)


class YearPlan:
    """What a row can point to, each asked for once: groups, goals and colleagues by name, activities by number."""

    def __init__(self, session: Session) -> None:
        """Look nothing up yet."""
        self.session, self.met = session, set[Any]()

    @cached_property
    def groups(self) -> dict[str, int]:
        """Name in small letters -> group of the location in the school year."""
        rows = Group.objects.filter(location=self.session.location, school_year=self.session.school_year)
        return {name.casefold(): pk for pk, name in rows.values_list("pk", "name")}

    @cached_property
    def goals(self) -> dict[str, int]:
        """Title in small letters -> goal that is worked on."""
        rows = Goal.objects.filter(location=self.session.location, archived_at=None)
        return {title.casefold(): pk for pk, title in rows.order_by("school_year__start").values_list("pk", "title")}

    @cached_property
    def owners(self) -> dict[str, Account]:
        """Name or e-mail address in small letters -> colleague who plans activities here."""
        rows = list(colleagues_at(self.session.location, "plan_activities"))
        return {word.casefold(): row for row in rows for word in (row.name, row.email or "") if word}

    @cached_property
    def activities(self) -> list[Activity]:
        """Those of the school year that were not cancelled."""
        rows = Activity.objects.filter(location=self.session.location, school_year=self.session.school_year)
        return list(rows.exclude(state=Activity.State.CANCELLED).prefetch_related("groups", "texts").order_by("pk"))

    @cached_property
    def by_title(self) -> dict[tuple[str, datetime], Activity]:
        """What parents read as its title, and when it begins -> the activity."""
        return {(title_of(row).casefold(), row.starts_at): row for row in reversed(self.activities)}


def title_of(activity: Activity) -> str:
    """Its Dutch title."""
    return next((text.title for text in activity.texts.all() if text.language == DEFAULT), "")


def groups_of(plan: YearPlan, record: ActivityRecord) -> set[int]:
    """The groups that a row names; none when it names none. Raises WrongError."""
    for name in record.groups:
        if name.casefold() not in plan.groups:
            raise WrongError("groups", "group_not_here", value=shown(name))
    return {plan.groups[name.casefold()] for name in record.groups}


def values_of(plan: YearPlan, record: ActivityRecord) -> dict[str, Any]:
    """The fields of an activity that the row fills in; what it leaves empty stays as it is. Raises WrongError."""
    year = plan.session.school_year
    if record.day is None or not year.start <= record.day <= year.end:
        raise WrongError("day", "outside_year", value=str(record.day), year=year.name)
    values = {
        "starts_at": datetime.combine(record.day, record.begins or time(), AMSTERDAM),
        "ends_at": datetime.combine(record.day, record.ends or time(), AMSTERDAM),
        "place": record.place, "partnership": record.partnership, "participation": record.participation,
        "level": record.level, "goal_id": _goal(plan, record), "owner_id": _owner(plan, record),
        "staff_hours": record.hours, "budget": record.budget,
    }  # fmt: skip
    if record.begins is None or record.ends is None:
        raise WrongError("begins", "no_time")
    if record.ends <= record.begins:
        raise WrongError("ends", "ends_before")
    return {name: value for name, value in values.items() if value not in ("", None)}


def _goal(plan: YearPlan, record: ActivityRecord) -> int | None:
    if record.goal and record.goal.casefold() not in plan.goals:
        raise WrongError("goal", "goal_unknown", value=shown(record.goal))
    return plan.goals.get(record.goal.casefold())


def _owner(plan: YearPlan, record: ActivityRecord) -> int | None:
    if record.owner and record.owner.casefold() not in plan.owners:
        raise WrongError("owner", "owner_unknown", value=shown(record.owner))
    owner = plan.owners.get(record.owner.casefold())
    return owner.pk if owner else None
