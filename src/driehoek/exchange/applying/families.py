"""Children with the same guardians are one family; a family that already has a history is never dissolved."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from driehoek.activities.models import Absence, Attendance, Invitation
from driehoek.exchange.applying.session import Session
from driehoek.logbook.models import Contact, Promise
from driehoek.messages.models import Delivery
from driehoek.people.models import AuditLine, Child, Family, Guardianship

HISTORY = (Contact, Promise, Invitation, Attendance, Absence, Delivery, AuditLine)


def join_families(session: Session, children: Sequence[int]) -> None:
    """Move children to the family of the siblings with whom they share all guardians.

    Only when the whole file was read: before that, half-siblings may look as if they shared all.
    """
    groups = list(_siblings(children))
    rows = Child.objects.select_related("family").in_bulk({child for group in groups for child in group})
    kept = families_with_history(row.family_id for row in rows.values())
    moves: list[tuple[Child, dict[str, Any]]] = []
    for group in groups:
        moves += _gather([rows[child] for child in group], kept)
    session.ledger.update(moves)
    left = {before["family_id"] for _, before in moves}
    session.ledger.delete(Family.objects.filter(pk__in=left, children=None))


def _siblings(children: Sequence[int]) -> Iterator[list[int]]:
    """Children who have exactly the same guardians, two or more at a time."""
    guardians = Guardianship.objects.filter(child__in=children).values("guardian")
    around = Guardianship.objects.filter(guardian__in=guardians).values("child")
    found: dict[int, set[int]] = defaultdict(set)
    for child, guardian in Guardianship.objects.filter(child__in=around).values_list("child", "guardian"):
        found[child].add(guardian)
    together: dict[frozenset[int], list[int]] = defaultdict(list)
    for child, adults in found.items():
        together[frozenset(adults)].append(child)
    return (group for group in together.values() if len(group) > 1)


def families_with_history(families: Iterable[int]) -> set[int]:
    """Those families about which something was entered since they were made."""
    families = set(families)
    return {
        pk
        for model in HISTORY
        for pk in model._default_manager.filter(family__in=families).values_list("family", flat=True)
    }


def _gather(children: list[Child], kept: set[int]) -> Iterator[tuple[Child, dict[str, Any]]]:
    """Move children to one family: the one with a history, else the oldest."""
    home = min((child.family for child in children), key=lambda family: (family.pk not in kept, family.pk))
    for child in children:
        if child.family_id != home.pk and child.family_id not in kept:
            before = {"family_id": child.family_id}
            child.family = home
            yield child, before
