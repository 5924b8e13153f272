"""The step plan as a flyer: one sheet with what comes when, who does it, and how far the school is today."""

from pathlib import Path
from typing import Any

from driehoek.cycle.models import SaidStep
from driehoek.cycle.standing import Standing, State, StepPlan
from driehoek.people.rules import today
from driehoek.shared.languages import DEFAULT
from driehoek.shared.moments import day
from driehoek.shared.papers import paper

TEMPLATE = Path(__file__).parent / "typst" / "flyer.typ"
NOTE = 80  # signs of what the school said itself: one line on paper
# The flyer hangs in a Dutch staff room, so its words are Dutch as those of the steps on it.
STATES = {State.DONE: "Klaar", State.SKIPPED: "Overgeslagen", State.NEXT: "Nu", State.LATER: "Straks"}


def as_pdf(plan: StepPlan) -> bytes:
    """The flyer; always one page."""
    return paper(TEMPLATE, _data(plan))


def _data(plan: StepPlan) -> dict[str, Any]:
    return {
        "title": "In twaalf weken naar een plan met ouders",
        "language": DEFAULT,
        "school": f"{plan.location.name}, schooljaar {plan.year}",
        "stand": f"Stand op {day(today(), DEFAULT)}: {plan.over} van de {len(plan.steps)} stappen klaar.",
        "headings": ["Stap", "Wat en waarom", "Wie", "Week", "Stand"],
        "steps": [_row(one) for one in plan.steps],
        "after": "Daarna begint het jaar: doe wat je beloofde, kijk terug op de dagen die je koos, en pas aan. "
        "Ouders komen en gaan, dus dit is nooit klaar. Dat geeft niet.",
    }


def _row(one: Standing) -> dict[str, Any]:
    words = {name: one.step.text(name, DEFAULT) for name in ("title", "why", "who")}
    state = STATES[one.state]
    return {**words, "number": one.number, "week": one.step.week, "state": state, "now": one.state, "note": _note(one)}


def _note(one: Standing) -> str:
    """What the school said itself of this step, or why it left a point out of its plan check."""
    said: SaidStep | None = one.said
    text = said.note if said else one.silences[0].reason if one.silences else ""
    return text if len(text) <= NOTE else f"{text[: NOTE - 1]}…"
