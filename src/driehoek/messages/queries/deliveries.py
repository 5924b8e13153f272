"""Doors to the outbox: what did not arrive, and which letters wait to be printed."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from driehoek.logbook.models import Promise
from driehoek.logbook.queries import promises_for
from driehoek.messages.models import Delivery
from driehoek.people.models import Account, Guardianship
from driehoek.people.queries import families_for, found
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


def delivery_for(account: Account, pk: int, right: str = "plan_activities") -> Delivery:
    """Return one message, or raise Http404."""
    return found(deliveries_for(account, right), pk=pk)


@dataclass(frozen=True)
class Undelivered:
    """A message that did not arrive, what was promised because of it, and what the one who asks may do about it."""

    delivery: Delivery
    promise: Promise | None
    may_send: bool
    may_edit: bool


def undelivered(account: Account, problems: Iterable[Delivery]) -> list[Undelivered]:
    """Return these messages ready to be listed; three queries for any number."""
    rows = list(problems)
    numbers = [row.pk for row in rows]
    owed = {row.about_id: row for row in promises_for(account).filter(about_kind="delivery", about_id__in=numbers)}
    sends, edits = (
        set(deliveries_for(account, right).filter(pk__in=numbers).values_list("pk", flat=True))
        for right in ("plan_activities", "edit_families")
    )
    return [Undelivered(row, owed.get(row.pk), row.pk in sends, row.pk in edits) for row in rows]


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
