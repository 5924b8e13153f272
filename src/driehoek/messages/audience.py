"""To whom a message goes: each guardian once, with the child it is about, through the reach of whoever writes.

An audience is plain JSON: `groups`, `families` and `guardians` hold numbers, `activity` one number with `only` ("all",
"silent", "coming" or "came"), `message` the number of a message of which those who did not answer are reminded. What is
named adds up. `within` holds the groups that the author could reach when sending began; until then their reach of now
counts.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from driehoek.messages.models import Message, Receipt
from driehoek.people.models import Account, Child, Enrolment, Group, Guardian, Guardianship, Location
from driehoek.people.models.base import on_day
from driehoek.people.queries import groups_for
from driehoek.people.rules import guardianship_is_open, today

STRETCH = 1000
ONLY = ("all", "silent", "coming", "came")
Audience = dict[str, Any]


@dataclass(frozen=True)
class Recipient:
    """A guardian, with the first of their children whom the message is about and that child's group."""

    guardian: Guardian
    child: Child
    group: Group

    @property
    def family(self) -> int:
        """The number of the child's family."""
        return self.child.family_id


def gatherings() -> Any:
    """The room upstairs that knows who is invited to what, named in the settings."""
    return import_module(settings.DRIEHOEK_GATHERINGS)


def groups_to_write(account: Account, location: Location) -> QuerySet[Group]:
    """The running groups of a location to whose families this account may write."""
    return groups_for(account, "send_messages").filter(location=location.pk)


def groups_within(message: Message) -> QuerySet[Group]:
    """The groups in which a message finds its guardians."""
    if "within" in message.audience:
        return Group.objects.filter(pk__in=message.audience["within"], location=message.location_id)
    return groups_to_write(message.author, message.location) if message.author else Group.objects.none()


def reached(audience: Audience, within: QuerySet[Group]) -> QuerySet[Guardianship]:
    """The guardianships through which guardians of this audience may be informed today."""
    return tied(audience, within).filter(guardianship_is_open())


def tied(audience: Audience, within: QuerySet[Group]) -> QuerySet[Guardianship]:
    """All guardianships of this audience, also those through which nobody may be informed."""
    enrolled = Enrolment.objects.filter(on_day(today()), group__in=within.order_by().values("pk"))
    chosen = Q(pk__in=[])
    if families := audience.get("families"):
        chosen |= Q(child__family__in=families)
    if guardians := audience.get("guardians"):
        chosen |= Q(guardian__in=guardians)
    if activity := audience.get("activity"):
        chosen |= Q(gatherings().invited(activity, audience.get("only", "all")))
    if message := audience.get("message"):
        chosen |= _silent(message)
    chosen &= Q(child__in=enrolled.values("child"))
    if groups := audience.get("groups"):
        chosen |= Q(child__in=enrolled.filter(group__in=groups).values("child"))
    return Guardianship.objects.filter(chosen)


def _silent(message: int) -> Q:
    quiet = {"answered_at": None, "understood_at": None, "explain_asked_at": None, "held_because": ""}
    receipts = Receipt.objects.filter(message=message, guardian=OuterRef("guardian"), **quiet)
    return Q(Exists(receipts))


def stretch(audience: Audience, within: QuerySet[Group], *, after: int = 0, size: int = STRETCH) -> list[Recipient]:
    """The next guardians after the one with number `after`, each once, at most `size`; empty when there are no more."""
    later = reached(audience, within).filter(guardian__gt=after).order_by("guardian_id", "pk")
    first: dict[int, Guardianship] = {}
    for tie in later.select_related("guardian", "child")[:size]:
        first.setdefault(tie.guardian_id, tie)
    groups = _groups_of([tie.child_id for tie in first.values()], audience, within)
    return [Recipient(tie.guardian, tie.child, groups[tie.child_id]) for tie in first.values()]


def _groups_of(children: list[int], audience: Audience, within: QuerySet[Group]) -> dict[int, Group]:
    """The group of each child; a group that was chosen comes before another."""
    chosen = set(audience.get("groups", []))
    enrolled = Enrolment.objects.filter(on_day(today()), child__in=children, group__in=within.order_by().values("pk"))
    rows = sorted(enrolled.select_related("group"), key=lambda row: (row.group_id in chosen, -row.pk))
    return {row.child_id: row.group for row in rows}


def everybody(audience: Audience, within: QuerySet[Group]) -> Iterator[list[Recipient]]:
    """All guardians of an audience, in stretches by their number, so that memory stays flat."""
    after = 0
    while people := stretch(audience, within, after=after):
        yield people
        after = people[-1].guardian.pk
