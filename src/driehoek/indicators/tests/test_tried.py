"""Before a measure and since: comparable activities only, each family once, and never a word about why."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from driehoek.activities.models import Activity, Measure
from driehoek.activities.tests.crowd import crowd, held
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.indicators.tried import Tried, tried
from driehoek.people.models import Family


def with_measure(activity: Activity) -> Measure:
    return Measure.objects.create(activity=activity, kind="childcare")


def coffee(cast: Cast, families: list[Family], before: list[int], since: list[int]) -> Measure:
    """Coffee mornings a day apart, of which so many families came before the measure, and since."""
    days = len(before) + len(since)
    rows = [_held(cast, families, came, days - number) for number, came in enumerate([*before, *since])]
    made = [with_measure(row) for row in rows[len(before) :]]
    return made[0]


def _held(cast: Cast, families: list[Family], came: int, days_ago: int) -> Activity:
    row = held(cast, families, came, 1)
    start = timezone.now() - timedelta(days=days_ago)
    Activity.objects.filter(pk=row.pk).update(starts_at=start, ends_at=start + timedelta(hours=1))
    return row


def numbers(found: Tried) -> tuple[int, int, int, int]:
    return (found.before.came.count, found.before.came.whole, found.since.came.count, found.since.came.whole)


def test_as_many_times_before_as_since_and_each_family_once(cast: Cast) -> None:
    measure = coffee(cast, crowd(cast, 20), before=[19, 4, 6], since=[15, 10])
    found = tried(measure, None)
    assert numbers(found) == (6, 20, 15, 20)
    assert (len(found.before.activities), len(found.since.activities), found.left_out) == (2, 2, 1)
    assert found.came
    assert (round(found.came.value, 2), found.came.is_clear) == (0.45, True)


def test_other_kinds_other_groups_and_what_is_to_come_do_not_count(cast: Cast) -> None:
    families = crowd(cast, 12)
    measure = coffee(cast, families, before=[3], since=[9])
    held(cast, families, 12, 5, library_key="open_lesson")
    wider = held(cast, families, 12, 5)
    wider.groups.add(cast.rupsen)
    Activity.objects.filter(pk=held(cast, families, 12, 5).pk).update(state="cancelled")
    assert numbers(tried(measure, None)) == (3, 12, 9, 12)
    assert tried(measure, frozenset({cast.rupsen.pk})).since.came.whole == 0


def test_who_named_the_barrier_is_counted_apart(cast: Cast) -> None:
    families = crowd(cast, 10)
    measure = coffee(cast, families, before=[5], since=[8])
    first, last = Activity.objects.filter(owner=cast.fatma, place="Ouderkamer", state="closed").order_by("starts_at")
    first.absences.create(family=families[7], excused=True, reason="childcare")
    first.absences.create(family=families[8], excused=True, reason="work")
    last.absences.create(family=families[9], excused=True, reason="childcare")
    found = tried(measure, None)
    assert (found.before.named.count, found.since.named.count) == (1, 1)


def test_the_page_says_what_changed_and_never_why(client: Client, cast: Cast) -> None:
    measure = coffee(cast, crowd(cast, 40), before=[6], since=[30])
    page = as_staff(client, cast.fatma).get(reverse("tried_measure", args=[measure.pk]))
    assert "Sindsdien kwamen er 60 punten meer gezinnen" in page.text
    assert "Dit laat niet zien waarom" in page.text
    main = page.text.split("<main")[1].split("</main>")[0].lower()
    assert [word for word in ("effect", "dankzij", "omdat", "leidde", "werkt") if word in main] == []


@pytest.mark.parametrize(("before", "since", "shown"), [(10, 30, True), (3, 30, False), (10, 38, False)])
def test_a_board_sees_totals_of_enough_families_only(
    client: Client, cast: Cast, before: int, since: int, shown: bool
) -> None:
    measure = coffee(cast, crowd(cast, 40), before=[before], since=[since])
    page = as_staff(client, cast.ingrid).get(reverse("tried_measure", args=[measure.pk]))
    assert (f"{since} van 40" in page.text) == shown
    assert (f"{before} van 40" in page.text) == shown
    assert "als reden om niet te komen" not in page.text
    assert "Verborgen" not in page.text if shown else "Verborgen" in page.text


def test_one_line_per_measure_and_series_whatever_their_number(
    client: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    families = crowd(cast, 2)
    coffee(cast, families, before=[1], since=[1] * 30)
    for number in range(18):
        with_measure(held(cast, families, 1, 2, library_key=f"entry_{number}"))
    staff = as_staff(client, cast.fatma)
    with django_assert_max_num_queries(15):
        page = staff.get(reverse("tried", args=["vlindertuin"]))
    assert page.context["page"].paginator.count == 19
