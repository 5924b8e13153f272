"""What a location agrees: how many talks about each child there are in a school year."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from driehoek.conversations.models import YearlyLeast
from driehoek.conversations.queries.watch import may_set_least
from driehoek.people.audit import record
from driehoek.people.models import Account, Location


@transaction.atomic
def agree_on_least(*, location: Location, number: int, by: Account) -> None:
    """Keep how many talks about each child a location agreed on. Raises PermissionDenied for who sets no goals."""
    if not may_set_least(by, location):
        raise PermissionDenied
    YearlyLeast.objects.update_or_create(location=location, defaults={"number": number})
    record("least_talks_agreed", by=by, subject=location, location=location, number=number)
