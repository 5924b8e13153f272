"""How a scan is told to staff: what lacks with where to mend it, and what changed since the one before."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language

from driehoek.scan.levels import ANYWHERE, Condition
from driehoek.scan.models import ScanAnswer
from driehoek.scan.results import Result, Step


@dataclass(frozen=True)
class Lack:
    """A condition that is not met, in plain words, with what to do and where; no `url`: outside Driehoek."""

    says: str
    mend: str
    url: str
    value: str
    note: str


@dataclass(frozen=True)
class Change:
    """A condition that was answered differently the time before."""

    says: str
    before: str
    after: str


def lacking(result: Result, code: str, language: str) -> list[tuple[str, list[Lack]]]:
    """Per level that lacks something for the wanted one: its name and what lacks."""
    return [
        (f"{stage.level.number} {stage.level.name(language)}", [_lack(step, code, language) for step in stage.steps])
        for stage in result.lacks
    ]


def _lack(step: Step, code: str, language: str) -> Lack:
    one, note = step.condition, step.answer.note if step.answer else ""
    return Lack(one.says(language), one.mend(language), _url(one, code), str(step.value.label), note)


def _url(condition: Condition, code: str) -> str:
    if not condition.place:
        return ""
    return reverse(condition.place, kwargs={} if condition.place in ANYWHERE else {"code": code})


def changes(before: Result, after: Result) -> list[Change]:
    """The conditions that were answered differently, from level 1 upwards."""
    language = get_language() or "nl"
    pairs = zip(_steps(before), _steps(after), strict=True)
    return [
        Change(new.condition.says(language), _label(old), _label(new)) for old, new in pairs if old.value != new.value
    ]


def _steps(result: Result) -> list[Step]:
    return [step for stage in result.stages for step in stage.steps]


def _label(step: Step) -> str:
    return str(ScanAnswer.Value(step.value).label)
