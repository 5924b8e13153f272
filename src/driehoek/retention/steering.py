"""What keeping and erasing asks on the start page: that somebody looks at the terms once."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from driehoek.cycle.steering import Matter
from driehoek.people.models import Account, Location
from driehoek.retention.rules import decides_at

SHOWN = 5


def matters(account: Account) -> Iterator[Matter]:
    """The locations of which this account has not yet seen how long records are kept."""
    for place in Location.objects.filter(decides_at(account), terms_agreed=None).order_by("name")[:SHOWN]:
        url = reverse("retention", kwargs={"code": place.code})
        yield Matter("archive", _("How long do we keep what we know of families?"), place.name, url)
