"""Involvement beside attendance and learning: days counted right, no cell about a few, and said not to be a cause."""

from datetime import timedelta
from itertools import pairwise

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from driehoek.activities.models import Attendance
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.indicators.beside import BANDS, LEAST, crosses, days_missed, merged, results
from driehoek.indicators.scope import here
from driehoek.people.models import Child, Enrolment, Family
from driehoek.people.rules import today
from driehoek.schooldays.calendars import monday_of
from driehoek.schooldays.models import LearningResult, Missed

PATH = "/locatie/vlindertuin/naast-verzuim/"
cells = st.lists(st.integers(0, 20), min_size=4, max_size=4)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)  # drawing may wait for a busy machine
@given(cells, cells)
def test_no_cell_is_about_a_few_children(one: list[int], other: list[int]) -> None:
    bounds, rows = merged(list(BANDS), [one, other], LEAST)
    assert [sum(row) for row in rows] == [sum(one), sum(other)]
    assert {len(row) for row in rows} == {len(bounds) + 1}
    assert all(low < high for low, high in pairwise(bounds))
    assert not bounds or min(min(row) for row in rows) >= LEAST


def missed(cast: Cast, child: Child, days: int) -> None:
    """This child was not there for so many days in a row, beginning on a Monday three weeks ago."""
    start = monday_of(today()) - timedelta(days=21)
    Missed.objects.create(child=child, group=cast.rupsen, start=start, end=start + timedelta(days=days - 1))


def test_weekends_and_what_was_taken_back_are_no_missed_days(cast: Cast) -> None:
    missed(cast, cast.parisa, 8)
    missed(cast, cast.parisa, 2)
    assert days_missed(here(cast.vlindertuin, cast.year)) == {cast.parisa.pk: 6}
    Missed.objects.update(taken_back_at=timezone.now())
    assert days_missed(here(cast.vlindertuin, cast.year)) == {}


def test_children_stand_where_their_family_and_their_days_say(cast: Cast) -> None:
    for number in range(24):
        family = Family.objects.create(organisation=cast.driesprong, name=f"F{number}")
        child = Child.objects.create(organisation=cast.driesprong, family=family, family_name="F")
        Enrolment.objects.create(child=child, group=cast.rupsen)
        if number < 12:
            Attendance.objects.create(activity=cast.koffieochtend, family=family, other="x")
        if number % 2:
            missed(cast, child, 3)
    table = next(one for one in crosses(here(cast.vlindertuin, cast.year)) if one.code == "participation")
    came, stayed = table.sides
    assert (came.carries, came.cells[1], stayed.cells[1]) == (True, 6, 6)
    assert came.whole + stayed.whole == Enrolment.objects.filter(group__location=cast.vlindertuin).count()


def test_the_page_says_that_it_shows_no_cause_and_hides_small_tables(client: Client, cast: Cast) -> None:
    assert as_staff(client, cast.fatma).get(PATH).context["tables"] == []
    missed(cast, cast.parisa, 3)
    page = client.get(PATH)
    assert page.context["tables"]
    assert not any(cross.sides for _name, _mark, cross in page.context["tables"])
    assert "notice" in page.text


def result(cast: Cast, child: Child, level: str, *, day: int | None = None) -> None:
    """This child was so far in language so many days ago, or over the whole year."""
    start, end = (cast.year.start, cast.year.end) if day is None else [today() - timedelta(days=day)] * 2
    where = {"location": cast.vlindertuin, "subject": "Taal", "start": start, "end": end}
    LearningResult.objects.create(child=child, level=level, **where)


def pupils(cast: Cast, levels: list[str]) -> None:
    """A family that came and one that did not, with a child each, for every level."""
    for number, level in enumerate(level for level in levels for _twice in range(2)):
        family = Family.objects.create(organisation=cast.driesprong, name=f"F{number}")
        child = Child.objects.create(organisation=cast.driesprong, family=family, family_name="F")
        Enrolment.objects.create(child=child, group=cast.rupsen)
        if number % 2:
            Attendance.objects.create(activity=cast.koffieochtend, family=family, other="x")
        result(cast, child, level)


@pytest.mark.parametrize(
    ("levels", "columns", "cells"),
    [
        (["under"] * 5 + ["at"] * 6 + ["above"] * 5, 3, [5, 6, 5]),
        (["under"] * 5 + ["at"] * 2 + ["above"] * 5, 2, [7, 5]),
        (["under"] * 4 + ["at"] * 4, 0, []),
    ],
)
def test_results_stand_beside_who_came_and_never_fewer_than_five(
    cast: Cast, levels: list[str], columns: int, cells: list[int]
) -> None:
    pupils(cast, levels)
    [table] = crosses(here(cast.vlindertuin, cast.year))
    assert (table.subject, table.code, len(table.columns)) == ("Taal", "participation", columns)
    assert [side.cells for side in table.sides] == ([cells, cells] if cells else [])
    assert all([name for name, _cell, _share in side.shares] == table.columns for side in table.sides)


def test_the_last_result_counts_and_only_that_of_this_location_and_year(cast: Cast) -> None:
    for level, day in (("above", 1), ("at", 2), ("under", None)):
        result(cast, cast.parisa, level, day=day)
    LearningResult.objects.create(
        child=cast.parisa,
        location=cast.vlindertuin,
        subject="Oud",
        level="at",
        start=cast.year.start - timedelta(days=1),
        end=cast.year.start - timedelta(days=1),
    )
    LearningResult.objects.create(
        child=cast.parisa, location=cast.regenboog, subject="Elders", level="at", start=today(), end=today()
    )
    assert results(here(cast.vlindertuin, cast.year)) == {"Taal": {cast.parisa.pk: 2}}


def test_the_page_shows_no_small_result(client: Client, cast: Cast) -> None:
    result(cast, cast.parisa, "under")
    page = as_staff(client, cast.fatma).get(PATH)
    assert "Taal" in page.text
    assert [cross.sides for _name, _mark, cross in page.context["tables"]] == [[]]
