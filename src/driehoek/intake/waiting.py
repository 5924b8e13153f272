"""What of the intake waits for a guardian, for their first page."""

from driehoek.intake.models import Intake
from driehoek.intake.phrases import GO_ON
from driehoek.intake.rules import about_children_of
from driehoek.people.models import Guardian
from driehoek.people.waiting import Kind, Rows, rows_of

KINDS = {"intake": Kind("heart", GO_ON, "parent_intakes", numbered=False)}


def waiting(guardian: Guardian) -> list[Rows]:
    """Intakes of their children that were begun and are not finished."""
    return [rows_of("intake", Intake.objects.filter(about_children_of(guardian), finished_at=None))]
