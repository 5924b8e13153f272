"""What goes and what stays when somebody asks to erase: derived from the relations, for the page and for the work."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CASCADE, Count, Max, Model, Q, QuerySet, Value

from driehoek.classbook.models import Photo
from driehoek.people.models import Account, Child, Enrolment, Family, Guardian, Guardianship
from driehoek.people.models.base import on_day
from driehoek.people.rules import today
from driehoek.retention.due import Rows
from driehoek.retention.leaving import months_before, with_last_day
from driehoek.retention.models import Erasure, Hold, SoonErased
from driehoek.retention.terms import terms
from driehoek.schooldays.models import Missed, Recount, Signal

# What the law asks to keep of a child (Besluit bekostiging WPO art. 9), and what goes by itself.
STAYS: tuple[type[Model], ...] = (Enrolment, Missed, Signal, Recount, Guardianship, Hold, SoonErased)
LAW = "register"


@dataclass(frozen=True)
class Part:
    """Rows that go, or of which fields are emptied; `named` says of which kind they are told."""

    rows: "QuerySet[Any]"
    kind: str
    empty: tuple[str, ...] = ()


def children_of(erasure: Erasure) -> QuerySet[Child]:
    """The children that are erased as far as the law lets."""
    if erasure.scope == Erasure.Scope.FAMILY:
        return Child.objects.filter(family=erasure.family_id).exclude(family=None)
    return (
        Child.objects.filter(pk=erasure.child_id or 0) if erasure.scope == Erasure.Scope.CHILD else Child.objects.none()
    )


def guardians_of(erasure: Erasure) -> QuerySet[Guardian]:
    """The guardians that are erased; of a family those who have no child in another one."""
    if erasure.scope == Erasure.Scope.GUARDIAN:
        return Guardian.objects.filter(pk=erasure.guardian_id or 0)
    if erasure.scope == Erasure.Scope.CHILD or erasure.family_id is None:
        return Guardian.objects.none()
    ties = Guardianship.objects.exclude(child__family=erasure.family_id)
    here = Guardian.objects.filter(guardianships__child__family=erasure.family_id).distinct()
    return here.exclude(pk__in=ties.values("guardian"))


def parts(erasure: Erasure) -> Iterator[Part]:
    """Everything that goes, in order; each is asked anew, so that it can go on after any interruption."""
    yield Part(guardians_of(erasure), "guardians")
    if erasure.scope == Erasure.Scope.FAMILY and erasure.family_id:
        yield from _hanging_on(Family, [erasure.family_id], (Hold, SoonErased))
    yield from _of_children(children_of(erasure))


def _of_children(children: QuerySet[Child]) -> Iterator[Part]:
    numbers = list(children.values_list("pk", flat=True))
    yield Part(Photo.objects.filter(children__in=numbers).distinct(), "class_book")
    yield Part(Account.objects.filter(child__in=numbers), "guardians")
    yield from _hanging_on(Child, numbers, STAYS)
    yield Part(Missed.objects.filter(child__in=numbers).exclude(note=""), "absence", ("note",))
    yield Part(children.exclude(pk__in=bound_by_law(numbers)), LAW)


def _hanging_on(model: type[Model], numbers: list[int], stays: tuple[type[Model], ...]) -> Iterator[Part]:
    """What the database would erase along with these rows."""
    for relation in model._meta.related_objects:
        other: Any = relation.related_model
        if getattr(relation, "on_delete", None) is CASCADE and other not in stays:
            rows = other._default_manager.filter(**{f"{relation.field.name}__in": numbers})
            yield Part(rows, kind_of(other))


def kind_of(model: type[Model]) -> str:
    """The kind by which a model is told; what has none of its own belongs to the person."""
    found = [term.key for term in terms().values() for record in term.records if record.model is model]
    return found[0] if found else "guardians"


def bound_by_law(numbers: list[int]) -> list[int]:
    """The children whose enrolment the law asks to keep for now."""
    return [pk for pk, until in law_until(numbers).items() if until >= today()]


def law_until(numbers: list[int]) -> dict[int, date]:
    """Child -> the last day on which its enrolment must be kept."""
    rows = with_last_day(Enrolment.objects.filter(child__in=numbers)).order_by().values("child")
    last = dict(rows.annotate(day=Max("last")).values_list("child", "day"))
    return {pk: months_before(day, -terms()[LAW].least) for pk, day in last.items()}


@dataclass(frozen=True)
class Plan:
    """What a request would do, for who decides: counts per kind, and what stays with its reason."""

    goes: list[tuple[str, int]]
    stays: list[tuple[Child, date]]
    nameless: int
    unlinked: list[Child]


def plan(erasure: Erasure) -> Plan:
    """Count what goes and tell what stays, in a handful of queries."""
    numbers = list(children_of(erasure).values_list("pk", flat=True))
    until = {pk: day for pk, day in law_until(numbers).items() if day >= today()}
    children = Child.objects.in_bulk(until)
    goes = _counted([*parts(erasure), *_with_guardians(erasure)])
    return Plan(goes, [(children[pk], until[pk]) for pk in until], _nameless(erasure), _left_alone(erasure))


def _with_guardians(erasure: Erasure) -> Iterator[Part]:
    """What goes along with guardians: told on the page, done by the database."""
    yield from _hanging_on(Guardian, list(guardians_of(erasure).values_list("pk", flat=True)), (SoonErased,))


def _counted(found: list[Part]) -> list[tuple[str, int]]:
    asked = [
        part.rows.order_by().annotate(told=Value(part.kind)).values("told").annotate(number=Count("pk", distinct=True))
        for part in found
    ]
    first, *others = [rows.values_list("told", "number") for rows in asked]
    counts: Counter[str] = Counter()
    for kind, number in first.union(*others, all=True):
        counts[kind] += number
    return [(terms()[key].title, counts[key]) for key in terms() if counts[key]]


def _nameless(erasure: Erasure) -> int:
    """How many records of the family stay without the name of the guardian."""
    if erasure.guardian is None:
        return 0
    return erasure.guardian.contacts.count() + erasure.guardian.attendances.count()


def _left_alone(erasure: Erasure) -> list[Child]:
    """Children at school about whom the school must inform these guardians (WPO art. 11; BW 1:377b)."""
    ties = Guardianship.objects.filter(on_day(today()), guardian__in=guardians_of(erasure).values("pk"))
    ties = ties.exclude(custody=Guardianship.Custody.NO)
    return list(Child.objects.filter(_at_school(), pk__in=ties.values("child")))


def _at_school() -> Q:
    return Q(pk__in=Enrolment.objects.filter(on_day(today()), group__school_year__end__gte=today()).values("child"))


def work_left(erasure: Erasure) -> tuple[Part, list[int]] | None:
    """The next rows to erase or empty; None when everything is done."""
    for part in parts(erasure):
        if numbers := list(part.rows.order_by("pk").values_list("pk", flat=True)[:200]):
            return part, numbers
    return None


def concerned(erasure: Erasure) -> Rows:
    """The enrolments of everybody whom a request concerns: who decides must decide at all their locations."""
    if erasure.scope == Erasure.Scope.GUARDIAN:
        return Enrolment.objects.filter(child__guardianships__guardian=erasure.guardian_id)
    if erasure.scope == Erasure.Scope.CHILD:
        return Enrolment.objects.filter(child=erasure.child_id)
    return Enrolment.objects.filter(child__family=erasure.family_id)
