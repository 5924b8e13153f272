"""Which children the guardians of a chunk belong to."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeAlias

from driehoek.exchange.applying.children import by_name, by_number, name_of
from driehoek.exchange.applying.session import Session
from driehoek.exchange.readers.records import ChildLink, GuardianRecord, ResultRecord, RowError
from driehoek.people.models import Child, ExternalKey

Tie: TypeAlias = tuple[Child, ChildLink]


class Children:
    """The children that the links of a chunk may mean, looked up in a handful of queries."""

    def __init__(self, session: Session, records: Iterable[GuardianRecord | ResultRecord]) -> None:
        links = [link for record in records for link in record.children]
        self.session = session
        self.own_keys, self.all_keys = self._by_key({key for link in links for key in (link.key, link.number) if key})
        self.numbers = by_number(session, [number for link in links for number in (link.number, link.key)])
        self.names = by_name(session, links)

    def _by_key(self, keys: set[str]) -> tuple[dict[str, list[Child]], dict[str, list[Child]]]:
        """Children by the keys of the system being read, and by those of all systems at the location."""
        rows = ExternalKey.objects.filter(location=self.session.location, kind="child", key__in=keys)
        known = list(rows.values_list("system", "key", "object_id")) if keys else []
        children = Child.objects.in_bulk({pk for _, _, pk in known})
        own: dict[str, set[Child]] = defaultdict(set)
        every: dict[str, set[Child]] = defaultdict(set)
        for system, key, pk in known:
            if pk in children:
                every[key].add(children[pk])
                if system == self.session.system:
                    own[key].add(children[pk])
        return {key: list(found) for key, found in own.items()}, {key: list(found) for key, found in every.items()}

    def of(self, record: GuardianRecord | ResultRecord) -> list[Tie]:
        """Return the children of a record; note a row error for each that is not there, or not the only one."""
        found = {}
        for link in record.children:
            if child := self._find(link):
                found[child.pk] = (child, link)
        return list(found.values())

    def _find(self, link: ChildLink) -> Child | None:
        fits = self._fits(link)
        if len(fits) == 1:
            return fits[0]
        value = link.number or link.key or f"{link.given_name} {link.family_name}"
        code = "child_ambiguous" if fits else "child_unknown"
        self.session.error(RowError(link.row, "child", code, {"value": value}))
        return None

    def _fits(self, link: ChildLink) -> list[Child]:
        if link.key or link.number:
            ways = (
                self.own_keys.get(link.key),
                self.numbers.get(link.number),
                self.all_keys.get(link.number or link.key),
                self.numbers.get(link.key),
            )
            return next((fits for fits in ways if fits), [])
        return self.names.get(name_of(link), []) if link.birth_date else []
