"""P3xx: does the plan of the year serve the goals, all families and every part of the year?"""

from collections.abc import Iterable
from datetime import timedelta

from driehoek.activities.models import Activity
from driehoek.plancheck.catalogue import limit
from driehoek.plancheck.checks.finding import Hit, check, each, when
from driehoek.plancheck.facts import Facts
from driehoek.policy.models import Goal

PARTS = 3


@check("P301")
def nothing_planned(facts: Facts) -> Iterable[Hit]:
    """No activity this school year."""
    return when(not facts.activities)


@check("P302")
def without_goal(facts: Facts) -> Iterable[Hit]:
    """An activity that serves no goal."""
    return each(one for one in facts.activities if one.goal is None)


@check("P303")
def one_time_of_day(facts: Facts) -> Iterable[Hit]:
    """Several activities, all in the same part of the day."""
    moments = {one.moment for one in facts.activities}
    return when(len(facts.activities) >= limit("P303") and len(moments) == 1)


@check("P304")
def empty_part_of_the_year(facts: Facts) -> Iterable[Hit]:
    """A third of the school year in which nothing is offered."""
    days = (facts.end - facts.start).days + 1
    filled = {(one.day - facts.start).days * PARTS // days for one in facts.activities}
    return when(bool(facts.activities) and not set(range(PARTS)) <= filled)


@check("P305")
def too_few_forms(facts: Facts) -> Iterable[Hit]:
    """Several activities of fewer forms than there should be."""
    forms = {one.partnership for one in facts.activities}
    return when(len(facts.activities) > limit("P305") > len(forms))


@check("P306")
def nothing_for_home(facts: Facts) -> Iterable[Hit]:
    """Nothing that gives parents something in hand for at home."""
    kinds = {goal.pk: goal.kind for goal in facts.goals}
    equips = (Goal.Kind.EQUIP in (one.serves, kinds.get(one.goal or 0)) for one in facts.activities)
    return when(bool(facts.activities) and not any(equips))


@check("P307")
def only_telling(facts: Facts) -> Iterable[Hit]:
    """At every activity the school only tells."""
    telling = all(one.level == Activity.Level.INFORM for one in facts.activities)
    return when(bool(facts.activities) and telling)


@check("P308")
def no_say(facts: Facts) -> Iterable[Hit]:
    """Nowhere can parents think along or decide."""
    say = {Activity.Participation.THINK_ALONG, Activity.Participation.DECIDE}
    return when(bool(facts.activities) and not say & {one.participation for one in facts.activities})


@check("P309")
def group_left_out(facts: Facts) -> Iterable[Hit]:
    """A group for whose parents nothing is planned, where something is planned for others."""
    return each(group for group in facts.groups if facts.activities and not group.planned)


@check("P310")
def not_invited_yet(facts: Facts) -> Iterable[Hit]:
    """It comes soon, and parents do not know of it."""
    soon = facts.today + timedelta(days=limit("P310"))
    return each(one for one in facts.coming if one.state == Activity.State.DRAFT and one.day <= soon)


@check("P311")
def can_do_harm(facts: Facts) -> Iterable[Hit]:
    """A kind of activity of which research says that it can do harm."""
    return each(one for one in facts.coming if one.evidence == "caution")
