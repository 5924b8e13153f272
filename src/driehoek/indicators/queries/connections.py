"""What another program may read: totals of whole locations, by a key that somebody made."""

from django.db.models import QuerySet

from driehoek.indicators.keys import digest_of
from driehoek.indicators.models import ApiKey
from driehoek.people.models import Account, Location
from driehoek.people.queries import found
from driehoek.people.rules import whole_locations_in_reach

RIGHT = "connect"


def told_locations(account: Account) -> QuerySet[Location]:
    """Locations of which this account may let a program read the totals."""
    return Location.objects.filter(whole_locations_in_reach(account, RIGHT)).select_related("organisation")


def keys_of(account: Account) -> QuerySet[ApiKey]:
    """The keys that this account made and did not revoke, newest first."""
    return ApiKey.objects.filter(account=account.pk, revoked_at=None)


def key_of(account: Account, pk: int) -> ApiKey:
    """Return one of these keys, or raise Http404."""
    return found(keys_of(account), pk=pk)


def key_known(secret: str) -> ApiKey | None:
    """The key behind this secret, when it was not revoked and its maker can still log in."""
    rows = ApiKey.objects.filter(digest=digest_of(secret), revoked_at=None, account__is_active=True)
    return rows.select_related("account").first()
