"""Who may fill in the guide, at which step a child can be, and which numbers may be shown. A leaf."""

from driehoek.guide.library import Step, graph
from driehoek.people.models import Account, Group, Location
from driehoek.people.rules import locations_in_reach, whole_locations_in_reach
from driehoek.shared.small import FEWEST

READ, COURSES, OPEN_DAYS, PLACE = "see_families", "set_goals", "plan_activities", "edit_families"


def may(account: Account, location: Location, right: str) -> bool:
    """Whether this account holds a right at a location; courses are the whole location's."""
    reach = whole_locations_in_reach if right == COURSES else locations_in_reach
    return Location.objects.filter(reach(account, right), pk=location.pk).exists()


def steps_at(location: Location) -> list[Step]:
    """At which steps a child of this location can be."""
    return [step for step in graph().steps.values() if location.kind in step.kinds]


def step_of(group: Group | None, chosen: str) -> Step | None:
    """Where a child is: as was chosen, when that fits the school; else what its kind leaves no doubt about."""
    fitting = steps_at(group.location) if group else []
    return next((step for step in fitting if step.key == chosen or len(fitting) == 1), None)


def may_be_shown(part: int | None, whole: int | None) -> bool:
    """Whether a count of school leavers may be shown: neither those who went on nor the others are few."""
    return part is not None and whole is not None and part >= FEWEST and whole - part >= FEWEST
