"""Doors to the outbox: what did not arrive, and which letters wait to be printed."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.db.models.functions import Coalesce

from driehoek.logbook.models import Promise
from driehoek.logbook.queries import promises_for
from driehoek.messages.models import Delivery
from driehoek.messages.routes import address_of
from driehoek.messages.rules import informed
from driehoek.messages.words import what_went_wrong
from driehoek.people.models import Account
from driehoek.people.queries import families_for, found

# How far a delivery came: what goes along in another comes as far as that one.
FAR = Coalesce("bundle__state", "state")


def deliveries_for(account: Account, right: str = "see_families") -> QuerySet[Delivery]:
    """Messages to families within reach, newest first."""
    rows = Delivery.objects.filter(family__in=families_for(account, right).values("pk"))
    return rows.select_related("guardian", "family").order_by("-pk")


def problems_for(account: Account) -> QuerySet[Delivery]:
    """Messages that did not arrive, or about which nobody knows; `words.what_went_wrong` says it in plain words.

    Filter by `family`, or use `about` for the messages of one activity.
    """
    return deliveries_for(account).filter(state=Delivery.State.FAILED)


def delivery_for(account: Account, pk: int, right: str = "plan_activities") -> Delivery:
    """Return one message, or raise Http404."""
    return found(deliveries_for(account, right), pk=pk)


def same_message(delivery: Delivery) -> QuerySet[Delivery]:
    """The deliveries that carry the same message to the same guardian, this one among them."""
    if delivery.about_id is None:
        return Delivery.objects.filter(pk=delivery.pk)
    same = {"kind": delivery.kind, "about_kind": delivery.about_kind, "about_id": delivery.about_id}
    return Delivery.objects.filter(guardian=delivery.guardian_id, **same)


@dataclass(frozen=True)
class Undelivered:
    """A message that did not arrive, what was done or promised because of it, and what the one who asks may do."""

    delivery: Delivery
    words: str
    after: Delivery | None
    promise: Promise | None
    may_send: bool
    may_edit: bool

    @property
    def address_now(self) -> str:
        """The address that this channel would use now."""
        return address_of(self.delivery.guardian, self.delivery.channel)


def undelivered(account: Account, problems: Iterable[Delivery]) -> list[Undelivered]:
    """Return these messages ready to be listed; four queries for any number."""
    rows = list(problems)
    numbers = [row.pk for row in rows]
    owed = {row.about_id: row for row in promises_for(account).filter(about_kind="delivery", about_id__in=numbers)}
    sends, edits = (
        set(deliveries_for(account, right).filter(pk__in=numbers).values_list("pk", flat=True))
        for right in ("plan_activities", "edit_families")
    )
    after = _afterwards(rows)
    return [
        Undelivered(row, what_went_wrong(row), after.get(row.pk), owed.get(row.pk), row.pk in sends, row.pk in edits)
        for row in rows
    ]


def _afterwards(rows: list[Delivery]) -> dict[int, Delivery]:
    """The last delivery of the same message that went through a later channel, by the number of the failed one."""
    guardians, things = {row.guardian_id for row in rows}, {row.about_id for row in rows if row.about_id}
    later = Delivery.objects.filter(guardian__in=guardians, about_id__in=things, rank__gt=0).order_by("rank", "pk")
    last = {_message(row): row for row in later}
    found = {row.pk: last.get(_message(row)) for row in rows}
    return {pk: one for pk, one in found.items() if one and one.pk != pk}


def _message(row: Delivery) -> tuple[object, ...]:
    return (row.guardian_id, row.kind, row.about_kind, row.about_id)


def problem_counts(account: Account) -> list[tuple[str, int]]:
    """Return how many did not arrive per channel, most first, with the name of the channel."""
    rows = problems_for(account).order_by().values_list("channel").annotate(number=Count("pk"))
    return [(str(Delivery.Channel(name).label), number) for name, number in rows.order_by("-number", "channel")]


def about(rows: QuerySet[Delivery], kind: str, numbers: Iterable[int]) -> QuerySet[Delivery]:
    """Keep the messages about these records, for instance the invitations of an activity."""
    return rows.filter(about_kind=kind, about_id__in=numbers)


def letters_for(account: Account, right: str = "plan_activities") -> QuerySet[Delivery]:
    """Letters that wait to be printed and are in no pile yet, for guardians who may still be informed."""
    waiting = deliveries_for(account, right).filter(channel=Delivery.Channel.LETTER, state=Delivery.State.QUEUED)
    return waiting.filter(informed(), print_run=None)
