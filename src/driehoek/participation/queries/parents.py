"""What somebody who helps reads: the tasks they were asked for, in their own language."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language

from driehoek.participation.library import Kind, talents
from driehoek.participation.models import Ask, Task
from driehoek.participation.rules import is_open
from driehoek.shared.languages import DEFAULT
from driehoek.texts.queries import Shown, shown


@dataclass(frozen=True)
class Own:
    """A task somebody was asked for, in their words, and whether it can still be answered."""

    ask: Ask
    text: Shown
    talent: Kind
    open: bool


def own(asks: Iterable[Ask]) -> list[Own]:
    """These asks as the page shows them; one query for any number."""
    rows = list(asks)
    texts = shown((row.task.text for row in rows), get_language() or DEFAULT)
    return [Own(row, texts[row.task.text_id], talents()[row.task.talent], is_open(row.task)) for row in rows]


def places_left(task: Task) -> int:
    """How many people a task still needs; one query."""
    return task.people - task.asks.filter(answer=Ask.Answer.YES).count()
