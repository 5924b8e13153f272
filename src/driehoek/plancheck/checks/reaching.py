"""P5xx: who came, who did not and why, and what was done about it?"""

from collections.abc import Iterable
from datetime import timedelta

from driehoek.activities.models import Activity
from driehoek.plancheck.catalogue import limit
from driehoek.plancheck.checks.finding import Hit, check, counted, each, summed, when
from driehoek.plancheck.facts import ActivityFact, Facts

HUNDRED, HALF = 100, 0.5


@check("P501")
def not_registered(facts: Facts) -> Iterable[Hit]:
    """It was, and nobody noted who came."""
    return each(one for one in facts.past if one.state == Activity.State.INVITED)


@check("P502")
def absent_without_reason(facts: Facts) -> Iterable[Hit]:
    """Families that did not come, and nobody knows why."""
    return summed(_over(facts, "P502"), lambda one: one.without_reason)


@check("P503")
def not_followed_up(facts: Facts) -> Iterable[Hit]:
    """Families that did not come, and nobody came back to them."""
    return summed(_over(facts, "P503"), lambda one: one.not_followed_up)


def _over(facts: Facts, code: str) -> list[ActivityFact]:
    """Activities that are over for as many days as the rule gives."""
    return [one for one in facts.past if one.day < facts.today - timedelta(days=limit(code))]


@check("P504")
def never_reached(facts: Facts) -> Iterable[Hit]:
    """Families that nobody spoke to and that never came, when the year is well on its way."""
    return counted(facts.numbers.never_reached if facts.today >= facts.start + timedelta(days=limit("P504")) else 0)


@check("P505")
def unreadable(facts: Facts) -> Iterable[Hit]:
    """Invitations of which no text is in the language that the parent reads."""
    return summed(facts.coming, lambda one: one.wrong_language)


@check("P506")
def no_way(facts: Facts) -> Iterable[Hit]:
    """Parents of whom no address, telephone number or home is known."""
    return counted(facts.numbers.unreachable)


@check("P507")
def interpreter_not_offered(facts: Facts) -> Iterable[Hit]:
    """Parents wished an interpreter for an activity that offers none."""
    return summed(facts.coming, lambda one: one.unmet)


@check("P508")
def childcare_barrier(facts: Facts) -> Iterable[Hit]:
    """Families stayed away for want of childcare, and nothing that comes offers any."""
    named = facts.barriers.get("childcare", 0) >= limit("P508")
    return when(named and bool(facts.coming) and not any(one.childcare for one in facts.coming))


@check("P509")
def time_barrier(facts: Facts) -> Iterable[Hit]:
    """Families stayed away because of the time, and all that comes is at that one time."""
    named = facts.barriers.get("other_time", 0) >= limit("P509")
    return when(named and len(facts.coming) > 1 and len({one.moment for one in facts.coming}) == 1)


@check("P510")
def language_barrier(facts: Facts) -> Iterable[Hit]:
    """Families stayed away because of the language, and nothing that comes offers an interpreter."""
    named = facts.barriers.get("interpreter", 0) >= limit("P510")
    return when(named and bool(facts.coming) and not any(one.interpreter for one in facts.coming))


@check("P511")
def no_demand(facts: Facts) -> Iterable[Hit]:
    """Hardly any of many invited families came: it is offered, and not asked for."""
    closed = [one for one in facts.past if one.state == Activity.State.CLOSED and one.invited >= 10]
    return each(one for one in closed if one.came * HUNDRED < limit("P511") * one.invited)


@check("P512")
def too_few_take_part(facts: Facts) -> Iterable[Hit]:
    """In the second half of the year fewer families took part than the Inspectorate asks."""
    numbers = facts.numbers
    few = numbers.took_part * HUNDRED < limit("P512") * numbers.families
    return when(facts.passed >= HALF and few)


@check("P513")
def promises_late(facts: Facts) -> Iterable[Hit]:
    """Promises to families of which the day has passed."""
    return counted(facts.numbers.promises_late)


@check("P514")
def promises_of_nobody(facts: Facts) -> Iterable[Hit]:
    """Promises that no colleague took up."""
    return counted(facts.numbers.promises_without_owner)


@check("P515")
def answers_late(facts: Facts) -> Iterable[Hit]:
    """Parents who wrote and still wait for an answer."""
    return counted(facts.numbers.answers_late)
