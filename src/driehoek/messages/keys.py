"""Names that an e-mail, a text and a location have with others: the same each time, and impossible to make up."""

from base64 import b32encode
from datetime import UTC, datetime
from secrets import compare_digest

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.http import base36_to_int, int_to_base36

from driehoek.messages.models import Delivery
from driehoek.people.models import Location

DELIVERY, MAC_BYTES = "delivery", 10


def key_for(kind: str, number: int, made: datetime) -> str:
    """Return the name with others of a row of this kind, by its number and the moment it was made."""
    return f"{int_to_base36(number)}-{_mac(kind, _made(number, made), settings.SECRET_KEY)}"


def number_in(key: str) -> int:
    """Return the number of the row that a key would name; 0 for what is no key."""
    return _number(key.strip().lower().partition("-")[0])


def names(key: str, kind: str, number: int, made: datetime) -> bool:
    """Whether this is the key of that row, with the present key of the site or an earlier one."""
    return _fits(kind, _made(number, made), key.strip().lower().partition("-")[2])


def key_of(delivery: Delivery) -> str:
    """Return the key under which a gateway may take this delivery once, however often it is handed over."""
    return key_for(DELIVERY, delivery.pk, delivery.created_at)


def delivery_by_key(key: str) -> Delivery | None:
    """Return the delivery with this key; None when the key is not one of ours."""
    delivery = Delivery.objects.filter(pk=number_in(key)).first()
    return delivery if delivery and names(key, DELIVERY, delivery.pk, delivery.created_at) else None


def seal_of(location: Location) -> str:
    """Return the secret part of the address at which others report about deliveries of this location."""
    return _mac("location", location.code, settings.SECRET_KEY)


def seal_fits(location: Location, seal: str) -> bool:
    """Whether this is the seal of the location, with the present key or an earlier one."""
    return _fits("location", location.code, seal)


def hook_of(location: Location) -> str:
    """Return the whole address at which a gateway or mail server reports about deliveries of this location."""
    return f"{settings.BASE_URL}{reverse('report', kwargs={'code': location.code, 'seal': seal_of(location)})}"


def _made(number: int, made: datetime) -> str:
    return f"{number} {made.astimezone(UTC):%Y%m%d%H%M%S%f}"


def _mac(kind: str, value: str, key: str) -> str:
    mac = salted_hmac(f"driehoek.messages.{kind}", value, secret=key, algorithm="sha256").digest()[:MAC_BYTES]
    return b32encode(mac).decode().lower()


def _fits(kind: str, value: str, seal: str) -> bool:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return any(compare_digest(seal.encode(), _mac(kind, value, key).encode()) for key in keys)


def _number(text: str) -> int:
    try:
        return base36_to_int(text)
    except ValueError:
        return 0
