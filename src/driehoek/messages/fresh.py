"""What waited goes to where its guardian is reached now, with the link that opens now."""

import re
from collections.abc import Iterable

from driehoek.messages.models import Delivery
from driehoek.messages.routes import address_of
from driehoek.people.actions import ensure_links
from driehoek.people.links import token_of
from driehoek.people.models import PersonalLink

TOKEN = re.compile(r"(?<=/u/)[^/]+(?=/)")


def readdress(deliveries: Iterable[Delivery]) -> None:
    """Bring address and link of those that waited up to date, before they are handed over.

    Meanwhile a guardian may have another number, because the old one is somebody else's now, or a new link.
    """
    waited = [row for row in deliveries if row.not_before]
    links = ensure_links(row.guardian for row in waited) if waited else {}
    for row in waited:
        relink(row, links[row.guardian_id])
        address = address_of(row.guardian, row.channel)
        if address != row.address:
            row.address = address
            Delivery.objects.filter(pk=row.pk).update(address=address)


def relink(delivery: Delivery, link: PersonalLink) -> None:
    """Put this link in the place of the one of when it was written; unsaved."""
    if old := TOKEN.search(delivery.url):
        new = token_of(link)
        delivery.url = TOKEN.sub(new, delivery.url, count=1)
        delivery.body = delivery.body.replace(f"/u/{old[0]}/", f"/u/{new}/")
