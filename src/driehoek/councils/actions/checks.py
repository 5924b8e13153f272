"""What must hold before somebody acts on a council."""

from django.core.exceptions import PermissionDenied

from driehoek.councils.models import Council, Election, Member
from driehoek.councils.queries.doors import may_answer, may_manage, seat_in
from driehoek.people.models import Account, Guardian


def check(by: Account, council: Council) -> None:
    """Raise PermissionDenied unless this account sets up this council."""
    if not may_manage(by, council):
        raise PermissionDenied


def check_answers(by: Account | Guardian, council: Council) -> None:
    """Raise PermissionDenied unless this person may write down what the council says."""
    if not may_answer(by, council):
        raise PermissionDenied


def seat_of(by: Account | Guardian, council: Council) -> Member:
    """Return the seat of who acts as a member; PermissionDenied for anybody else."""
    seat = seat_in(council, by)
    if seat is None:
        raise PermissionDenied
    return seat


def locked(by: Account, election: Election, *states: str) -> Election:
    """Return the election as it is now, held until the transaction ends; PermissionDenied in any other state."""
    check(by, election.council)
    return held(election, *states)


def held(election: Election, *states: str) -> Election:
    """As `locked`, for who acts on the own page."""
    row = Election.objects.select_for_update().get(pk=election.pk)
    if row.state not in states:
        raise PermissionDenied
    return row
