"""Whose guardians they are, and which children are therefore one family."""

from collections.abc import Iterable, Sequence
from typing import Any

from driehoek.exchange.applying.bring import Entry
from driehoek.exchange.applying.children import by_name, by_number, name_of
from driehoek.exchange.applying.families import join_families
from driehoek.exchange.applying.session import Session
from driehoek.exchange.readers.records import ChildLink, GuardianRecord, RowError
from driehoek.people.models import Child, ExternalKey, Guardian, Guardianship

Information = Guardianship.Information
WIDTH = {Information.NONE: 0, Information.ON_REQUEST: 1, Information.FULL: 2}


def link(session: Session, entries: Sequence[Entry[GuardianRecord, Guardian]]) -> None:
    """Make and narrow guardianships, then join children with the same guardians into one family."""
    links = [(entry.row, tie) for entry in entries if entry.row is not None for tie in entry.record.children]
    children = _Children(session, [tie for _, tie in links])
    pairs = {}
    for guardian, tie in links:
        child = children.find(tie)
        if child:
            pairs[child.pk, guardian.pk] = tie
    _keep(session, pairs)
    join_families(session, {child for child, _ in pairs})


def _keep(session: Session, pairs: dict[tuple[int, int], ChildLink]) -> None:
    children, guardians = {child for child, _ in pairs}, {guardian for _, guardian in pairs}
    rows = Guardianship.objects.filter(child__in=children, guardian__in=guardians)
    existing = {(row.child_id, row.guardian_id): row for row in rows}
    session.ledger.create(
        Guardianship(child_id=child, guardian_id=guardian, **_known(tie))
        for (child, guardian), tie in pairs.items()
        if (child, guardian) not in existing
    )
    changes = [(row, _narrow(session, row, pairs[pair])) for pair, row in existing.items() if pair in pairs]
    session.ledger.update([(row, before) for row, before in changes if before])


def _known(tie: ChildLink) -> dict[str, Any]:
    """What a list tells of a new guardianship; without a word about it a parent is informed (BW 1:251 lid 2)."""
    told = {"relation": tie.relation, "custody": tie.custody, "information": tie.information}
    known = {name: value for name, value in told.items() if value != "unknown"}
    return known | ({"reason": "Import"} if known.get("information", Information.FULL) != Information.FULL else {})


def _narrow(session: Session, row: Guardianship, tie: ChildLink) -> dict[str, Any]:
    """Fill in what was not known; a right to information may become narrower by a list, never wider."""
    before: dict[str, Any] = {}
    if tie.relation != "unknown" and row.relation == Guardianship.Relation.OTHER != tie.relation:
        before["relation"], row.relation = row.relation, tie.relation
    if tie.custody != "unknown" and row.custody == Guardianship.Custody.UNKNOWN:
        before["custody"], row.custody = row.custody, tie.custody
    if tie.information != "unknown":
        now, new = WIDTH[Information(row.information)], WIDTH[Information(tie.information)]
        if new < now:
            before |= {"information": row.information, "reason": row.reason}
            row.information, row.reason = tie.information, row.reason or "Import"
        elif new > now:
            session.notice("not_widened", row=str(tie.row))
    return before


class _Children:
    """The children that the links of a chunk may mean, looked up in three queries."""

    def __init__(self, session: Session, ties: Iterable[ChildLink]) -> None:
        ties = list(ties)
        self.session = session
        keys = {key for tie in ties for key in (tie.key, tie.number) if key}
        rows = ExternalKey.objects.filter(location=session.location, kind="child", key__in=keys)
        by_key = dict(rows.values_list("key", "object_id"))
        children = Child.objects.in_bulk(set(by_key.values()))
        self.keys = {key: [children[pk]] for key, pk in by_key.items() if pk in children}
        self.numbers = by_number(session, [tie.number or tie.key for tie in ties if tie.number or tie.key])
        self.names = by_name(session, [tie.birth_date for tie in ties if tie.birth_date])

    def find(self, tie: ChildLink) -> Child | None:
        """Return the one child that is meant; note a row error when there is none or more than one."""
        fits = self._fits(tie)
        if len(fits) == 1:
            return fits[0]
        value = tie.number or tie.key or f"{tie.given_name} {tie.family_name}"
        code = "child_ambiguous" if fits else "child_unknown"
        self.session.error(RowError(tie.row, "child", code, {"value": value}))
        return None

    def _fits(self, tie: ChildLink) -> list[Child]:
        by_key = self.keys.get(tie.key) or self.numbers.get(tie.key)
        by_number = self.numbers.get(tie.number) or self.keys.get(tie.number)
        if by_key or by_number:
            return by_key or by_number or []
        return self.names.get(name_of(tie), []) if tie.birth_date else []
