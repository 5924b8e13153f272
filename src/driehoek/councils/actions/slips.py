"""Verb of voting slips: print them, each for somebody by name who hears of it."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db import transaction

from driehoek.councils.actions.checks import locked
from driehoek.councils.letters import SLIP, slip_deliveries
from driehoek.councils.models import Election, Voter
from driehoek.councils.slips import new_code, seal_of
from driehoek.messages.actions import enqueue
from driehoek.messages.models import Delivery
from driehoek.people.audit import record
from driehoek.people.models import Account
from driehoek.people.rules import today


@transaction.atomic
def print_slips(*, election: Election, voters: Iterable[Voter], by: Account) -> list[tuple[Voter, str]]:
    """Give each of these voters a new code, which is shown now and never again; an earlier slip opens nothing any more.

    It is kept who printed it and when, and who can be reached is told once: nobody votes in their place unnoticed.
    Nothing tells whether somebody voted: a slip of who did opens no second ballot. PermissionDenied when the vote is
    not open, or for a voter of another election.
    """
    election = locked(by, election, Election.State.OPEN)
    slips = [(voter, new_code()) for voter in voters]
    for voter, code in slips:
        if voter.election_id != election.pk:
            raise PermissionDenied
        voter.slip, voter.slip_on, voter.slip_by = seal_of(code), today(), by
    printed = [voter for voter, _code in slips]
    Voter.objects.bulk_update(printed, ["slip", "slip_on", "slip_by"], batch_size=200)
    _tell(election, printed)
    numbers = sorted(voter.pk for voter in printed)
    record("voting_slips_printed", by=by, subject=election, location=election.council.location, voters=numbers)
    return slips


def _tell(election: Election, printed: list[Voter]) -> None:
    """Once to each guardian whom e-mail or telephone reaches: who is not reached so gets the slip itself."""
    told = Delivery.objects.filter(about_kind=SLIP, about_id__in=[voter.pk for voter in printed]).values("about_id")
    reached = election.voters.filter(pk__in=[voter.pk for voter in printed]).exclude(pk__in=told)
    reached = reached.exclude(guardian__email="", guardian__phone="").select_related("guardian__household", "slip_by")
    enqueue(slip_deliveries(election, reached))
