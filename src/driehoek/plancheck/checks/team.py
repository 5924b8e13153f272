"""P4xx: who does it, with how many hours, and whom can parents ask?"""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from driehoek.plancheck.catalogue import limit
from driehoek.plancheck.checks.finding import Hit, check, counted, each, when
from driehoek.plancheck.facts import Facts

HUNDRED = 100


@check("P401")
def without_owner(facts: Facts) -> Iterable[Hit]:
    """An activity that nobody carries."""
    return each(one for one in facts.coming if one.owner is None)


@check("P402")
def owner_has_left(facts: Facts) -> Iterable[Hit]:
    """Whoever carries an activity to come has no appointment here any more."""
    return each(one for one in facts.coming if one.owner is not None and not one.owner_works_here)


@check("P403")
def without_hours(facts: Facts) -> Iterable[Hit]:
    """No hours are set aside for an activity to come."""
    return each(one for one in facts.coming if not one.hours)


@check("P404")
def all_on_one(facts: Facts) -> Iterable[Hit]:
    """Most hours of work of a plan fall on one colleague."""
    hours = _carried(facts)
    most, total = max(hours.values(), default=Decimal(0)), sum(hours.values())
    return when(len(facts.groups) > 1 and len(facts.activities) > 2 and most * HUNDRED > limit("P404") * total)


def _carried(facts: Facts) -> dict[int, Decimal]:
    """Colleague -> hours of work of the activities they carry, without the share of who helps."""
    hours: dict[int, Decimal] = defaultdict(Decimal)
    for one in facts.activities:
        if one.owner is not None:
            hours[one.owner] += one.hours / one.carriers
    return hours


@check("P405")
def without_contact_person(facts: Facts) -> Iterable[Hit]:
    """Parents of a group do not know whom they can ask."""
    return each(group for group in facts.groups if not group.contact)


@check("P406")
def team_does_not_learn(facts: Facts) -> Iterable[Hit]:
    """No training, intervisie or visit of the team this year."""
    return when(not facts.numbers.team_sessions)


@check("P407")
def more_hours_than_given(facts: Facts) -> Iterable[Hit]:
    """Colleagues of whom the activities alone ask more hours than they were given in this year."""
    given = {one.owner: one.given for one in facts.activities if one.given is not None}
    return counted(sum(hours > given.get(owner, hours) for owner, hours in _carried(facts).items()))
