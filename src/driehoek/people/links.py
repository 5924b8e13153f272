"""Personal links: how a token is made from a link and found back; nothing secret is stored."""

from base64 import b32encode
from datetime import datetime
from secrets import compare_digest

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.http import base36_to_int, int_to_base36

from driehoek.people.models import PersonalLink

MAC_BYTES = 10
SALT = "driehoek.people.links"


def token_of(link: PersonalLink) -> str:
    """Return the token of a link: its number and an 80-bit seal, in letters and digits that are easy to type."""
    number = int_to_base36(link.pk)
    return f"{number}-{_seal(number, settings.SECRET_KEY)}"


def url_of(link: PersonalLink, page: str = "parent_home", **kwargs: object) -> str:
    """Return the whole address of a parent's page, for letters, e-mail and QR codes."""
    return f"{settings.BASE_URL}{reverse(page, kwargs={'token': token_of(link), **kwargs})}"


def link_by_token(token: str, now: datetime | None = None) -> PersonalLink:
    """Return the valid link with this token.

    Raises Http404 when the token is false, expired or revoked: whoever asks learns nothing more.
    """
    number, _, seal = token.partition("-")
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    if not any(compare_digest(seal.encode(), _seal(number, key).encode()) for key in keys):
        raise Http404
    valid = PersonalLink.objects.filter(revoked_at__isnull=True, expires_at__gt=now or timezone.now())
    link = valid.select_related("guardian").filter(pk=_number(number)).first()
    if link is None:
        raise Http404
    return link


def _number(text: str) -> int:
    try:
        return base36_to_int(text)
    except ValueError:
        return 0


def _seal(number: str, key: str) -> str:
    mac = salted_hmac(SALT, number, secret=key, algorithm="sha256").digest()[:MAC_BYTES]
    return b32encode(mac).decode().lower()
