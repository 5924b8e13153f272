"""Being away, and who takes over meanwhile."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from driehoek.people.audit import record
from driehoek.people.models import Account, Leave
from driehoek.people.queries.leave import colleagues_managed, deputies_for


@transaction.atomic
def take_leave(*, account: Account, start: date, end: date, deputy: Account, by: Account) -> Leave:
    """Note that a colleague is away from one day up to and including another, and who stands in.

    One notes it oneself, or whoever manages one's staff does. Raises PermissionDenied for anybody else, and for a
    deputy who may not keep promises where the colleague does.
    """
    _may_note(account, by)
    if not deputies_for(account).filter(pk=deputy.pk).exists():
        raise PermissionDenied
    leave = Leave(account=account, start=start, end=end, deputy=deputy)
    leave.full_clean()
    leave.save()
    _record("leave_noted", leave, by)
    return leave


@transaction.atomic
def end_leave(*, leave: Leave, by: Account) -> None:
    """Forget that a colleague is away: they are back, or were not away after all."""
    _may_note(leave.account, by)
    _record("leave_removed", leave, by)
    leave.delete()


def _may_note(account: Account, by: Account) -> None:
    if account != by and not colleagues_managed(by).filter(pk=account.pk).exists():
        raise PermissionDenied


def _record(verb: str, leave: Leave, by: Account) -> None:
    held = leave.account.appointments.select_related("organisation").order_by("pk").first()
    record(verb, by=by, subject=leave, organisation=held.organisation if held else None)
