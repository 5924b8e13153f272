"""Doors to agreements with schools nearby."""

from django.db.models import QuerySet

from driehoek.people.models import Account
from driehoek.people.queries import found
from driehoek.policy.models import NeighbourAgreement
from driehoek.policy.queries.doors import within


def neighbours_for(account: Account, right: str = "see_families") -> QuerySet[NeighbourAgreement]:
    """Agreements of locations within reach, by school."""
    return within(NeighbourAgreement.objects.all(), account, right).select_related("location__organisation", "owner")


def neighbour_for(account: Account, pk: int) -> NeighbourAgreement:
    """Return an agreement that this account may change, or raise Http404."""
    return found(neighbours_for(account, "set_goals"), pk=pk)
