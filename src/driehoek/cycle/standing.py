"""The step plan as it stands today: each step with its state, what still asks attention in it, and what comes next."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from driehoek.cycle.conditions import CONDITIONS
from driehoek.cycle.models import SaidStep
from driehoek.cycle.steps import Step
from driehoek.cycle.steps import steps as all_steps
from driehoek.indicators.scope import here
from driehoek.people.models import Location, SchoolYear
from driehoek.plancheck.checks import Finding
from driehoek.plancheck.facts import Facts
from driehoek.plancheck.models import Silence
from driehoek.plancheck.queries import Checked, checked
from driehoek.plancheck.reading import facts_of


class State(StrEnum):
    """Where a step stands; `next` is the first that is not done."""

    DONE = "done"
    SKIPPED = "skipped"
    NEXT = "next"
    LATER = "later"


@dataclass(frozen=True)
class Standing:
    """A step as it stands: what the plan check finds in it, what the school said of it, and rules left out of it."""

    number: int
    step: Step
    state: State
    findings: list[Finding]
    said: SaidStep | None
    silences: list[Silence]

    @property
    def is_over(self) -> bool:
        """Whether one need not think of it any more."""
        return self.state in (State.DONE, State.SKIPPED)


@dataclass(frozen=True)
class StepPlan:
    """All steps of a location in a school year."""

    location: Location
    year: SchoolYear
    steps: list[Standing]
    checked: Checked

    @property
    def next(self) -> Standing | None:
        """The step to take now; None when the plan was adopted and nothing is left."""
        return next((one for one in self.steps if one.state == State.NEXT), None)

    @property
    def over(self) -> int:
        """How many steps are behind us."""
        return sum(one.is_over for one in self.steps)

    @property
    def left(self) -> int:
        """How many steps are still to take."""
        return len(self.steps) - self.over


def step_plan_of(location: Location, year: SchoolYear) -> StepPlan:
    """Look how far a location is, from what is really there; a fixed number of queries."""
    facts = facts_of(here(location, year))
    checks = checked(location, year, facts)
    rows = SaidStep.objects.filter(location=location, school_year=year, taken_back_at=None).select_related("by")
    said = {row.step: row for row in rows}
    return StepPlan(location, year, list(_standing(facts, checks, said)), checks)


def _standing(facts: Facts, checks: Checked, said: dict[str, SaidStep]) -> Iterator[Standing]:
    first = True
    for number, step in enumerate(all_steps(), 1):
        seen = _seen(step, facts, checks)
        silences = [one.silence for one in checks.silenced if one.rule.code in step.clear and one.finding]
        own = None if seen else said.get(step.key) if step.said else None
        state = _state(seen, own, silences) or (State.NEXT if first else State.LATER)
        first = first and state in (State.DONE, State.SKIPPED)
        findings = [one for one in checks.findings if one.rule.code in (*step.clear, *step.beside)]
        yield Standing(number, step, state, findings, own, silences)


def _seen(step: Step, facts: Facts, checks: Checked) -> bool:
    """Whether everything is there, and nothing that is asked is found lacking."""
    lacking = {one.rule.code for one in checks.findings}
    return all(CONDITIONS[name](facts) for name in step.done) and lacking.isdisjoint(step.clear)


def _state(seen: bool, said: SaidStep | None, silences: list[Silence]) -> State | None:
    if seen:
        return State.SKIPPED if silences else State.DONE
    if said:
        return State.DONE if said.kind == SaidStep.Kind.DID else State.SKIPPED
    return None
