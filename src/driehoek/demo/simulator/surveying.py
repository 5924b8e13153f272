"""What the demo school asked: one monitor of which parents know what was done, and one that runs."""

from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

from driehoek.demo.cast import Cast
from driehoek.demo.moments import at
from driehoek.demo.simulator.source import DATA, Table, chance, own
from driehoek.people.models import Location
from driehoek.people.queries import groups_for
from driehoek.policy.queries import goals_of
from driehoek.shared import strict
from driehoek.surveys import actions
from driehoek.surveys.actions.goals import ask_for_goal
from driehoek.surveys.actions.telling import say_done
from driehoek.surveys.box import Sheet, sealed_box
from driehoek.surveys.library import library
from driehoek.surveys.models import Asked, Survey
from driehoek.surveys.queries.asking import to_ask
from driehoek.texts.models import Text, Version


@cache
def asked() -> Table:
    """What was asked and heard, from `surveys.toml`."""
    return strict.read(DATA / "surveys.toml")


def hold_surveys(cast: Cast, today: date, seed: int) -> None:
    """Ask both schools the short questions; one survey is closed and told."""
    rng, plan = own(seed, "surveys"), asked()
    began = today - timedelta(days=plan["began_days_ago"])
    survey = _made(cast, getattr(cast, plan["finished"]), began, began + timedelta(days=plan["runs_days"]))
    rows = to_ask(survey)
    Asked.objects.bulk_create(rows)
    for row in rows:
        row.answered = chance(rng, plan["answers_of_hundred"])
    Asked.objects.bulk_update(rows, ["answered"])
    sheets = [_sheet(row, rng) for row in rows if row.answered]
    Survey.objects.filter(pk=survey.pk).update(state=Survey.State.OPEN, box=sealed_box(sheets))
    actions.close_survey(survey=survey, by=cast.fatma)
    _tell(cast, survey, today - timedelta(days=plan["told_days_ago"]))
    _lead_to_a_goal(cast, survey, plan["asks_for_goal"])
    _run(cast, getattr(cast, plan["running"]), today, rng)


def _lead_to_a_goal(cast: Cast, survey: Survey, question: str) -> None:
    for goal in goals_of(cast.fatma, survey.location)[:1]:
        ask_for_goal(survey=survey, side="parents", question=question, goal=goal, by=cast.fatma)


def _made(cast: Cast, location: Location, start: date, end: date) -> Survey:
    groups = groups_for(cast.fatma).filter(location=location)
    fixed: dict[str, Any] = {"location": location, "groups": groups, "start": start, "end": end}
    return actions.make_survey(questionnaire=library()["monitor"], by=cast.fatma, **fixed)


def _sheet(one: Asked, rng: Random) -> Sheet:
    marks, less = asked()["marks"][one.side], float(asked()["less"].get(one.language, 0))
    given = {key: round(rng.gauss(float(mean) - less, 1.4)) for key, mean in marks.items() if chance(rng, 96)}
    answers: dict[str, Any] = {key: min(max(mark, 1), 10) for key, mark in given.items()}
    wish = rng.choice(asked()["wish"])
    if one.side == "parents" and chance(rng, 35):
        answers["one_thing"] = wish.get(one.language, wish["nl"])
    written = one.language if one.language in wish else "nl"
    return Sheet(one.side, answers, "own", one.language, one.group.name if one.group else "", written)


def _tell(cast: Cast, survey: Survey, day: date) -> None:
    for row in asked()["said_done"]:
        point = say_done(survey=survey, heard=row["heard"], done=row["done"], by=cast.fatma)
        for code in ("ar", "pap", "tr"):
            _translated(point.text, code, row, day)
    Survey.objects.filter(pk=survey.pk).update(told_on=day)


def _translated(text: Text, code: str, row: Table, day: date) -> None:
    words = {"title": row[f"heard_{code}"], "body": row[f"done_{code}"]}
    made = {"state": Version.State.PERSON, "made_at": at(day, "09:00")}
    Version.objects.filter(text=text, language=code).update(**words, **made)


def _run(cast: Cast, location: Location, today: date, rng: Random) -> None:
    """A few answered already; Samira did not yet."""
    survey = _made(cast, location, today, today + timedelta(days=asked()["runs_days"]))
    actions.send_survey(survey=survey, by=cast.fatma)
    for one in Asked.objects.filter(survey=survey).exclude(guardian=cast.samira).order_by("pk")[:12]:
        sheet = _sheet(one, rng)
        actions.answer_asked(asked=one, answers=sheet.answers, written_in=sheet.written_in)
