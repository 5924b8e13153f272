"""Many rows at once are what they would be one by one."""

import pytest
from django.forms.models import model_to_dict

from driehoek.demo.cast import Cast
from driehoek.people.models import Guardian
from driehoek.shared.rows import insert


def guardians(cast: Cast, number: int) -> list[Guardian]:
    return [
        Guardian(organisation=cast.driesprong, family_name=f"Yılmaz {place}", phone="+31612345678", fallbacks=["sms"])
        for place in range(number)
    ]


@pytest.mark.parametrize("number", [1, 150])
def test_rows_are_those_that_saving_makes(cast: Cast, number: int) -> None:
    saved = guardians(cast, number)
    Guardian.objects.bulk_create(saved)
    kept = Guardian.objects.in_bulk(row.pk for row in insert(guardians(cast, number)))
    told = [model_to_dict(Guardian.objects.get(pk=row.pk), exclude=["id"]) for row in saved]
    assert [model_to_dict(row, exclude=["id"]) for row in sorted(kept.values(), key=lambda row: row.pk)] == told


def test_every_row_gets_its_own_number(cast: Cast) -> None:
    for row in insert(guardians(cast, 150)):
        assert Guardian.objects.get(pk=row.pk).family_name == row.family_name
        assert not row._state.adding


def test_nothing_asks_nothing(db: None) -> None:
    assert insert(list[Guardian]()) == []
