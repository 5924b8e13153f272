"""What the room of messages asks about a survey on paper or on the phone (setting DRIEHOEK_TELLERS)."""

from typing import Any

from django.db.models import Q

from driehoek.messages.telling import Words
from driehoek.surveys.letters import words_of
from driehoek.surveys.models import Survey
from driehoek.surveys.rules import to_answer


def words(numbers: set[int], code: str) -> dict[int, Words]:
    """Number -> title and text about a survey in this language; once it is closed, what was done with it."""
    rows = Survey.objects.filter(pk__in=numbers)
    kinds = {Survey.State.CLOSED.value: "survey_done"}
    return {row.pk: words_of(row, kinds.get(row.state, "survey"), code) for row in rows}


def standing() -> Q:
    """Match deliveries that are still to be told: questions while they can be answered, then what was done."""
    running = Q(about_id__in=Survey.objects.filter(to_answer()).values("pk"))
    return running | Q(kind="survey_done")


def letters(_numbers: set[int]) -> dict[int, dict[str, Any]]:
    """Nothing: a letter about a survey has the form that every message has."""
    return {}
