"""What a page is about: the first record that a door found for it, so that the head of the page names its location."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from django.db import models
from django.db.models import Q

from driehoek.people.models import Child, Enrolment, Family, Guardian, Guardianship, Location, StudentDecision
from driehoek.people.models.base import on_day
from driehoek.people.rules import today

# Who belongs to a location by being enrolled there: the way to them from an enrolment.
ENROLLED: dict[type[models.Model], str] = {
    Child: "child",
    Family: "child__family",
    Guardian: "child__guardianships__guardian",
    Guardianship: "child__guardianships",
    StudentDecision: "child__decisions",
}

_found: ContextVar[list[models.Model] | None] = ContextVar("found for this page", default=None)


@contextmanager
def page_of_its_own() -> Iterator[None]:
    """Begin a page that nothing was found for yet."""
    before = _found.set([])
    try:
        yield
    finally:
        _found.reset(before)


def notice(row: models.Model) -> None:
    """Keep a record that a door found, when it is the first that belongs to a location."""
    found = _found.get()
    if found == [] and (isinstance(row, (Location, *ENROLLED)) or path_to_location(type(row))):
        found.append(row)


def is_of_this_page() -> Q | None:
    """Match the locations of what this page is about; None when it is about no location in particular."""
    found = _found.get()
    if not found:
        return None
    row = found[0]
    if isinstance(row, Location):
        return Q(pk=row.pk)
    if path := path_to_location(type(row)):
        return Q(pk__in=type(row)._base_manager.filter(pk=row.pk).values("__".join(path)))
    enrolled = Enrolment.objects.filter(on_day(today()), **{ENROLLED[type(row)]: row})
    return Q(pk__in=enrolled.values("group__location"))


@cache
def path_to_location(model: type[models.Model]) -> tuple[str, ...]:
    """The shortest way from a record to its location along its own fields: ("activity", "location"); empty without."""
    ways: list[tuple[tuple[str, ...], type[models.Model]]] = [((), model)]
    known = {model}
    for path, here in ways:
        for field in here._meta.concrete_fields:
            to = field.related_model
            if to is Location:
                return (*path, field.name)
            if isinstance(to, type) and to not in known:
                known.add(to)
                ways.append(((*path, field.name), to))
    return ()
