"""What a colleague has to tell people from outside, because it cannot be mailed."""

from django.db.models import Q, QuerySet
from django.utils import timezone

from driehoek.messages.models import Delivery
from driehoek.participation.models import OutsideMail, Task
from driehoek.participation.rules import ASK, tasks_in_reach
from driehoek.people.models import Account, Location
from driehoek.people.queries import found

WHOLE = ("ask__task__location", "ask__task__text", "ask__helper__guardian", "ask__helper__outsider", "ask__asked_by")


def mails_in_reach(account: Account) -> QuerySet[OutsideMail]:
    """What people from outside are told about tasks for which this account asks people."""
    tasks = Task.objects.filter(tasks_in_reach(account, ASK)).order_by().values("pk")
    return OutsideMail.objects.filter(ask__task__in=tasks).select_related(*WHOLE)


def to_tell(account: Account, location: Location) -> QuerySet[OutsideMail]:
    """What waits for a colleague at a location, outside quiet hours; a question while it can be answered."""
    now = timezone.now()
    rows = mails_in_reach(account).filter(ask__task__location=location, state=Delivery.State.FAILED)
    rows = rows.filter(Q(not_before=None) | Q(not_before__lte=now), ask__helper__outsider__stopped_at=None)
    return rows.exclude(Q(kind="task_asked") & (Q(ask__task__starts_at__lte=now) | ~Q(ask__answer="")))


def mail_for(account: Account, pk: int) -> OutsideMail:
    """Return one of these, or raise Http404."""
    return found(mails_in_reach(account).filter(state=Delivery.State.FAILED), pk=pk)
