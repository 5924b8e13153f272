"""What of this room waits for a guardian, for their first page."""

from django.utils import timezone

from driehoek.participation.models import Ask
from driehoek.participation.phrases import ASK_SUBJECT
from driehoek.participation.rules import open_to
from driehoek.people.models import Guardian
from driehoek.people.waiting import Kind, Rows, rows_of

KINDS = {"task": Kind("hand", ASK_SUBJECT, "parent_task")}


def waiting(guardian: Guardian) -> list[Rows]:
    """Tasks they were asked for and can still answer."""
    asked = Ask.objects.filter(open_to(guardian), answer="", full_at=None, task__withdrawn_at=None)
    return [rows_of("task", asked.filter(task__starts_at__gt=timezone.now()))]
