"""Records out of the joined tables of a package."""

import sqlite3
from collections.abc import Iterator
from datetime import date

from driehoek.exchange.readers.records import (
    ChildLink,
    ChildRecord,
    GroupKind,
    GroupRecord,
    GuardianRecord,
    Membership,
    Relation,
    RowError,
    StaffRecord,
)
from driehoek.exchange.readers.values import Checker, email, phone
from driehoek.exchange.readers.workspace import Store

GROUPS = "SELECT *, (SELECT max(homeroom) FROM classes) AS homerooms FROM classes ORDER BY row"
CHILDREN = """
SELECT users.*, day, hint, removed OR (SELECT min(removed) FROM roles WHERE user = id) AS gone,
    (SELECT min(start) FROM roles WHERE user = id AND lower(role) = 'student') AS start,
    (SELECT max(end) FROM roles WHERE user = id AND lower(role) = 'student') AS end,
    (SELECT max(grade) FROM roles WHERE user = id AND lower(role) = 'student') AS role_grade
FROM users JOIN sides ON sides.user = id LEFT JOIN births ON births.user = id WHERE student ORDER BY row
"""
STAFF = """
SELECT users.*, hint, removed OR (SELECT min(removed) FROM roles WHERE user = id) AS gone
FROM users JOIN sides ON user = id WHERE staff ORDER BY row
"""
GUARDIANS = """
SELECT users.*, removed OR (SELECT min(removed) FROM roles WHERE user = id) AS gone
FROM users JOIN sides ON user = id WHERE guardian ORDER BY row
"""
CHILD_PLACES = "SELECT * FROM members WHERE user = ? AND lower(role) = 'student'"
STAFF_PLACES = "SELECT * FROM members WHERE user = ? AND lower(role) <> 'student'"
KIN = """
SELECT child, kin.row, iif(relation <> '', relation, (SELECT min(lower(role)) FROM roles WHERE user = guardian
    AND lower(role) IN ('parent', 'guardian', 'relative'))) FROM kin WHERE guardian = ? ORDER BY kin.row
"""
# A parent may be mother or father: the file does not say. Only the Dutch "voogd" is a guardian by that name.
RELATIONS: dict[str, Relation] = {"relative": "other", "other": "other"}


def groups(store: Store) -> Iterator[GroupRecord]:
    """Classes: a homeroom is a main group, other classes gather pupils beside it."""
    for found in store.rows(GROUPS):
        kind: GroupKind = "main" if found["homeroom"] else "composite"
        removed = bool(found["removed"])
        yield GroupRecord(found["id"], found["title"], found["grade"], kind, found["row"], removed)


def children(store: Store) -> Iterator[ChildRecord]:
    """Everyone with the role of student."""
    for found in store.rows(CHILDREN):
        yield ChildRecord(
            key=found["id"],
            number=found["number"],
            given_name=found["given"],
            infix=found["infix"],
            family_name=found["family"],
            birth_date=_date(found["day"]),
            grade=found["grade"] or found["role_grade"] or "",
            groups=_places(store, CHILD_PLACES, found["id"]),
            start=_date(found["start"]),
            end=_date(found["end"]),
            removed=bool(found["gone"]),
            row=found["row"],
        )


def staff(store: Store) -> Iterator[StaffRecord | RowError]:
    """Everyone with a role at the school."""
    for found in store.rows(STAFF):
        check = Checker(found["row"])
        yield StaffRecord(
            key=found["id"],
            given_name=found["given"],
            infix=found["infix"],
            family_name=found["family"],
            email=check.take("users.csv email", found["email"], email, ""),
            groups=_places(store, STAFF_PLACES, found["id"]),
            role_hint=found["hint"].replace(",", ", ")[:200],
            removed=bool(found["gone"]),
            row=found["row"],
        )
        yield from check.errors


def guardians(store: Store) -> Iterator[GuardianRecord | RowError]:
    """Everyone with the role of parent, guardian or relative, with their children."""
    for found in store.rows(GUARDIANS):
        check = Checker(found["row"])
        yield _guardian(store, found, check)
        yield from check.errors


def _guardian(store: Store, found: sqlite3.Row, check: Checker) -> GuardianRecord:
    return GuardianRecord(
        key=found["id"],
        given_name=found["given"],
        initials="",
        infix=found["infix"],
        family_name=found["family"],
        email=check.take("users.csv email", found["email"], email, ""),
        phone=check.take("users.csv phone", found["phone"], phone, ""),
        children=tuple(
            ChildLink(key=child, relation=RELATIONS.get(relation, "unknown"), row=row)
            for child, row, relation in store.rows(KIN, found["id"])
        ),
        removed=bool(found["gone"]),
        row=found["row"],
    )


def _places(store: Store, query: str, user: str) -> tuple[Membership, ...]:
    found = store.rows(query, user)
    return tuple(
        Membership(place["class"], _date(place["start"]), _date(place["end"]), bool(place["removed"]))
        for place in found
    )


def _date(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
