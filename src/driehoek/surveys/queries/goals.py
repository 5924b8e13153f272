"""Which goals the results of a survey ask for, and which results led to a goal."""

from collections import defaultdict
from dataclasses import dataclass

from driehoek.people.models import Account
from driehoek.people.queries import found
from driehoek.policy.models import Goal
from driehoek.surveys.models import AsksFor, Survey
from driehoek.surveys.queries.doors import surveys_for
from driehoek.surveys.questionnaires import Question, said
from driehoek.surveys.rules import ASK


def asked_of(survey: Survey) -> dict[tuple[str, str], list[AsksFor]]:
    """Side and question -> the goals that it asks for; one query."""
    rows: dict[tuple[str, str], list[AsksFor]] = defaultdict(list)
    for row in survey.asks_for.select_related("goal"):
        rows[row.side, row.question].append(row)
    return rows


def asks_for_for(account: Account, pk: int) -> AsksFor:
    """Return one that this account may take back, or raise Http404."""
    rows = AsksFor.objects.filter(survey__in=surveys_for(account, ASK).values("pk"))
    return found(rows.select_related("survey__location", "goal"), pk=pk)


@dataclass(frozen=True)
class Led:
    """A question whose answers led to a goal: how many answered, and their average if there is one."""

    survey: Survey
    title: str
    question: str
    answered: int
    average: float | None


def led_to(goal: Goal, language: str) -> list[Led]:
    """What came of surveys that asks for this goal, as it may be shown; one query."""
    rows = AsksFor.objects.filter(goal=goal).select_related("survey").order_by("-survey__end", "pk")
    return [_led(row, asked, language) for row in rows if (asked := _question(row))]


def _question(row: AsksFor) -> Question | None:
    side = row.survey.questionnaire.side(row.side)
    return next((one for one in side.questions if one.key == row.question), None) if side else None


def _led(row: AsksFor, asked: Question, language: str) -> Led:
    kept, title = row.survey.results["sides"][row.side]["questions"][row.question], row.survey.questionnaire.title
    mean = round(kept["mean"]["value"], 1) if kept.get("mean") else None
    return Led(row.survey, said(title, language), asked.text(language), kept["n"], mean)
