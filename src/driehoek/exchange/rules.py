"""Who may import: whoever holds import_register over the whole location."""

from django.db.models import Q

from driehoek.people.models import Account, Location
from driehoek.people.rules import whole_locations_in_reach

RIGHT = "import_register"


def imports_in_reach(account: Account) -> Q:
    """Match import runs of locations whose register this account keeps."""
    return Q(location__in=Location.objects.filter(whole_locations_in_reach(account, RIGHT)).values("pk"))
