"""Join the parent panel, and stop."""

from django.db import transaction

from driehoek.people.models import Guardian
from driehoek.people.rules import today
from driehoek.surveys.models import PanelMember


@transaction.atomic
def set_panel(*, guardian: Guardian, joins: bool) -> None:
    """Let a guardian join, or stop; both at any time, and by nobody else."""
    if joins:
        PanelMember.objects.update_or_create(guardian=guardian, defaults={"stopped_on": None})
    else:
        PanelMember.objects.filter(guardian=guardian, stopped_on=None).update(stopped_on=today())
