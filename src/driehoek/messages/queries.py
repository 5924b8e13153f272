"""Doors to the outbox: what did not arrive, and which letters wait to be printed."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from driehoek.messages.models import Delivery
from driehoek.people.models import Account, Guardianship
from driehoek.people.queries import families_for
from driehoek.people.rules import guardianship_is_open


def deliveries_for(account: Account, right: str = "see_families") -> QuerySet[Delivery]:
    """Messages to families within reach, newest first."""
    rows = Delivery.objects.filter(family__in=families_for(account, right).values("pk"))
    return rows.select_related("guardian", "family").order_by("-pk")


def problems_for(account: Account) -> QuerySet[Delivery]:
    """Messages that did not arrive, or about which nobody knows; `get_problem_display()` says it in plain words.

    Filter by `family`, or use `about` for the messages of one activity.
    """
    return deliveries_for(account).filter(state=Delivery.State.FAILED)


def about(rows: QuerySet[Delivery], kind: str, numbers: Iterable[int]) -> QuerySet[Delivery]:
    """Keep the messages about these records, for instance the invitations of an activity."""
    return rows.filter(about_kind=kind, about_id__in=numbers)


def letters_for(account: Account, right: str = "plan_activities") -> QuerySet[Delivery]:
    """Letters that wait to be printed, for guardians who may still be informed."""
    waiting = deliveries_for(account, right).filter(channel=Delivery.Channel.LETTER, state=Delivery.State.QUEUED)
    informed = Guardianship.objects.filter(
        guardianship_is_open(), guardian=OuterRef("guardian"), child__family=OuterRef("family")
    )
    return waiting.filter(Q(Exists(informed)))
