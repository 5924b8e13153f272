"""Erase records with everything that hangs on them, and what stands beside them under a number or in a file.

Database relations say what goes along. Beside them: files, what an import remembers, the photos a child stands in, a
student's account; and what another person shares with who is erased stays, without the name.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from typing import Any

from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.files.base import File
from django.db import DEFAULT_DB_ALIAS, models
from django.db.models import FileField, QuerySet
from django.db.models.deletion import Collector

from driehoek.classbook.models import Photo
from driehoek.logbook.models import Contact, Promise
from driehoek.people.models import Account, Child, ExternalKey, Family, Guardian, Household
from driehoek.retention.remembering import remember

Counts = Counter[str]
Numbers = Collection[int]


def erase(model: type[models.Model], numbers: Numbers) -> Counts:
    """Erase these rows within the transaction of the caller; returns how many of each model went.

    Files go first: when the database then fails, the next try finds the rows and no files.
    """
    if not numbers:
        return Counter()
    if model is not Session:  # its number is a secret, and an expired one opens nothing in a backup either
        remember(model._meta.label, numbers)
    rows: QuerySet[Any] = model._default_manager.filter(pk__in=numbers)
    counts = BESIDE[model](numbers) if model in BESIDE else Counter()
    emptied = _homes(model, numbers)
    for file in files_of(rows):
        file.storage.delete(file.name)  # type: ignore[attr-defined]
    counts.update(rows.delete()[1])
    for home in emptied:
        counts.update(erase(home.model, list(home.values_list("pk", flat=True))))
    return counts


def wipe(model: type[models.Model], numbers: Numbers, fields: Collection[str]) -> Counts:
    """Empty these fields of rows and keep the rows, so that what is counted stays true."""
    if not numbers:
        return Counter()
    remember(model._meta.label, numbers, fields)
    model._default_manager.filter(pk__in=numbers).update(**dict.fromkeys(fields, ""))
    return Counter({model._meta.label: len(numbers)})


def files_of(rows: "QuerySet[Any]") -> Iterator["File[bytes]"]:
    """Every file of these rows and of what is erased with them."""
    collector = Collector(using=DEFAULT_DB_ALIAS, origin=rows)
    collector.collect(rows)
    collected = [*collector.data.values(), *collector.fast_deletes]
    for found in collected:
        for row in found:
            if not (fields := [field for field in row._meta.fields if isinstance(field, FileField)]):
                break
            yield from (getattr(row, field.name) for field in fields if getattr(row, field.name))


def _beside_children(numbers: Numbers) -> Counts:
    """Photos they stand in (a face cannot be made nameless), their own account, and what imports know of them."""
    counts = _of_imports(Child, ExternalKey.Kind.CHILD, numbers)
    counts.update(erase(Photo, _numbers(Photo.objects.filter(children__in=numbers).distinct())))
    counts.update(erase(Account, _numbers(Account.objects.filter(child__in=numbers))))
    return counts


def _beside_guardians(numbers: Numbers) -> Counts:
    """What the family shares stays without their name: a contact loses its words, a promise its outcome."""
    contacts, promises = Contact.objects.filter(guardian__in=numbers), Promise.objects.filter(guardian__in=numbers)
    wipe(Contact, _numbers(contacts), ("note", "subject"))
    counts = erase(Promise, _numbers(promises.filter(state=Promise.State.OPEN)))
    wipe(Promise, _numbers(promises), ("outcome", "subject", "language"))
    return counts + _of_imports(Guardian, ExternalKey.Kind.GUARDIAN, numbers)


def _of_imports(model: type[models.Model], kind: str, numbers: Numbers) -> Counts:
    """How other systems name them, and what an import would put back when it is undone."""
    keys = ExternalKey.objects.filter(kind=kind, object_id__in=numbers)
    changes = apps.get_model("exchange.ImportChange")
    gone = changes._default_manager.filter(model=model._meta.label, object_id__in=numbers)
    return erase(ExternalKey, _numbers(keys)) + erase(changes, _numbers(gone))


def _homes(model: type[models.Model], numbers: Numbers) -> "list[QuerySet[Any]]":
    """Addresses, families and guardians with nobody left afterwards; asked now, looked at then."""
    if model not in (Child, Guardian):
        return []
    path = "children" if model is Child else "guardians"
    homes = _numbers(Household.objects.filter(**{f"{path}__in": numbers}))
    empty: list[QuerySet[Any]] = [Household.objects.filter(pk__in=homes, guardians=None, children=None)]
    if model is Child:
        families = _numbers(Family.objects.filter(children__in=numbers))
        guardians = _numbers(Guardian.objects.filter(guardianships__child__in=numbers))
        empty.append(Family.objects.filter(pk__in=families, children=None))
        empty.append(Guardian.objects.filter(pk__in=guardians, guardianships=None))
    return empty


def _numbers(rows: "QuerySet[Any]") -> list[int]:
    return list(rows.order_by().values_list("pk", flat=True))


BESIDE: dict[type[models.Model], Callable[[Numbers], Counts]] = {
    Child: _beside_children,
    Guardian: _beside_guardians,
}
