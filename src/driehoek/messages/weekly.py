"""How many messages a family gets in seven days at most (row M11)."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from driehoek.messages.models import Manners, Message, Receipt

WEEK = timedelta(days=7)


def room_from(families: Iterable[int], manners: Manners, now: datetime, *, besides: int = 0) -> dict[int, datetime]:
    """Family -> when there is room again, for those that got as many in the last seven days as their school allows.

    What is urgent does not count, nor what was held, nor the message with the number `besides`.
    """
    recent = Receipt.objects.filter(family__in=list(families), created_at__gt=now - WEEK, held_because="")
    others = recent.exclude(message=besides).exclude(message__kind=Message.Kind.URGENT).order_by("-created_at")
    got: dict[int, dict[int, datetime]] = defaultdict(dict)
    for family, message, moment in others.values_list("family", "message", "created_at"):
        got[family].setdefault(message, moment)
    limit = manners.weekly_limit
    full = {family: sorted(told.values(), reverse=True) for family, told in got.items() if len(told) >= limit}
    return {family: (moments[limit - 1] if limit else now) + WEEK for family, moments in full.items()}
