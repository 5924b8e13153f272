"""Which rows are in whose file: what one may see by oneself, and what a full request adds after a person looked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model, Q

from driehoek.people.models import Account, Location
from driehoek.people.rules import whole_locations_in_reach
from driehoek.privacy.chart import Record

NOTHING = Q(pk__in=())


@dataclass(frozen=True)
class Whose:
    """Of whom a file is, as numbers: a guardian with the children they may hear about, a student, an account."""

    guardian: int = 0
    account: int = 0
    student: int = 0
    children: Mapping[str, Iterable[int]] = field(default_factory=dict)
    families: Iterable[int] = ()


def by_oneself(record: Record, whose: Whose) -> Q:
    """Match the rows of a record that this person may see without anybody looking first."""
    rows = _of_account(record, whose) | _of_student(record, whose) | _of_guardian(record, whose)
    return rows & Q(**{f"{record.once}__isnull": False}) if record.once else rows


def on_request(record: Record, whose: Whose) -> Q:
    """Match the rows of a full request: also what concerns the whole family or a student's parents.

    What is of another guardian alone stays out here too.
    """
    shared = _any(record.paths["family"], whose.families) & _nobody_elses(record, whose)
    about = _any(record.about_student, [whose.student] if whose.student else [])
    return _of_account(record, whose) | _of_guardian(record, whose) | shared | about


def _of_account(record: Record, whose: Whose) -> Q:
    return _any(record.paths["account"], [whose.account] if whose.account else [])


def _of_student(record: Record, whose: Whose) -> Q:
    """A student's own, not what the parents said about them."""
    mine = _any(record.about_student, [whose.student] if whose.student else [])
    return mine & (_unowned(record) if record.paths["guardian"] else Q())


def _of_guardian(record: Record, whose: Whose) -> Q:
    """A guardian's own rows, and those about a child that are of no other guardian; only of children open today."""
    if not whose.guardian:
        return NOTHING
    open_children = whose.children.get(record.category, ())
    about = _any(record.paths["child"], open_children)
    own = _any(record.paths["guardian"], [whose.guardian])
    if not record.paths["child"]:
        return own
    if not record.paths["guardian"]:
        return about
    of_child = about | _empty(record, "child")
    return (own & of_child) | (NOTHING if record.only_own else about & _unowned(record))


def _nobody_elses(record: Record, whose: Whose) -> Q:
    if not record.paths["guardian"]:
        return Q()
    return _any(record.paths["guardian"], [whose.guardian]) | _unowned(record)


def _unowned(record: Record) -> Q:
    return _empty(record, "guardian")


def _empty(record: Record, person: str) -> Q:
    """Match rows without this person; nothing where there always is one."""
    paths = [path for path in record.paths[person] if _may_be_empty(record.model, path)]
    return Q(**{f"{path}__isnull": True for path in paths}) if paths else NOTHING


def _may_be_empty(model: type[Model], path: str) -> bool:
    first = path.split("__")[0]
    try:
        found = model._meta.get_field(first)
    except FieldDoesNotExist:  # "pk"
        return False
    return "__" not in path and not found.many_to_many and bool(found.null)


def _any(paths: Iterable[str], people: Iterable[int]) -> Q:
    if not (wanted := list(people)):
        return NOTHING
    return reduce(or_, (Q(**{f"{path}__in": wanted}) for path in paths), NOTHING)


def handled_by(account: Account) -> Q:
    """Match requests that this account answers: of the locations they head."""
    reach = Location.objects.filter(whole_locations_in_reach(account, "handle_privacy"))
    return Q(location__in=reach.values("pk"))
