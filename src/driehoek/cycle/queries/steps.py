"""Doors to the step plan, and what its pages show."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils.translation import get_language

from driehoek.cycle.models import SaidStep
from driehoek.cycle.standing import Standing, StepPlan
from driehoek.cycle.steps import Step, steps
from driehoek.people.models import Account, Location
from driehoek.people.queries import found
from driehoek.people.rules import today
from driehoek.plancheck.pictures import Card, address, cards_of
from driehoek.policy.models import Consultation
from driehoek.policy.rules import policy_in_reach, reach

SHOWN = 6


def without_plan(account: Account) -> list[Location]:
    """Locations whose policy this account sets and whose plan of the running year was not adopted yet, by name."""
    mine = Location.objects.filter(reach(account, "set_goals"))
    running = {"school_year__start__lte": today(), "school_year__end__gte": today()}
    adopted = Consultation.objects.filter(location=OuterRef("pk"), adopted_on__isnull=False, **running)
    return list(mine.filter(~Exists(adopted)).order_by("name")[:SHOWN])


def said_for(account: Account, pk: int) -> SaidStep:
    """Return what was said of a step, if this account may take it back, or raise Http404."""
    rows = SaidStep.objects.filter(policy_in_reach(account, "set_goals"), taken_back_at=None)
    return found(rows.select_related("location__organisation", "school_year"), pk=pk)


def step_of(key: str) -> Step | None:
    """The step of this name that a school may say something of."""
    return next((step for step in steps() if step.key == key and step.said), None)


@dataclass(frozen=True)
class Told:
    """A step in the language of the page, with the address where it is done and what the plan check says of it."""

    standing: Standing
    title: str
    why: str
    who: str
    url: str
    cards: list[Card]


def told(plan: StepPlan) -> Iterator[Told]:
    """Every step in words."""
    language = get_language() or "nl"
    for one in plan.steps:
        title, why, who = (one.step.text(name, language) for name in ("title", "why", "who"))
        yield Told(one, title, why, who, address(one.step.where, plan.location), cards_of(plan.checked, one.findings))
