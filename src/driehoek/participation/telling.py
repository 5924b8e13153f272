"""What the room of messages asks about a task on paper or on the phone (setting DRIEHOEK_TELLERS)."""

from typing import Any

from django.db.models import Q
from django.utils import timezone

from driehoek.messages.telling import Words
from driehoek.participation.letters import ASKED, MOVED, WHOLE, words_of
from driehoek.participation.models import Ask
from driehoek.participation.rules import was_moved


def words(numbers: set[int], code: str) -> dict[int, Words]:
    """Number -> title and text about an ask in this language: what holds for it now."""
    rows = list(Ask.objects.filter(pk__in=numbers).select_related(*WHOLE))
    told: dict[int, Words] = {}
    for kind in {_kind(row) for row in rows}:
        told |= words_of([row for row in rows if _kind(row) == kind], kind, code)
    return told


def _kind(row: Ask) -> str:
    if row.thanked_at:
        return "task_thanks"
    if row.task.withdrawn_at:
        return "task_withdrawn"
    if row.full_at and not row.answer:
        return "task_full"
    return MOVED if was_moved(row) else ASKED


def standing() -> Q:
    """Match deliveries that are still to be told: a question only while it can be answered."""
    waiting = Ask.objects.filter(answer="", full_at=None, task__withdrawn_at=None, task__starts_at__gt=timezone.now())
    return ~Q(kind=ASKED) | Q(about_id__in=waiting.values("pk"))


def letters(_numbers: set[int]) -> dict[int, dict[str, Any]]:
    """Nothing: a letter about a task has the form that every message has."""
    return {}
