"""The file of one person: which groups hold something, a page of one group, and everything to take along."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, overload

from django.db.models import CharField, Count, Field, ManyToManyField, Model, Prefetch, QuerySet, Value
from django.utils.functional import Promise, cached_property

from driehoek.activities.models import Activity
from driehoek.people.models import Account, Guardian, StudentDecision
from driehoek.people.queries import told_about
from driehoek.privacy.chart import Group, Record, chart
from driehoek.privacy.codes import BESIDE
from driehoek.privacy.rules import Whose, by_oneself, on_request
from driehoek.privacy.telling import Line, lines
from driehoek.privacy.words import HEADINGS


def whose_file(person: Guardian | Account) -> Whose:
    """Of whom this file is; about which children a guardian may hear is asked for today (docs/decisions/0012)."""
    if isinstance(person, Account):
        return Whose(account=person.pk, student=person.child_id or 0)
    told = told_about(person)
    children = {name: [one.child.pk for one in told if one.parts[name]] for name in StudentDecision.Category.values}
    contact = children[StudentDecision.Category.CONTACT]
    families = {one.child.family_id for one in told if one.child.pk in contact}
    return Whose(guardian=person.pk, children=children, families=sorted(families))


@dataclass(frozen=True)
class Told:
    """One row as it is told: what it is, and its lines."""

    record: Record
    pk: int
    lines: list[Line]

    @property
    def heading(self) -> Promise | str:
        """What it is."""
        return HEADINGS[self.record.heading]

    @property
    def pairs(self) -> list[tuple[Promise | str, list[Line]]]:
        """The lines by what they say: street, postcode and town are one address."""
        return [(label, list(same)) for label, same in groupby(self.lines, lambda one: one.label)]


def rows_of(record: Record, whose: Whose, *, whole: bool = False) -> QuerySet[Any]:
    """The rows of a record in a file, newest first: what one sees by oneself, or the whole of a full request."""
    mine = on_request(record, whose) if whole else by_oneself(record, whose)
    return _rows(record, record.fields(whole=whole)).filter(mine).order_by("-pk").distinct()


def _rows(record: Record, fields: Mapping[str, str]) -> QuerySet[Any]:
    """All rows, with what the fields need at hand."""
    related = [path for one in fields if (path := _relations(record.model, one))]
    rows = record.model._default_manager.select_related(*related, *BESIDE.get(record.label, ()))
    holds_activity = any(one.split("__")[0] == "activity" for one in fields) and _is_activity(record.model)
    return rows.prefetch_related(Prefetch("activity__texts")) if holds_activity else rows


def _is_activity(model: type[Model]) -> bool:
    return any(one.name == "activity" and one.related_model is Activity for one in model._meta.get_fields())


def _relations(model: type[Model], path: str) -> str:
    """The part of a path that goes over to other records: a__b of a__b__name."""
    steps: list[str] = []
    here: type[Model] | None = model
    for step in path.split("__"):
        field = {one.name: one for one in here._meta.get_fields()}.get(step) if here else None
        if not isinstance(field, Field) or not field.is_relation or isinstance(field, ManyToManyField):
            break
        steps.append(step)
        here = field.related_model
    return "__".join(steps)


class Chain(Sequence[Told]):
    """The rows of several records one after another; only what a slice holds is read."""

    def __init__(self, records: Sequence[Record], whose: Whose, *, whole: bool = False) -> None:
        self.records = [one for one in records if one.fields(whole=whole)]
        self.whose, self.whole = whose, whole

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many rows each record has; one query."""
        return counts(self.records, self.whose, whole=self.whole)

    def __len__(self) -> int:
        return sum(self.counts.values())

    @overload
    def __getitem__(self, wanted: int) -> Told: ...
    @overload
    def __getitem__(self, wanted: slice) -> list[Told]: ...
    def __getitem__(self, wanted: int | slice) -> Told | list[Told]:
        if isinstance(wanted, int):
            return self[wanted : wanted + 1][0]
        start, stop, _step = wanted.indices(len(self))
        return list(self._between(start, stop))

    def _between(self, start: int, stop: int) -> Iterator[Told]:
        before = 0
        for record in self.records:
            number = self.counts.get(record.label, 0)
            first, last = max(start - before, 0), min(stop - before, number)
            if first < last:
                fields = record.fields(whole=self.whole)
                rows = rows_of(record, self.whose, whole=self.whole)[first:last]
                yield from (Told(record, row.pk, lines(row, fields)) for row in rows)
            before += number


def leaves(chain: Chain, rows: int, kinds: int) -> list[slice]:
    """Where to cut a chain into pages of at most so many rows and kinds of records, since each kind is a query."""
    cuts: list[slice] = []
    start = at = held = 0
    for number in (chain.counts.get(one.label, 0) for one in chain.records):
        if number and held == kinds:
            cuts.append(slice(start, at))
            start, held = at, 0
        held, end = held + bool(number), at + number
        while end - start > rows:
            cuts.append(slice(start, start + rows))
            start, held = start + rows, 1
        at = end
    return [*cuts, slice(start, at)] if at > start else cuts


def counts(records: Sequence[Record], whose: Whose, *, whole: bool = False) -> dict[str, int]:
    """Record -> how many rows of it are in a file; one query."""
    parts = [_counted(one, whose, whole) for one in records if one.fields(whole=whole)]
    if not parts:
        return {}
    return dict(parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0])


def _counted(record: Record, whose: Whose, whole: bool) -> Any:
    mine = on_request(record, whose) if whole else by_oneself(record, whose)
    rows = record.model._default_manager.filter(mine).order_by()
    named = rows.values(named=Value(record.label, CharField()))
    return named.annotate(number=Count("pk", distinct=True)).values_list("named", "number")


@dataclass(frozen=True)
class Part:
    """A group of a file, and how many rows it has."""

    group: Group
    number: int


def parts_of(person: Guardian | Account) -> list[Part]:
    """The groups of this person's file that hold something."""
    found = counts(chart().records, whose_file(person))
    numbers = [(group, sum(found.get(one.label, 0) for one in chart().within(key))) for key, group in _groups()]
    return [Part(group, number) for group, number in numbers if number]


def _groups() -> list[tuple[str, Group]]:
    return list(chart().groups.items())


def rows_in(person: Guardian | Account, group: str) -> Chain:
    """What a group of this person's file holds."""
    return Chain(chart().within(group), whose_file(person))


def sections(rows: Sequence[Told]) -> list[tuple[Promise | str, list[Told]]]:
    """Neighbouring rows of one kind under one heading."""
    kinds = (list(same) for _key, same in groupby(rows, lambda one: one.record.heading))
    return [(same[0].heading, same) for same in kinds]


def everything(person: Guardian | Account) -> Iterator[tuple[Group, list[Told]]]:
    """Every group that holds something, with all its rows: the same as the pages show."""
    whose = whose_file(person)
    for key, group in _groups():
        if rows := Chain(chart().within(key), whose)[:]:
            yield group, rows
