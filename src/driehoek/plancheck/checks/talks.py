"""P6xx: is there talked about every child, as often as was agreed, and in words that both understand?"""

from collections.abc import Iterable

from driehoek.people.models.organisations import LocationKind
from driehoek.plancheck.catalogue import limit
from driehoek.plancheck.checks.finding import Hit, check, counted, when
from driehoek.plancheck.facts import Facts

HUNDRED = 100
YOUNG = (LocationKind.PRESCHOOL, LocationKind.DAYCARE, LocationKind.PRIMARY)


@check("P601")
def fewer_than_agreed(facts: Facts) -> Iterable[Hit]:
    """Children about whom there were fewer talks than should have been by now."""
    return counted(facts.numbers.children_behind)


@check("P602")
def no_round(facts: Facts) -> Iterable[Hit]:
    """No round of talks, while the year is on its way."""
    late = facts.passed * HUNDRED >= limit("P602")
    return when(late and bool(facts.numbers.children) and not facts.numbers.rounds)


@check("P603")
def nothing_agreed(facts: Facts) -> Iterable[Hit]:
    """The location never said itself how many talks it agrees on."""
    return when(not facts.numbers.own_least)


@check("P604")
def drafts_waiting(facts: Facts) -> Iterable[Hit]:
    """Reports of talks that were begun and never shared with the parents."""
    return counted(facts.numbers.drafts_waiting)


@check("P605")
def interpreter_not_asked(facts: Facts) -> Iterable[Hit]:
    """Talks to come for which an interpreter is wished and nobody is named."""
    return counted(facts.numbers.talks_without_interpreter)


@check("P606")
def no_home_visits(facts: Facts) -> Iterable[Hit]:
    """Families of young children cannot choose a visit at home."""
    visits = facts.numbers.home_visits + facts.numbers.home_reports
    return when(facts.kind in YOUNG and bool(facts.numbers.children) and not visits)
