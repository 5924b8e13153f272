"""How often something may be asked from one address, kept in the cache that all processes share."""

import time
from hashlib import sha256

from django.core.cache import cache


def allowed(what: str, who: str, *, times: int, seconds: int) -> bool:
    """Count this request, and say whether `who` has asked for `what` at most `times` in this span of `seconds`.

    `who` is kept as a hash: the cache holds nobody's address.
    """
    span = int(time.time()) // seconds
    key = f"limit:{what}:{span}:{sha256(who.lower().encode()).hexdigest()}"
    count = cache.get(key, 0) + 1
    cache.set(key, count, seconds)
    return bool(count <= times)
