"""Write down what guardians are told, put it in the outbox and note it: the step that asking and telling share."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from driehoek.conversations.actions.owing import named
from driehoek.conversations.letters import ABOUT, ASKS, deliveries_for
from driehoek.conversations.models import Party, Talk, Telling
from driehoek.conversations.queries.telling import Told, tellings_with_all, told
from driehoek.logbook.models import Contact
from driehoek.messages.actions import enqueue
from driehoek.messages.models import Delivery
from driehoek.people.models import Account, Guardian

Kind, State = Telling.Kind, Delivery.State
Changes = list[dict[str, Any]]
Pair = tuple[int, int]
VERBS = {
    Kind.WISHES: "asked_wishes", Kind.REMINDER: "reminded_wishes", Kind.TIMES: "told_times",
    Kind.CHANGES: "told_changes",
}  # fmt: skip


@dataclass(frozen=True)
class Sent:
    """How many families were told something, and how many guardians through which channel."""

    families: int
    ways: dict[str, int]

    @property
    def guardians(self) -> int:
        """Guardians who get something."""
        return sum(self.ways.values())


def change_of(talk: Talk) -> dict[str, Any]:
    """What changed about a talk, to be kept with a telling."""
    now = talk.starts_at if talk.state == Talk.State.PLANNED else None
    return {"talk": talk.pk, "was": talk.told_start and talk.told_start.isoformat(), "now": now and now.isoformat()}


def tell_change(
    *,
    changes: dict[int, Changes],
    by: Account | None = None,
    but: Guardian | None = None,
    urgent: bool = False,
    not_before: datetime | None = None,
) -> Sent:
    """Tell guardians of parties (by number) what changed, except the one who changed it.

    What waits to be sent about earlier times goes no more: this says all of it.
    """
    pairs = guardians_of(Party.objects.filter(pk__in=changes))
    earlier = defaultdict[Pair, list[Telling]](list)
    for telling in Telling.objects.filter(party__in=changes).exclude(kind__in=ASKS):
        earlier[telling.party_id, telling.guardian_id].append(telling)
    new = [
        Telling(
            party_id=pair[0], guardian_id=pair[1], kind=Kind.CHANGES, number=_next(earlier[pair]), by=by,
            changes=changes[pair[0]],
        )
        for pair in sorted(pairs)
        if not but or pair[1] != but.pk
    ]  # fmt: skip
    sent = tell(new, urgent=urgent, not_before=not_before)
    told_now = Telling.objects.filter(pk__in=[one.pk for one in new]).values_list("party", "guardian")
    _stop_what_waits(one for pair in told_now for one in earlier[pair])
    return sent


def _next(earlier: list[Telling]) -> int:
    return 1 + max((one.number for one in earlier if one.kind == Kind.CHANGES), default=0)


def _stop_what_waits(tellings: Iterable[Telling]) -> None:
    rows = Delivery.objects.filter(about_kind=ABOUT, about_id__in=[one.pk for one in tellings], state=State.QUEUED)
    rows.update(state=State.CANCELLED, claimed_until=None)


def tell(new: list[Telling], *, urgent: bool = False, not_before: datetime | None = None) -> Sent:
    """Keep these tellings and put them in the outbox; who may hear nothing of it is passed over."""
    kept = Telling.objects.bulk_create(new)
    rows = told(tellings_with_all().filter(pk__in=[one.pk for one in kept]).order_by("pk"))
    silent = [one.telling.pk for one in rows if not _says(one)]
    Telling.objects.filter(pk__in=silent).delete()
    rows = [one for one in rows if _says(one)]
    deliveries = enqueue(deliveries_for(rows, urgent=urgent, not_before=not_before))
    _note(rows, {row.about_id or 0: row.channel for row in deliveries})
    return Sent(len({one.telling.party.family_id for one in rows}), dict(Counter(row.channel for row in deliveries)))


def _says(one: Told) -> bool:
    return bool(one.changes if one.telling.kind == Kind.CHANGES else one.about)


def _note(rows: list[Told], channels: dict[int, str]) -> None:
    now = timezone.now()
    Contact.objects.bulk_create(
        Contact(
            location=one.round.location, family=one.telling.party.family, guardian=one.telling.guardian, at=now,
            verb=VERBS[Kind(one.telling.kind)], channel=channels[one.telling.pk],
            language=one.telling.guardian.language_read, subject=named(one.round), about_kind=ABOUT,
            about_id=one.telling.pk,
        )
        for one in rows
    )  # fmt: skip


def guardians_of(parties: QuerySet[Party]) -> set[Pair]:
    """Party and guardian numbers."""
    rows = Party.guardians.through.objects.filter(party__in=parties.values("pk"))
    return set(rows.values_list("party", "guardian"))
