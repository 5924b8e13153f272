"""Who sits for parents beside who the parents are: languages, families for whom all is new, and groups."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from driehoek.councils import rules
from driehoek.councils.models import Council
from driehoek.people.models import Account, Enrolment, Guardianship
from driehoek.people.queries import guardians_for, school_year_of
from driehoek.shared.languages import language
from driehoek.shared.small import FEWEST


@dataclass(frozen=True)
class Line:
    """One part: how many parents it has and how many of them sit in the council; None: too few to be shown."""

    label: str
    parents: int | None
    members: int | None


def composition(account: Account, council: Council) -> dict[str, list[Line]]:
    """Part -> lines, the largest first; small numbers only for who sees all these people anyway. Five queries."""
    ties = list(rules.ties_at(council).select_related("guardian").order_by("-pk"))
    sitting = {pk for pk in rules.seats_of(council=council, side="parents").values_list("guardian", flat=True) if pk}
    people = {tie.guardian_id: language(tie.guardian.language_read).own_name for tie in ties}
    mine = set(guardians_for(account).filter(pk__in=people).values_list("pk", flat=True))
    open_to_all = set(people) <= mine
    cuts = {"languages": list(people.items()), **_of_children(council, ties)}
    return {name: lines(pairs, sitting, whole=open_to_all) for name, pairs in cuts.items()}


def _of_children(council: Council, ties: list[Guardianship]) -> dict[str, list[tuple[int, Any]]]:
    """Guardian and group of each child, and whether no child of the guardian was here before this school year."""
    year = school_year_of(council.location)
    rows = Enrolment.objects.filter(child__in={tie.child_id for tie in ties}).select_related("group")
    here, earlier = {}, set()
    for row in rows.filter(group__location__organisation=council.location.organisation_id):
        if row.group.school_year_id == year.pk:
            here[row.child_id] = row.group.name
        elif row.start is None or row.start < year.start:
            earlier.add(row.child_id)
    known = {tie.guardian_id for tie in ties if tie.child_id in earlier}
    groups = {(tie.guardian_id, here[tie.child_id]) for tie in ties if tie.child_id in here}
    new = {tie.guardian_id: tie.guardian_id not in known for tie in ties} if earlier else {}
    return {"new": list(new.items()), "groups": sorted(groups)}


def lines(pairs: Iterable[tuple[int, Any]], sitting: set[int], *, whole: bool) -> list[Line]:
    """Count parents and members per part; parts under five show nothing, nor do others that would give them away."""
    rows = list(pairs)
    parents = Counter(label for _guardian, label in rows)
    members = Counter(label for guardian, label in rows if guardian in sitting)
    small = set() if whole else {label for label, number in parents.items() if number < FEWEST}
    while small and small != set(parents) and (len(small) == 1 or sum(parents[label] for label in small) < FEWEST):
        small.add(min(set(parents) - small, key=lambda label: (parents[label], str(label))))
    ordered = sorted(parents, key=lambda label: (-parents[label], str(label)))
    return [
        Line(label, None, None) if label in small else Line(label, parents[label], members[label]) for label in ordered
    ]
