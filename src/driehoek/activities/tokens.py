"""The address on the poster at the door: an activity's number with a seal, so that nobody can count through them."""

from base64 import b32encode
from secrets import compare_digest

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.http import base36_to_int, int_to_base36

from driehoek.activities.models import Activity

SALT = "driehoek.activities.door"
SEAL_BYTES = 5


def arrive_url(activity: Activity) -> str:
    """Return the whole address behind the QR code at the door."""
    return f"{settings.BASE_URL}{reverse('arrive', args=[token_of(activity)])}"


def token_of(activity: Activity) -> str:
    """Return the token of an activity; it opens nothing by itself: who stands there still has to be known."""
    number = int_to_base36(activity.pk)
    return f"{number}-{_seal(number, settings.SECRET_KEY)}"


def activity_at(token: str) -> Activity:
    """Return the activity with this token, or raise Http404."""
    number, _, seal = token.partition("-")
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    if not any(compare_digest(seal.encode(), _seal(number, key).encode()) for key in keys):
        raise Http404
    rows = Activity.objects.select_related("location").prefetch_related("texts")
    activity = rows.filter(pk=base36_to_int(number)).first()
    if activity is None:
        raise Http404
    return activity


def _seal(number: str, key: str) -> str:
    mac = salted_hmac(SALT, number, secret=key, algorithm="sha256").digest()[:SEAL_BYTES]
    return b32encode(mac).decode().lower()
