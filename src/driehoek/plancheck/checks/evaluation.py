"""P7xx: is there a fixed day to look back, and who decides what changes?"""

from collections.abc import Iterable

from driehoek.people.models.organisations import LocationKind
from driehoek.plancheck.catalogue import limit
from driehoek.plancheck.checks.finding import Hit, check, counted, each, when
from driehoek.plancheck.facts import Facts, passed
from driehoek.policy.models import Goal

HUNDRED = 100
BEFORE_SCHOOL = (LocationKind.PRESCHOOL, LocationKind.DAYCARE)


@check("P701")
def looked_back_at_in_another_year(facts: Facts) -> Iterable[Hit]:
    """A goal of this year, looked back at outside it."""
    short = (goal for goal in facts.goals if goal.term == Goal.Term.SHORT)
    return each(goal for goal in short if not facts.start <= goal.evaluate_on <= facts.end)


@check("P702")
def looked_back_too_early(facts: Facts) -> Iterable[Hit]:
    """The look back is before anything was done for the goal."""
    first = {goal.pk: min((one.day for one in facts.activities_of(goal)), default=None) for goal in facts.goals}
    return each(goal for goal in facts.goals if (day := first[goal.pk]) and goal.evaluate_on < day)


@check("P703")
def only_at_the_end(facts: Facts) -> Iterable[Hit]:
    """Every look back is when nothing can be changed this year any more."""
    moments = [passed(facts.start, facts.end, goal.evaluate_on) for goal in facts.goals]
    return when(bool(moments) and min(moments) * HUNDRED >= limit("P703"))


@check("P704")
def not_looked_back(facts: Facts) -> Iterable[Hit]:
    """The day to look back has passed, and nobody said what became of the goal."""
    return each(goal for goal in facts.goals if goal.evaluate_on < facts.today and not goal.evaluated)


@check("P705")
def not_consulted(facts: Facts) -> Iterable[Hit]:
    """The plan was put neither to the team nor to the parents."""
    return when(bool(facts.goals) and not facts.numbers.consultations)


@check("P706")
def unanswered(facts: Facts) -> Iterable[Hit]:
    """Objections and ideas to which nobody answered."""
    return counted(facts.numbers.reactions_unanswered)


@check("P707")
def not_adopted(facts: Facts) -> Iterable[Hit]:
    """The plan was consulted, and the year goes on without it being adopted."""
    late = facts.passed * HUNDRED >= limit("P707")
    return when(late and bool(facts.numbers.consultations) and not facts.numbers.adopted)


@check("P708")
def parents_silent(facts: Facts) -> Iterable[Hit]:
    """The plan was adopted without a word of parents."""
    return when(bool(facts.numbers.adopted) and not facts.numbers.reactions_of_parents)


@check("P709")
def no_expectations(facts: Facts) -> Iterable[Hit]:
    """Nothing says what school and parents may expect of each other."""
    return when(not facts.numbers.expectations)


@check("P710")
def expectations_not_told(facts: Facts) -> Iterable[Hit]:
    """Expectations are written, and no parent was told them."""
    return when(bool(facts.numbers.expectations) and not facts.numbers.told)


@check("P711")
def no_neighbours(facts: Facts) -> Iterable[Hit]:
    """A preschool that agreed nothing with the schools its children go to."""
    return when(facts.kind in BEFORE_SCHOOL and not facts.numbers.neighbours)


@check("P712")
def neighbours_due(facts: Facts) -> Iterable[Hit]:
    """Agreements with schools nearby of which the day to look back has passed."""
    return counted(facts.numbers.neighbours_due)


@check("P713")
def years_not_closed(facts: Facts) -> Iterable[Hit]:
    """Earlier years with goals that were never closed."""
    return counted(facts.numbers.years_open)


@check("P714")
def council_late(facts: Facts) -> Iterable[Hit]:
    """Questions to a council of which the last day for an answer has passed."""
    return counted(facts.numbers.council_late)


@check("P715")
def no_day_for_the_whole(facts: Facts) -> Iterable[Hit]:
    """The plan was put to team and parents, and no day is fixed to look back at it as a whole."""
    return when(bool(facts.numbers.consultations) and facts.numbers.plan_on is None)


@check("P716")
def whole_not_looked_back(facts: Facts) -> Iterable[Hit]:
    """The day to look back at an adopted plan has passed, and its year was not closed."""
    day, numbers = facts.numbers.plan_on, facts.numbers
    return when(day is not None and day < facts.today and bool(numbers.adopted) and not numbers.closed)
