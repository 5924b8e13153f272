"""P1xx: is it written down what the location stands for, and is it known who the parents are?"""

from collections.abc import Iterable
from datetime import timedelta

from driehoek.plancheck.catalogue import limit
from driehoek.plancheck.checks.finding import Hit, check, counted, each, when
from driehoek.plancheck.facts import Facts
from driehoek.policy.models import Endorsement

YEAR = 365.25  # days
HUNDRED = 100


@check("P101")
def no_vision(facts: Facts) -> Iterable[Hit]:
    """Nothing is written."""
    return when(facts.numbers.vision is None)


@check("P102")
def old_vision(facts: Facts) -> Iterable[Hit]:
    """It was written too many years ago."""
    written = facts.numbers.vision_written_at
    return when(bool(written) and written.date() < facts.today - timedelta(days=YEAR * limit("P102")))  # type: ignore[union-attr]


@check("P103")
def goals_of_another_vision(facts: Facts) -> Iterable[Hit]:
    """Goals that were set under an older version, or before there was any."""
    now = facts.numbers.vision
    return each(goal for goal in facts.goals if now is not None and goal.vision != now)


@check("P104")
def language_not_known(facts: Facts) -> Iterable[Hit]:
    """Of too many parents it is not known which language they themselves choose to read."""
    unknown, all_of_them = facts.numbers.language_not_chosen, facts.numbers.guardians
    return counted(unknown if unknown * HUNDRED > limit("P104") * all_of_them else 0)


@check("P105")
def no_families(facts: Facts) -> Iterable[Hit]:
    """The register is empty, so that nothing can be known of the parents."""
    return when(not facts.numbers.families)


@check("P106")
def not_endorsed(facts: Facts) -> Iterable[Hit]:
    """Of board, head, team and parents so many do not stand behind the vision yet."""
    missing = len(Endorsement.Party) - facts.numbers.endorsing
    return counted(missing if facts.numbers.vision is not None else 0)


@check("P107")
def not_adopted(facts: Facts) -> Iterable[Hit]:
    """There is a text, and it was never adopted."""
    return when(facts.numbers.vision is not None and facts.numbers.vision_adopted_on is None)


@check("P108")
def not_public(facts: Facts) -> Iterable[Hit]:
    """Parents cannot read it anywhere."""
    return when(facts.numbers.vision is not None and facts.numbers.vision_published_at is None)


@check("P109")
def no_analysis(facts: Facts) -> Iterable[Hit]:
    """Nobody kept who the parents are, while there are families."""
    return when(bool(facts.numbers.families) and not facts.numbers.analyses)
