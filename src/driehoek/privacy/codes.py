"""What stands in a record as a code of a file of data, in the words of the room that keeps it."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Model
from django.utils.translation import get_language

from driehoek.guide.library import graph
from driehoek.home.own import activity_of
from driehoek.intake.form import Question, said
from driehoek.intake.hearing import in_words
from driehoek.participation.library import talents
from driehoek.shared.languages import DEFAULT


def in_room_words(row: Model, field: str, value: Any) -> str:
    """The value of a field in the language of the page; "" when it is no code, or one that is not known any more."""
    words = _WORDS.get(f"{row._meta.label}.{field}")
    try:
        return words(row, value) if words else ""
    except KeyError:
        return ""


def _language() -> str:
    return get_language() or DEFAULT


def _question(row: Any) -> Question:
    found: Question = row.intake.form.questions[row.question]
    return found


_WORDS: Mapping[str, Callable[[Any, Any], str]] = {
    "intake.Answer.question": lambda row, _value: said(_question(row).words, _language()),
    "intake.Answer.value": lambda row, value: in_words(_question(row), value, _language()),
    "participation.Talent.kind": lambda _row, value: talents()[value].here,
    "guide.ChildStep.step": lambda _row, value: graph().steps[value].name,
    "home.Suggestion.activity": lambda row, _value: activity_of(row).here.title,
}
BESIDE = {"intake.Answer": ("intake__version",), "home.Suggestion": ("own__text",)}
