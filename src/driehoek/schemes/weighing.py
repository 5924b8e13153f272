"""Holding a plan and an application against the conditions of a scheme."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy

from driehoek.schemes.scheme import Condition, Scheme, Test
from driehoek.schemes.vocabulary import MEASURES, Known


class State(TextChoices):
    """How a condition stands."""

    MET = "met", pgettext_lazy("a condition of a subsidy", "Met")
    MISSING = "missing", pgettext_lazy("a condition of a subsidy", "Not yet met")
    DECLARE = "declare", pgettext_lazy("a condition of a subsidy", "To be declared")
    FREE = "free", pgettext_lazy("a condition of a subsidy", "Not needed, but it helps")


@dataclass(frozen=True)
class Count:
    """What a test found, beside what it asks."""

    test: Test
    number: Decimal

    @property
    def label(self) -> str:
        """What was counted, in the reader's language."""
        return str(MEASURES[self.test.count].label)

    @property
    def holds(self) -> bool:
        """Whether it is enough."""
        return self.test.holds(self.number)


@dataclass(frozen=True)
class Verdict:
    """How one condition stands, with what was counted and what the school says about it."""

    condition: Condition
    state: State
    counts: tuple[Count, ...]
    words: str


@dataclass(frozen=True)
class Verdicts:
    """All conditions of a scheme."""

    rows: tuple[Verdict, ...]

    def of(self, state: State) -> list[Verdict]:
        """Those that stand like this."""
        return [one for one in self.rows if one.state == state]

    @property
    def left(self) -> int:
        """How many still keep the school from applying."""
        return len(self.of(State.MISSING)) + len(self.of(State.DECLARE))


def weigh(scheme: Scheme, known: Known, ticked: frozenset[str]) -> Verdicts:
    """Hold everything known against every condition; `ticked` are the keys of what the school states to be so."""
    return Verdicts(tuple(_verdict(one, known, ticked) for one in scheme.conditions))


def _verdict(condition: Condition, known: Known, ticked: frozenset[str]) -> Verdict:
    counts = tuple(_count(test, known) for test in condition.tests)
    words = known.words.get(condition.key, "")
    return Verdict(condition, _state(condition, counts, stated=condition.key in ticked), counts, words)


def _count(test: Test, known: Known) -> Count:
    return Count(test, Decimal(MEASURES[test.count].count(known, test)))


def _state(condition: Condition, counts: tuple[Count, ...], *, stated: bool) -> State:
    if sum(one.holds for one in counts) < condition.needed:
        found = State.MISSING
    else:
        found = State.DECLARE if condition.declared and not stated else State.MET
    return State.FREE if condition.priority and found != State.MET else found
