"""What may be shown of a closed survey, told question by question."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from driehoek.shared.languages import LANGUAGES
from driehoek.surveys.models import AsksFor, OpenAnswer, Survey
from driehoek.surveys.queries.goals import asked_of
from driehoek.surveys.queries.response import Row
from driehoek.surveys.questionnaires import FACES, MARKS, Question, Side

Data = dict[str, Any]
Bar = dict[str, Any]
Place = tuple[str, str]  # side and question
Goals = dict[Place, list[AsksFor]]
MOST = {"mark": 10, "scale": len(FACES)}


@dataclass(frozen=True)
class Told:
    """One question: `n` who answered (None: fewer than five), how often what was said, the average and its parts."""

    question: Question
    title: str
    n: int | None
    counts: list[Bar]
    mean: Bar | None
    languages: list[Bar]
    groups: list[Bar]
    written: int
    goals: list[AsksFor]


@dataclass(frozen=True)
class SideTold:
    """What one side said; `n` is None when fewer than five answered."""

    who: str
    n: int | None
    ways: dict[str, int]
    questions: list[Told]
    scales: list[Data]


def sides_told(survey: Survey, language: str) -> list[SideTold]:
    """Each side with its questions, in the language of who reads."""
    counted = OpenAnswer.objects.filter(survey=survey, hidden=False).values_list("side", "question")
    written = {(side, key): number for side, key, number in counted.annotate(number=Count("pk")).order_by()}
    kept, goals = survey.results.get("sides", {}), asked_of(survey)
    return [_side(side, kept.get(side.who), language, written, goals) for side in survey.questionnaire.sides]


def _side(side: Side, kept: Data | None, language: str, written: dict[Place, int], goals: Goals) -> SideTold:
    if kept is None:
        return SideTold(side.who, None, {}, [], [])
    told = [
        _told(one, kept["questions"][one.key], language, written.get((side.who, one.key), 0), goals[side.who, one.key])
        for one in side.questions
    ]
    return SideTold(side.who, kept["n"], kept["ways"], told, list(kept["scales"].values()))


def _told(question: Question, kept: Data, language: str, written: int, goals: list[AsksFor]) -> Told:
    cuts, most = kept.get("cuts", {}), MOST.get(question.kind)
    return Told(
        question=question, title=question.text(language), n=kept["n"], written=written, goals=goals,
        counts=_counts(question, kept.get("counts", {}), kept["n"], language),
        mean=mean_bar(_("Everybody"), kept["mean"], most) if kept.get("mean") else None,
        languages=[mean_bar(language_name(row["key"]), row, most) for row in cuts.get("language", [])],
        groups=[mean_bar(group_name(row["key"]), row, most) for row in cuts.get("group", [])],
    )  # fmt: skip


def mean_bar(label: str, mean: Data, most: int | None) -> Bar:
    """An average as a bar, with the bounds between which it lies and how many it is about."""
    high = min(mean["high"], most) if most else mean["high"]
    words = {"low": _number(max(mean["low"], 1 if most else 0)), "high": _number(high), "number": mean["n"]}
    note = _("between %(low)s and %(high)s, %(number)d answers") % words
    return {"label": label, "value": round(mean["value"], 1), "total": most, "note": note}


def _number(value: float) -> str:
    return number_format(round(value, 1), 1)


def language_name(code: str) -> str:
    """How a language is called on its row; small ones are together."""
    return LANGUAGES[code].own_name if code in LANGUAGES else _("Other languages")


def bars_of(rows: Iterable[Row], *, languages: bool = False) -> list[Bar]:
    """The response of languages or groups as bars."""
    name = language_name if languages else group_name
    return [{"label": name(row.key), "value": row.answered, "total": row.asked} for row in rows]


def group_name(key: str) -> str:
    """How a group is called on its row; small ones are together."""
    return key or _("Other groups")


def _counts(question: Question, counts: dict[str, int], n: int | None, language: str) -> list[Bar]:
    labels = _labels(question, language) if counts else []
    return [{"label": label, "value": counts.get(key, 0), "total": n} for key, label in labels]


def _labels(question: Question, language: str) -> Iterable[tuple[str, str]]:
    if question.kind == "mark":
        return [(str(mark), str(mark)) for mark in MARKS]
    if question.kind == "matrix":
        return [
            (f"{row.key}={one.key}", f"{row.text(language)}: {one.text(language)}")
            for row in question.rows
            for one in question.options
        ]
    return [(one.key, one.text(language)) for one in question.options]


@dataclass(frozen=True)
class Gap:
    """What parents and school say about one thing; `clear` when the difference is more than chance may make."""

    title: str
    bars: list[Bar]
    value: float
    low: str
    high: str
    clear: bool


def gaps_of(survey: Survey, language: str) -> list[Gap]:
    """Every thing that both were asked, the widest gap first."""
    parents = survey.questionnaire.side("parents")
    titles = {one.key: one for one in parents.questions} if parents else {}
    made = [_gap(row, titles[row["key"]], language) for row in survey.results.get("gaps", [])]
    return sorted(made, key=lambda gap: -abs(gap.value))


def _gap(row: Data, question: Question, language: str) -> Gap:
    most, apart = MOST.get(question.kind), row["difference"]
    bars = [mean_bar(_("Parents"), row["parents"], most), mean_bar(_("The team"), row["school"], most)]
    clear = apart["low"] > 0 or apart["high"] < 0
    value = round(apart["value"], 1)
    return Gap(question.text(language), bars, value, _number(apart["low"]), _number(apart["high"]), clear)
