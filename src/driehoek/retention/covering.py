"""Which records are about people, derived from the relations of the database, so that a new one cannot be forgotten."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.apps import apps
from django.db import models

from driehoek.retention.terms import terms
from driehoek.shared import strict

FILE = Path(__file__).parent / "data" / "kept.toml"
Model = type[models.Model]


def with_a_term() -> set[Model]:
    """Models of which rows are erased or emptied by a term."""
    return {record.model for term in terms().values() for record in term.records}


def erased_along() -> set[Model]:
    """Models with a term, and those of which the rows go when a row of these goes."""
    covered = {one.model for term in terms().values() for one in term.records if not one.empty}
    while more := {model for model in apps.get_models() if model not in covered and covered & set(_owners(model))}:
        covered |= more
    return covered


def _owners(model: Model) -> Iterator[Model]:
    """The models whose rows take rows of this one with them."""
    for field in model._meta.get_fields():
        if isinstance(field, models.ForeignKey) and field.remote_field.on_delete is models.CASCADE:
            yield field.related_model


@cache
def kept() -> dict[str, str]:
    """Model -> why no term is needed, for every model that nothing erases; raises `DataError` on a slip."""
    table = strict.read(FILE)
    found: dict[str, str] = {}
    for number, raw in enumerate(strict.tables(FILE.name, table, "kept"), 1):
        strict.check_fields(f"{FILE.name}, {number}", raw, ("why", "models"))
        found |= dict.fromkeys(raw["models"], strict.text(f"{FILE.name}, {number}", raw, "why"))
    return found


def uncovered() -> set[str]:
    """Models that neither go with a term nor with another record: each needs a reason."""
    return {model._meta.label for model in set(apps.get_models()) - erased_along()}
