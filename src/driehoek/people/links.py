"""Personal links: how a token is made from a link and found back; nothing secret is stored."""

from base64 import b32encode
from collections.abc import Collection
from datetime import datetime
from functools import reduce
from operator import or_
from secrets import compare_digest

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.http import base36_to_int, int_to_base36

from driehoek.people.models import PersonalLink
from driehoek.people.rules import guardianships_open_to

MAC_BYTES = 10
SALT = "driehoek.people.links"


def token_of(link: PersonalLink) -> str:
    """Return the token of a link."""
    return token_for(link.pk)


def token_for(row: int, salt: str = SALT) -> str:
    """Return a row's number with an 80-bit seal, in letters and digits that are easy to type."""
    number = int_to_base36(row)
    return f"{number}-{_seal(number, settings.SECRET_KEY, salt)}"


def row_of(token: str, salt: str = SALT) -> int:
    """Return the number of the row with this token; 0, which no row has, when it is false."""
    number, _, seal = token.partition("-")
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    is_ours = any(compare_digest(seal.encode(), _seal(number, key, salt).encode()) for key in keys)
    return _number(number) if is_ours else 0


def url_of(link: PersonalLink, page: str = "parent_home", **kwargs: object) -> str:
    """Return the whole address of a parent's page, for letters, e-mail and QR codes."""
    return f"{settings.BASE_URL}{reverse(page, kwargs={'token': token_of(link), **kwargs})}"


def link_by_token(token: str, categories: Collection[str] = (), now: datetime | None = None) -> PersonalLink:
    """Return the valid link with this token; of somebody who may be told something of one of these categories, if any.

    Raises Http404 when the token is false, expired or revoked, or opens nothing: whoever asks learns nothing more.
    """
    valid = PersonalLink.objects.filter(revoked_at__isnull=True, expires_at__gt=now or timezone.now())
    open_ones = [Exists(guardianships_open_to(OuterRef("guardian"), category)) for category in categories]
    if open_ones:
        valid = valid.filter(reduce(or_, map(Q, open_ones)))
    link = valid.select_related("guardian").filter(pk=row_of(token)).first()
    if link is None:
        raise Http404
    return link


def _number(text: str) -> int:
    try:
        return base36_to_int(text)
    except ValueError:
        return 0


def _seal(number: str, key: str, salt: str) -> str:
    mac = salted_hmac(salt, number, secret=key, algorithm="sha256").digest()[:MAC_BYTES]
    return b32encode(mac).decode().lower()
