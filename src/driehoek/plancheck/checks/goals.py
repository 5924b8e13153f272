"""P2xx: are there goals, and can one see whether they are reached?"""

from collections.abc import Iterable

from driehoek.plancheck.catalogue import limit
from driehoek.plancheck.checks.finding import Hit, check, each, when
from driehoek.plancheck.facts import Facts
from driehoek.policy.models import Goal


@check("P201")
def no_goals(facts: Facts) -> Iterable[Hit]:
    """No goal for this school year."""
    return when(not facts.goals)


@check("P202")
def without_measure(facts: Facts) -> Iterable[Hit]:
    """Nothing says how one sees that it is reached."""
    return each(goal for goal in facts.goals if not (goal.measure.strip() or goal.indicator))


@check("P203")
def without_target(facts: Facts) -> Iterable[Hit]:
    """No number of families to compare with."""
    return each(goal for goal in facts.goals if not goal.target)


@check("P204")
def without_owner(facts: Facts) -> Iterable[Hit]:
    """Nobody looks after it."""
    return each(goal for goal in facts.goals if not goal.owner)


@check("P205")
def without_activity(facts: Facts) -> Iterable[Hit]:
    """Nothing is done for it: no activity and no round of talks."""
    return each(goal for goal in facts.goals if not goal.talks and not facts.activities_of(goal))


@check("P206")
def one_kind(facts: Facts) -> Iterable[Hit]:
    """Several goals, all of the same kind."""
    return when(len(facts.goals) >= limit("P206") and len({goal.kind for goal in facts.goals}) == 1)


@check("P207")
def serves_nothing(facts: Facts) -> Iterable[Hit]:
    """A goal that does not say how it serves the vision."""
    return each(goal for goal in facts.goals if not goal.serves.strip())


@check("P208")
def only_this_year(facts: Facts) -> Iterable[Hit]:
    """No goal looks further than this school year."""
    return when(bool(facts.goals) and all(goal.term == Goal.Term.SHORT for goal in facts.goals))


@check("P209")
def too_many(facts: Facts) -> Iterable[Hit]:
    """More goals than a team can keep in sight."""
    return when(len(facts.goals) > limit("P209"))


@check("P210")
def no_form_chosen(facts: Facts) -> Iterable[Hit]:
    """Nobody chose on purpose how parents are worked with for it."""
    return each(goal for goal in facts.goals if not goal.ways)
