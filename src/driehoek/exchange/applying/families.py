"""Children with the same guardians are one family; a family that already has a history is never dissolved."""

from collections import defaultdict
from collections.abc import Iterable

from driehoek.activities.models import Absence, Attendance, Invitation
from driehoek.exchange.applying.session import Session
from driehoek.logbook.models import Contact, Promise
from driehoek.messages.models import Delivery
from driehoek.people.models import AuditLine, Child, Family, Guardianship

HISTORY = (Contact, Promise, Invitation, Attendance, Absence, Delivery, AuditLine)


def join_families(session: Session, children: set[int]) -> None:
    """Move children of this chunk to the family of the siblings with whom they share all guardians."""
    together = defaultdict(list)
    for child, guardians in _guardians_around(children).items():
        together[guardians].append(child)
    siblings = {child for group in together.values() if len(group) > 1 for child in group}
    rows = Child.objects.select_related("family").in_bulk(siblings)
    dissolving = {row.family_id for row in rows.values()}
    kept = families_with_history(dissolving)
    moves, left = [], set()
    for group in together.values():
        members = [rows[child] for child in group if child in rows]
        home = _home(members, kept)
        for child in members:
            if home and child.family_id != home.pk and child.family_id not in kept:
                left.add(child.family_id)
                moves.append((child, {"family_id": child.family_id}))
                child.family = home
    session.ledger.update(moves)
    _remove_empty(session, left)


def _guardians_around(children: set[int]) -> dict[int, frozenset[int]]:
    """Child -> guardians, for these children and all other children of their guardians."""
    guardians = Guardianship.objects.filter(child__in=children).values("guardian")
    around = Guardianship.objects.filter(guardian__in=guardians).values("child")
    found: dict[int, set[int]] = defaultdict(set)
    for child, guardian in Guardianship.objects.filter(child__in=around).values_list("child", "guardian"):
        found[child].add(guardian)
    return {child: frozenset(row) for child, row in found.items()}


def families_with_history(families: Iterable[int]) -> set[int]:
    """Those families about which something was entered since they were made."""
    families = set(families)
    return {
        pk for model in HISTORY for pk in model.objects.filter(family__in=families).values_list("family", flat=True)
    }


def _home(children: list[Child], kept: set[int]) -> Family | None:
    """The family in which siblings come together: one with a history, else the oldest."""
    families = sorted({child.family for child in children}, key=lambda family: (family.pk not in kept, family.pk))
    return families[0] if families else None


def _remove_empty(session: Session, families: set[int]) -> None:
    for family in Family.objects.filter(pk__in=families, children=None):
        session.ledger.delete(family)
