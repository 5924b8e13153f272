"""Every kind has a term with a source, every record about people is covered, and a term ends on its day."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import models
from django.utils import timezone

from driehoek.demo.cast import Cast
from driehoek.people.models import Child, Family, Guardian, Location
from driehoek.people.rules import today
from driehoek.retention import terms as loader
from driehoek.retention.covering import erased_along, kept, uncovered, with_a_term
from driehoek.retention.leaving import months_before
from driehoek.retention.terms import FILE, LEFT, MOMENT, Record, Term, terms
from driehoek.retention.tests.material import agreed, bake, gone, over, yassin
from driehoek.shared.strict import DataError

LEAVING = [(one, record) for one in terms().values() if one.after == LEFT for record in one.records]
AGEING = [(one, record) for one in terms().values() if one.after == MOMENT and not one.house for record in one.records]


def test_every_record_goes_with_a_term_or_another_record_or_has_a_reason() -> None:
    assert uncovered() == set(kept())


def test_a_record_tied_to_people_is_named_in_no_list_by_accident() -> None:
    holders = {model for model in erased_along() | with_a_term() if model._meta.label in kept()}
    assert holders == set()


def test_a_path_leads_to_a_person_a_place_and_a_moment() -> None:
    for term in terms().values():
        for record in term.records:
            paths = {record.of: models.Field, record.at: models.ForeignKey, record.on: models.DateTimeField}
            for path in filter(None, paths):
                record.rows.filter(**{f"{path}__isnull": True})
            assert all(isinstance(record.model._meta.get_field(name), models.Field) for name in record.empty)


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("months = 24\nleast = 6\nmost = 24", "months = 30\nleast = 6\nmost = 24", "months must lie between"),
        ('after = "left"', 'after = "birth"', "after is 'birth'"),
        ('key = "contacts"', 'key = "offer"', "key offer is there twice"),
    ],
)
def test_a_slip_is_named(tmp_path: Path, right: str, wrong: str, said: str) -> None:
    file = tmp_path / "terms.toml"
    file.write_text(FILE.read_text().replace(right, wrong, 1))
    with pytest.raises(DataError, match=said):
        loader.read(file)


def made(record: Record, child: Child, location: Location) -> Any:
    """A row of any record about a child, its family or its mother, at a location; or the person."""
    mother = Guardian.objects.get(given_name="Samira")
    people: dict[str, Child | Family | Guardian] = {"child": child, "family": child.family, "guardian": mother}
    whose = people[record.subject]
    if record.of == "pk":
        return whose
    record.model._default_manager.filter(**{record.of: whose}).delete()
    place = {record.at: location} if record.at else {}
    return bake(record.label, **{record.of: whose}, **place)


def everybody_of(child: Child, months: int, days: int) -> None:
    """Let a child and its sister leave."""
    for one in child.family.children.all():
        gone(one, months, days=days)


@pytest.mark.parametrize(("term", "record"), LEAVING, ids=[f"{one.key}-{record.label}" for one, record in LEAVING])
def test_a_term_after_leaving_ends_on_its_day(cast: Cast, term: Term, record: Record) -> None:
    agreed(cast)
    row = made(record, yassin(), cast.vlindertuin)
    everybody_of(yassin(), term.months, days=-1)
    assert row not in over(record, term, cast.vlindertuin)
    everybody_of(yassin(), term.months, days=0)
    assert row in over(record, term, cast.vlindertuin)


@pytest.mark.parametrize(("term", "record"), AGEING, ids=[f"{one.key}-{record.label}" for one, record in AGEING])
def test_a_term_of_a_record_ends_on_its_day(cast: Cast, term: Term, record: Record) -> None:
    agreed(cast)
    row = bake(record.label, **{record.at: cast.vlindertuin}, **dict.fromkeys(record.empty, "a@b.example"))
    noon = timezone.localtime().replace(hour=12)
    for day, ended in (
        (months_before(today(), term.months) + timedelta(days=1), False),
        (months_before(today(), term.months), True),
    ):
        set_moment(row, record.on, noon.replace(year=day.year, month=day.month, day=day.day))
        assert (row in over(record, term, cast.vlindertuin)) is ended


def set_moment(row: Any, path: str, moment: Any) -> None:
    """Write the moment a term counts from, on the row or on what it belongs to."""
    *owners, name = path.split("__")
    for owner in owners:
        row = getattr(row, owner)
    type(row)._default_manager.filter(pk=row.pk).update(**{name: moment})
