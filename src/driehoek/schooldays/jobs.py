"""Count missed lessons again for the children whose calendar changed, one child at a time."""

from datetime import timedelta

from driehoek.people.models import Group
from driehoek.schooldays.actions import recount
from driehoek.schooldays.models import Recount
from driehoek.shared.queues import claim

LEASE = timedelta(minutes=5)


def take_next() -> bool:
    """Count one child again; False when there is none."""
    row = claim(Recount.objects.select_related("child").order_by("pk"), LEASE)
    if row is None:
        return False
    groups = Group.objects.filter(missed__child=row.child).select_related("location").order_by("location", "-pk")
    per_location = {group.location_id: group for group in groups}
    for group in per_location.values():
        recount(child=row.child, group=group)
    row.delete()
    return True
