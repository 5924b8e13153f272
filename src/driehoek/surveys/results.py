"""From the sheets of a survey to what may be shown of them: plain numbers, reckoned once, when the survey closes."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from driehoek.shared.averages import alpha, mean, mean_difference
from driehoek.shared.small import FEWEST
from driehoek.surveys.box import Sheet
from driehoek.surveys.cuts import countable, may_cross, parts
from driehoek.surveys.questionnaires import Question, Questionnaire, Side

CUTS = ("language", "group")
ENOUGH_FOR_ALPHA = 30  # below that alpha says more about chance than about the questions
Data = dict[str, Any]


def results_of(questionnaire: Questionnaire, sheets: Sequence[Sheet]) -> Data:
    """Everything that may be shown. A side of fewer than five answers shows nothing at all."""
    by_side = {side.who: countable([one for one in sheets if one.side == side.who]) for side in questionnaire.sides}
    enough = {who: rows for who, rows in by_side.items() if rows}
    sides = {side.who: _side(side, enough[side.who]) for side in questionnaire.sides if side.who in enough}
    return {"sides": sides, "gaps": list(_gaps(questionnaire, enough))}


def _side(side: Side, sheets: Sequence[Sheet]) -> Data:
    ways = Counter(one.way for one in sheets)
    return {
        "n": len(sheets),
        "ways": dict(ways) if min(ways.values()) >= FEWEST else {},
        "questions": {one.key: _question(one, sheets) for one in side.questions},
        "scales": {name: found for name in _scales(side) if (found := _scale(side, name, sheets))},
    }


def _question(question: Question, sheets: Sequence[Sheet]) -> Data:
    answered = countable([one for one in sheets if question.key in one.answers])
    if not answered:
        return {"n": None}
    answers = [one.answers[question.key] for one in answered]
    found: Data = {"n": len(answers), "counts": _counts(question, answers)}
    if (numbers := _numbers(question, answered)) and (middle := mean(numbers)):
        found |= {"mean": asdict(middle), "cuts": _cuts(question, answered)}
    return found


def _counts(question: Question, answers: Iterable[Any]) -> dict[str, int]:
    """Answer -> how many gave it; of a matrix, "row=answer"."""
    if question.is_open or question.kind == "number":
        return {}
    flat: list[str] = []
    for answer in answers:
        if isinstance(answer, dict):
            flat += [f"{row}={value}" for row, value in answer.items()]
        else:
            flat += [str(one) for one in (answer if isinstance(answer, list) else [answer])]
    return dict(Counter(flat))


def _numbers(question: Question, sheets: Iterable[Sheet]) -> list[float]:
    found = (question.number(one.answers[question.key]) for one in sheets if question.key in one.answers)
    return [number for number in found if number is not None]


def _given(question: Question, sheets: Sequence[Sheet]) -> list[float]:
    return _numbers(question, countable([one for one in sheets if question.key in one.answers]))


def _cuts(question: Question, sheets: Sequence[Sheet]) -> Data:
    """Cut -> its parts with their averages, the lowest first; groups only where they may stand beside languages."""
    own = {place for place, one in enumerate(sheets) if one.way == "own"}
    keys = {cut: parts({place: getattr(one, cut) for place, one in enumerate(sheets)}, own) for cut in CUTS}
    if keys["language"] and keys["group"] and not may_cross(keys["language"], keys["group"], own):
        keys["group"] = {}
    return {cut: _parts(question, sheets, shown) for cut, shown in keys.items() if shown}


def _parts(question: Question, sheets: Sequence[Sheet], shown: dict[int, str]) -> list[Data]:
    rows = []
    for key in set(shown.values()):
        middle = mean(_numbers(question, [sheets[place] for place, part in shown.items() if part == key]))
        rows += [{"key": key, **asdict(middle)}] if middle else []
    return sorted(rows, key=lambda row: (row["value"], row["key"]))


def _scales(side: Side) -> list[str]:
    return sorted({one.scale for one in side.questions if one.scale})


def _scale(side: Side, name: str, sheets: Sequence[Sheet]) -> Data | None:
    items = [one for one in side.questions if one.scale == name]
    whole = countable([one for one in sheets if all(item.key in one.answers for item in items)])
    if len(whole) < ENOUGH_FOR_ALPHA:
        return None
    rows = [[item.number(one.answers[item.key]) or 0.0 for item in items] for one in whole]
    value = alpha(rows)
    return None if value is None else {"alpha": value, "n": len(rows), "items": [item.key for item in items]}


def _gaps(questionnaire: Questionnaire, enough: dict[str, list[Sheet]]) -> Iterable[Data]:
    """What parents and school say about the same thing: both averages, and the difference with its bounds."""
    parents, school = questionnaire.side("parents"), questionnaire.side("school")
    if not parents or not school or not {"parents", "school"} <= set(enough):
        return
    theirs = {one.key: one for one in school.questions}
    for question in parents.questions:
        if question.key in theirs:
            one, two = _given(question, enough["parents"]), _given(theirs[question.key], enough["school"])
            if apart := mean_difference(one, two):
                means = {"parents": asdict(mean(one)), "school": asdict(mean(two))}  # type: ignore[arg-type]
                yield {"key": question.key, **means, "difference": asdict(apart)}
