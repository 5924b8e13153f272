"""What parents said last at a location, for rooms above that lay it beside something else."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from driehoek.people.models import Location, SchoolYear
from driehoek.surveys.models import Survey
from driehoek.surveys.questionnaires import said


@dataclass(frozen=True)
class Latest:
    """The last closed survey in which at least five parents answered, with the averages of its questions."""

    pk: int
    title: str
    end: date
    answered: int
    averages: list[tuple[str, float]]


def latest_of(location: Location, language: str) -> Latest | None:
    """Return it, if there is one; a question that fewer than five answered has no average."""
    for row in Survey.objects.filter(location=location, state=Survey.State.CLOSED).order_by("-end", "-pk")[:5]:
        side, kept = row.questionnaire.side("parents"), row.results["sides"].get("parents")
        if side and kept:
            means = {key: one["mean"]["value"] for key, one in kept["questions"].items() if one.get("mean")}
            averages = [(one.text(language), round(means[one.key], 1)) for one in side.questions if one.key in means]
            return Latest(row.pk, said(row.questionnaire.title, language), row.end, kept["n"], averages)
    return None


def closed_surveys(locations: Iterable[Location], years: Iterable[SchoolYear]) -> list[Survey]:
    """Every closed survey of these locations and years, the last one first."""
    rows = Survey.objects.filter(location__in=locations, school_year__in=years, state=Survey.State.CLOSED)
    return list(rows.order_by("-end", "-pk"))


def chosen(surveys: Iterable[Survey], question: str) -> tuple[int, dict[str, int]]:
    """How many parents answered a question of the library, and how often each answer was chosen.

    Of each location the first of these surveys in which at least five did.
    """
    answered, counts, seen = 0, Counter[str](), set[int]()
    for row in surveys:
        kept = row.results["sides"].get("parents", {"questions": {}})["questions"].get(question)
        if kept and kept["n"] and row.location_id not in seen:
            seen.add(row.location_id)
            answered += kept["n"]
            counts.update(kept["counts"])
    return answered, dict(counts)
