"""Who could be asked for a commission: parents and colleagues of its location."""

from django.db.models import Q, QuerySet

from driehoek.people.models import Account, Guardian
from driehoek.people.queries import guardians_for
from driehoek.policy.queries import colleagues_at
from driehoek.together.models import Commission
from driehoek.together.rules import SEE, guardians_at


def to_ask(account: Account, commission: Commission, words: str) -> QuerySet[Guardian]:
    """Guardians of the location who could be asked, by name; `words` begin or stand in a name."""
    rows = guardians_for(account, SEE).filter(pk__in=guardians_at(commission.location).values("pk"))
    there = commission.members.filter(guardian__isnull=False, left_at=None).values("guardian")
    for word in words.split()[:3]:
        rows = rows.filter(Q(given_name__icontains=word) | Q(family_name__icontains=word))
    return rows.exclude(pk__in=there).distinct()


def to_seat(commission: Commission) -> QuerySet[Account]:
    """Colleagues of the location without a seat, by name."""
    there = commission.members.filter(account__isnull=False, left_at=None).values("account")
    return colleagues_at(commission.location).exclude(pk__in=there)
