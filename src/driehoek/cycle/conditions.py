"""What must be there before a step counts as done: one small question each, asked of what is really there."""

from collections.abc import Callable

from driehoek.plancheck.facts import Facts

CONDITIONS: dict[str, Callable[[Facts], bool]] = {
    "families": lambda facts: facts.numbers.families > 0,
    "scanned": lambda facts: facts.numbers.scan_answers > 0,
    "vision": lambda facts: facts.numbers.vision is not None,
    "goals": lambda facts: bool(facts.goals),
    "activities": lambda facts: bool(facts.activities),
    "heard": lambda facts: facts.numbers.heard > 0,
    "adopted": lambda facts: facts.numbers.adopted > 0,
}
