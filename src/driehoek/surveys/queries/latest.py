"""What parents said last at a location, for rooms above that lay it beside something else."""

from dataclasses import dataclass
from datetime import date

from driehoek.people.models import Location
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
