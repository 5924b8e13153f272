"""The pages of the cycle: the step plan, looking back, and closing a year."""

from typing import Any

from driehoek.cycle.actions.closing import close_year
from driehoek.cycle.actions.steps import say_step
from driehoek.cycle.models import DraftActivity, SaidStep
from driehoek.demo.cast import Cast
from driehoek.policy.actions.evaluations import evaluate
from driehoek.policy.models import Evaluation, Goal, YearClosing
from tests.access.pages import Page
from tests.access.people import EVERYBODY, only

LOCATION = only("fatma", "ruud")
READERS = only("marieke", "fatma", "ruud", "ingrid")


def place(_cast: Cast) -> dict[str, Any]:
    """The preschool."""
    return {"code": "vlindertuin"}


def said(cast: Cast) -> dict[str, Any]:
    """What the preschool said of a step."""
    row = SaidStep(location=cast.vlindertuin, school_year=cast.year, step="stand", kind="did", note="Met 5 ouders")
    return {"pk": say_step(said=row, by=cast.fatma).pk}


def beside_said(cast: Cast) -> dict[str, Any]:
    """The preschool, that said something of a step."""
    said(cast)
    return place(cast)


def a_step(cast: Cast) -> dict[str, Any]:
    """A step that Driehoek cannot see by itself."""
    return {**place(cast), "key": "stand"}


def a_goal(cast: Cast) -> dict[str, Any]:
    """A goal of the preschool."""
    return {"pk": cast.goal_vlindertuin.pk}


def looked_back(cast: Cast, goal: Goal | None = None) -> dict[str, Any]:
    """What was said of a goal, that of the preschool unless another is named."""
    row = Evaluation(
        goal=goal or cast.goal_vlindertuin, happened="Vol", why="Koffie", decision="adapt", change="Op woensdag"
    )
    return {"pk": evaluate(evaluation=row, figure={"held": 1, "came": 2, "families": 4, "talks": 0}, by=cast.fatma).pk}


def a_year(cast: Cast) -> dict[str, Any]:
    """The running year of the preschool, looked back at."""
    looked_back(cast)
    return {**place(cast), "year": cast.year.name}


def a_closed_year(cast: Cast) -> dict[str, Any]:
    """The running year of the primary school, closed."""
    if there := cast.regenboog.closings.filter(undone_at=None).first():
        return {"pk": there.pk}
    looked_back(cast, cast.goal_regenboog)
    return {"pk": close_year(location=cast.regenboog, year=cast.year, by=cast.fatma).pk}


def beside_closed(cast: Cast) -> dict[str, Any]:
    """The primary school, that closed its year."""
    a_closed_year(cast)
    return {"code": "regenboog"}


def a_draft(cast: Cast) -> dict[str, Any]:
    """Something that was done there, to be done again."""
    closing = YearClosing.objects.get(pk=a_closed_year(cast)["pk"])
    goal = Goal.objects.get(pk=closing.draft["goals"][0])
    row = DraftActivity(closing=closing, goal=goal, title="Koffie", month=goal.school_year.start)
    row.save()
    return {"pk": row.pk}


PAGES = {
    "step_plan": Page(beside_said, get=READERS),
    "step_plan_flyer": Page(place, get=READERS),
    "step_say": Page(a_step, get=LOCATION, post=LOCATION),
    "step_unsay": Page(said, get=None, post=LOCATION),
    "plan_today": Page(get=EVERYBODY),
    "evaluation": Page(beside_closed, get=only("fatma", "ruud", "nadia", "ingrid")),
    "goal_evaluate": Page(a_goal, get=LOCATION, post=LOCATION),
    "evaluation_back": Page(looked_back, get=None, post=LOCATION),
    "year_close": Page(a_year, get=LOCATION, post=LOCATION),
    "year_reopen": Page(a_closed_year, get=LOCATION, post=LOCATION),
    "next_year": Page(a_closed_year, get=LOCATION),
    "draft_change": Page(a_draft, get=LOCATION, post=LOCATION),
    "draft_decide": Page(a_draft, get=None, post=LOCATION),
}
