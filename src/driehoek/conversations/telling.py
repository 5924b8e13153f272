"""What the room of messages asks about talks on paper or on the phone (setting DRIEHOEK_TELLERS)."""

from typing import Any

from django.db.models import Exists, OuterRef, Q

from driehoek.conversations.letters import ASKS, content
from driehoek.conversations.models import Round, Telling
from driehoek.conversations.queries.telling import tellings_with_all, told
from driehoek.messages.telling import Words


def words(numbers: set[int], code: str) -> dict[int, Words]:
    """Number -> title and text of a telling in this language, as things are now."""
    rows = told(tellings_with_all().filter(pk__in=numbers))
    said = {one.telling.pk: content(one, code) for one in rows}
    return {number: Words(one.title, one.body, code) for number, one in said.items()}


def standing() -> Q:
    """Match deliveries of what is still to be told: nobody answered yet, or nothing newer is told about the times."""
    asked = Q(kind__in=ASKS, party__round__state=Round.State.ASKING, party__answered_at=None)
    times = Telling.objects.exclude(kind__in=ASKS)
    newer = times.filter(party=OuterRef("party"), guardian=OuterRef("guardian"), pk__gt=OuterRef("pk"))
    last = ~Q(kind__in=ASKS) & Q(party__round__state=Round.State.PUBLISHED) & ~Exists(newer)
    return Q(about_id__in=Telling.objects.filter(asked | last).values("pk"))


def letters(_numbers: set[int]) -> dict[int, dict[str, Any]]:
    """Nothing: a letter about a talk has the form that every message has."""
    return {}
