"""To which browsers and push services we may post: the known ones, and what the administrator adds."""

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet

from driehoek.messages.models import PushSubscription
from driehoek.people.models import PersonalLink

DATA = Path(__file__).parent / "data" / "push.toml"


@cache
def known_hosts() -> tuple[str, ...]:
    """The hosts of the push services of browsers, from `data/push.toml`. ValueError for what is no plain host name."""
    hosts = tomllib.loads(DATA.read_text(encoding="utf-8"))["hosts"]
    if not all(isinstance(host, str) and host == host.lower() and "/" not in host and "." in host for host in hosts):
        raise ValueError(f"{DATA.name} names something that is no host.")
    return tuple(hosts)


def may_post_to(endpoint: str) -> bool:
    """Whether this is an address at a push service: a known host or one below it over https.

    What stands in the setting DRIEHOEK_PUSH_HOSTS counts as a whole origin, scheme and port included, such as
    https://push.school.example. Anything else could be an address inside the school's own network.
    """
    try:
        parts = urlsplit(endpoint)
        port = parts.port
    except ValueError:
        return False
    if f"{parts.scheme}://{parts.netloc}" in settings.DRIEHOEK_PUSH_HOSTS:
        return True
    host = parts.hostname or ""
    known = any(host == one or host.endswith(f".{one}") for one in known_hosts())
    return known and parts.scheme == "https" and port in (None, 443) and parts.username is None


def subscriptions_of(guardians: Iterable[int]) -> QuerySet[PushSubscription]:
    """Browsers to which notices for these guardians may go.

    A notice holds the link. Whoever had the link renewed may have lost that phone: there it must be turned on again.
    """
    renewed = PersonalLink.objects.filter(guardian=OuterRef("guardian"), revoked_at__gte=OuterRef("created_at"))
    return PushSubscription.objects.filter(~Exists(renewed), guardian__in=guardians, gone_at=None)
