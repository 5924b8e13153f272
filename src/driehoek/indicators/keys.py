"""Keys of other programs: how one is made, known again, and kept from asking too much."""

from datetime import datetime
from hashlib import sha256
from secrets import token_urlsafe

from django.core.cache import cache
from django.utils import timezone

PREFIX = "drk_"  # so that a key is recognised where somebody pastes it by mistake
PER_MINUTE = 120


def new_key() -> str:
    """Return a key with 256 bits of chance."""
    return PREFIX + token_urlsafe(32)


def digest_of(key: str) -> str:
    """What is kept of a key; plain SHA-256 is enough for a secret that nobody can guess."""
    return sha256(key.encode()).hexdigest()


def may_ask(number: int, now: datetime | None = None) -> bool:
    """Whether the key with this number may ask once more in this minute; counts the asking."""
    minute = f"{now or timezone.now():%Y%m%d%H%M}"
    name = f"driehoek.api:{number}:{minute}"
    cache.add(name, 0, timeout=120)
    return cache.incr(name) <= PER_MINUTE
