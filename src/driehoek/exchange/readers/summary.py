"""How much a file holds."""

from collections import Counter
from collections.abc import Iterable

from driehoek.exchange.readers.records import ChildRecord, GroupRecord, GuardianRecord, Item, RowError, StaffRecord

KINDS: dict[type, str] = {
    GroupRecord: "groups",
    ChildRecord: "children",
    StaffRecord: "staff",
    GuardianRecord: "guardians",
    RowError: "errors",
}


def summary(items: Iterable[Item]) -> dict[str, int]:
    """Count the records per kind (groups, children, staff, guardians), the errors, and two kinds of ties.

    `memberships` are people in groups, `links` guardians of children.
    """
    counts: Counter[str] = Counter(dict.fromkeys([*KINDS.values(), "memberships", "links"], 0))
    for item in items:
        if kind := KINDS.get(type(item)):
            counts[kind] += 1
        if isinstance(item, ChildRecord | StaffRecord):
            counts["memberships"] += len(item.group_keys)
        if isinstance(item, GuardianRecord):
            counts["links"] += len(item.children)
    return dict(counts)
