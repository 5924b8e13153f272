"""Verbs of agreements with schools nearby: make or change one, end it, take that back."""

from django.db import transaction

from driehoek.people.audit import record
from driehoek.people.models import Account
from driehoek.people.rules import today
from driehoek.policy.actions.checks import check
from driehoek.policy.models import NeighbourAgreement


@transaction.atomic
def save_neighbour(*, agreement: NeighbourAgreement, by: Account) -> NeighbourAgreement:
    """Keep a new or changed agreement; ValidationError on bad data."""
    check(by, agreement.location)
    agreement.full_clean()
    agreement.save()
    record("neighbour_agreement_saved", by=by, subject=agreement, location=agreement.location)
    return agreement


@transaction.atomic
def end_neighbour(*, agreement: NeighbourAgreement, ended: bool, by: Account) -> None:
    """End an agreement today, or let it go on after all."""
    check(by, agreement.location)
    agreement.ended_on = today() if ended else None
    agreement.save(update_fields=["ended_on"])
    verb = "neighbour_agreement_ended" if ended else "neighbour_agreement_resumed"
    record(verb, by=by, subject=agreement, location=agreement.location)
