"""What the answers of a scan say: the level reached, what lacks for the wanted one, and whether all is in balance.

Pure: answers and numbers in, words and rows out. A level counts only when all its conditions, and those of every level
below, are met in full (S4, annex 1: each level asks everything of the ones before).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from driehoek.scan.levels import Condition, Level, Model
from driehoek.scan.models import Scan, ScanAnswer

Value = ScanAnswer.Value
Answers = Mapping[str, ScanAnswer]


@dataclass(frozen=True)
class Step:
    """A condition with what was answered; no answer counts as not known."""

    condition: Condition
    answer: ScanAnswer | None

    @property
    def value(self) -> Value:
        """The answer, "we do not know" as long as nobody answered."""
        return Value(self.answer.value) if self.answer else Value.UNKNOWN

    @property
    def met(self) -> bool:
        """Whether the condition is met in full."""
        return self.value == Value.YES


@dataclass(frozen=True)
class Stage:
    """A level with its conditions as answered."""

    level: Level
    steps: tuple[Step, ...]

    @property
    def met(self) -> int:
        """How many of its own conditions are met."""
        return sum(step.met for step in self.steps)

    @property
    def answered(self) -> bool:
        """Whether every condition got an answer, be it "we do not know"."""
        return all(step.answer for step in self.steps)

    @property
    def complete(self) -> bool:
        """Whether all its own conditions are met."""
        return self.met == len(self.steps)


@dataclass(frozen=True)
class Result:
    """A scan as its page tells it."""

    model: Model
    answers: Answers
    wanted: int | None

    @cached_property
    def stages(self) -> list[Stage]:
        """The levels with their answers, from low to high."""
        return [
            Stage(level, tuple(Step(one, self.answers.get(one.key)) for one in level.conditions))
            for level in self.model.levels
        ]

    @property
    def reached(self) -> int:
        """The highest level of which everything, and everything below, is met; 0 for none."""
        below = 0
        for stage in self.stages:
            if not stage.complete:
                break
            below = stage.level.number
        return below

    @property
    def lacks(self) -> list[Stage]:
        """For each level up to the wanted one: the conditions that are not met."""
        missing = [
            Stage(stage.level, tuple(step for step in stage.steps if not step.met))
            for stage in self.stages[: self.wanted or 0]
        ]
        return [stage for stage in missing if stage.steps]

    @property
    def next_to_answer(self) -> int | None:
        """The first level with a condition that nobody answered."""
        return next((stage.level.number for stage in self.stages if not stage.answered), None)


@dataclass(frozen=True)
class Side:
    """One side of the balance: for which level it carries the work with parents; None is not known."""

    label: str
    level: int | None
    note: str

    @property
    def value(self) -> int:
        """The length of its bar."""
        return self.level or 0

    @property
    def total(self) -> int:
        """The highest level."""
        return 5


def sides(scan: Scan, reached: int) -> list[Side]:
    """The four sides of BLIM on one scale: demand, means, support, steering (S4, annex 1, Kernbegrippen)."""
    unknown = _("not known yet")
    return [
        Side(_("What parents ask for"), scan.demand, "" if scan.demand else unknown),
        Side(_("What is arranged"), reached, ""),
        Side(_("What the team carries"), scan.support, "" if scan.support else unknown),
        Side(_("What we want"), scan.wanted, "" if scan.wanted else unknown),
    ]


def findings(scan: Scan, reached: int, few: int) -> list[str]:
    """What is out of balance, in plain words; nothing when all four sides agree.

    Without demand there is no ground to stand on; wishes may not outrun the means, the hours or the team (S4, annex 1).
    """
    said = _about_demand(scan, few)
    wanted = scan.wanted
    if wanted is None:
        return [*said, _("You did not choose yet where you want to be.")]
    if scan.demand and scan.demand > wanted:
        said.append(_("Parents ask for more than you aim for."))
    if scan.demand and scan.demand < wanted:
        said.append(_("You aim for more than parents ask for. Talk with them first: for whom do you do it?"))
    if scan.support is None:
        said.append(_("You do not know yet whether the team stands behind it. Ask them."))
    elif scan.support < wanted:
        said.append(_("The team does not carry this yet. Give it hours and a say, or take a smaller step."))
    if reached < wanted:
        said.append(_("Not everything that your aim needs is arranged. The list below says what lacks."))
    return said


def _about_demand(scan: Scan, few: int) -> list[str]:
    if scan.demand is None:
        return [_("You do not know yet what parents ask for. Find that out first.")]
    if scan.demand_asked is None:
        return [_("It is not noted how many parents you asked.")]
    if scan.demand_asked < few:
        return [_("You asked fewer than %(number)d parents. That says little about all of them.") % {"number": few}]
    return []
