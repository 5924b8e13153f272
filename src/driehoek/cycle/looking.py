"""A goal with what was said of it as plain data: the same for a running year and for one that was closed."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from driehoek.cycle.happening import Happened, in_words
from driehoek.policy.models import Evaluation, Goal
from driehoek.policy.queries.evaluations import Looked

GOAL = ("title", "kind", "term", "measure", "indicator", "target", "unit")
SAID = ("version", "figure", "counted", "happened", "why", "decision", "change")


def as_data(looked: Looked) -> dict[str, Any]:
    """Everything that is read of a goal later, without the records it came from; `said` is None while nobody looked."""
    goal, now = looked.goal, looked.now
    promised = {name: getattr(goal, name) for name in GOAL}
    who = {"owner": goal.owner.name if goal.owner else "", "evaluate_on": goal.evaluate_on.isoformat()}
    return {"pk": goal.pk, **promised, **who, "said": _said(now) if now else None}


def _said(now: Evaluation) -> dict[str, Any]:
    own = {name: getattr(now, name) for name in SAID}
    return {**own, "author": now.author.name if now.author else "", "on": now.written_at.date().isoformat()}


@dataclass(frozen=True)
class Row:
    """A goal on the page of a year: what was promised, and what became of it."""

    pk: int
    title: str
    kind: str
    measure: str
    target: int | None
    unit: str
    owner: str
    evaluate_on: date
    said: dict[str, Any] | None
    happened: Happened
    decision: str

    @property
    def reached(self) -> bool | None:
        """Whether the number that was promised is there; None when that cannot be said."""
        figure = self.happened.figure
        found = (self.said["counted"] if self.said else None) if self.unit else figure.percent if figure else None
        return None if found is None or not self.target else found >= self.target


def row_of(data: dict[str, Any], live: dict[str, Any], *, sees_families: bool) -> Row:
    """Read a goal back from plain data; `live` is what the records say of one that nobody looked back at yet."""
    said = data["said"]
    figure = said["figure"] if said else live
    return Row(
        pk=data["pk"], title=data["title"], kind=str(Goal.Kind(data["kind"]).label), measure=data["measure"],
        target=data["target"], unit=data["unit"], owner=data["owner"],
        evaluate_on=date.fromisoformat(data["evaluate_on"]),
        said={**said, "on": date.fromisoformat(said["on"])} if said else None,
        happened=in_words(figure, sees_families=sees_families),
        decision=str(Evaluation.Decision(said["decision"]).label) if said else "",
    )  # fmt: skip
