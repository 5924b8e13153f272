"""Hours asked beside hours given, week by week, and who may see whose."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from driehoek.activities.models import Activity
from driehoek.activities.tests.making import new_activity
from driehoek.conversations.models import HostTime, Round
from driehoek.conversations.tests.rounds import a_host, a_party, a_round, a_talk
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.logbook.models import Promise
from driehoek.people.models import Account, Appointment, SchoolYear
from driehoek.people.rules import today
from driehoek.scan import actions
from driehoek.scan.models import ParentHours
from driehoek.scan.queries import load_of
from driehoek.scan.workload import given_in, weeks_of
from driehoek.schooldays.calendars import calendar_of, monday_of


@pytest.fixture
def nothing_yet(cast: Cast) -> Cast:
    """The cast without anything that asks hours."""
    Activity.objects.update(staff_hours=0)
    Promise.objects.update(owner=None)
    return cast


def asked(cast: Cast, account: Account, day: date) -> Decimal:
    """Hours that the week of a day asks of a colleague of De Vlindertuin."""
    weeks = load_of(account, cast.vlindertuin, cast.year).weeks
    return next(week.asked for week in weeks if week.monday == monday_of(day))


def agree(cast: Cast, hours: float, per: str = "week") -> ParentHours:
    """Hours of Marieke."""
    fixed = {"location": cast.vlindertuin, "school_year": cast.year, "account": cast.marieke}
    return ParentHours.objects.create(**fixed, hours=Decimal(hours), per=per)


def test_an_activity_asks_hours_of_all_who_carry_it(nothing_yet: Cast) -> None:
    day = today() + timedelta(days=7)
    activity = new_activity(nothing_yet, day, staff_hours=Decimal(6), owner=nothing_yet.marieke)
    activity.save()
    activity.helpers.add(nothing_yet.fatma)
    assert asked(nothing_yet, nothing_yet.marieke, day) == asked(nothing_yet, nothing_yet.fatma, day) == 3
    activity.state = Activity.State.CANCELLED
    activity.save()
    assert asked(nothing_yet, nothing_yet.marieke, day) == 0


def test_a_round_asks_free_times_until_its_talks_are_planned(nothing_yet: Cast) -> None:
    round_ = a_round(nothing_yet)
    host, day = a_host(round_, nothing_yet.marieke), round_.days.get().date
    assert asked(nothing_yet, nothing_yet.marieke, day) == 3
    a_talk(a_party(round_, nothing_yet.samira), nothing_yet.yassin, host)
    # Ten minutes of talk and ten for the report.
    assert asked(nothing_yet, nothing_yet.marieke, day) == Decimal(20) / 60
    Round.objects.update(state=Round.State.CLOSED)
    round_.talks.all().delete()
    assert HostTime.objects.exists()
    assert asked(nothing_yet, nothing_yet.marieke, day) == 0


def test_a_promise_asks_a_quarter_in_its_week(nothing_yet: Cast) -> None:
    promise = nothing_yet.open_promise
    Promise.objects.filter(pk=promise.pk).update(owner=nothing_yet.marieke)
    assert asked(nothing_yet, nothing_yet.marieke, promise.due) == Decimal("0.25")
    Promise.objects.filter(pk=promise.pk).update(state=Promise.State.DECLINED)
    assert asked(nothing_yet, nothing_yet.marieke, promise.due) == 0


def test_holidays_give_no_hours_and_a_year_is_spread_over_lesson_weeks() -> None:
    year = SchoolYear(start=date(2026, 8, 31), end=date(2026, 9, 27))
    mondays = list(weeks_of(year))
    calendar = calendar_of([(date(2026, 9, 7), date(2026, 9, 13))])
    per_year = ParentHours(hours=Decimal(30), per="year")
    assert [given_in(per_year, monday, calendar, 3) for monday in mondays] == [10, 0, 10, 10]
    assert given_in(ParentHours(hours=Decimal(2), per="week"), mondays[0], calendar, 3) == 2
    assert given_in(None, mondays[0], calendar, 3) is None


def test_weeks_that_do_not_fit_are_named(client: Client, nothing_yet: Cast) -> None:
    day = today() + timedelta(days=7)
    new_activity(nothing_yet, day, staff_hours=Decimal(6), owner=nothing_yet.marieke).save()
    agree(nothing_yet, 2)
    load = load_of(nothing_yet.marieke, nothing_yet.vlindertuin, nothing_yet.year)
    assert [(week.monday, week.over) for week in load.too_full] == [(monday_of(day), Decimal(4))]
    page = as_staff(client, nothing_yet.fatma).get(reverse("parent_hours", args=["vlindertuin"])).content.decode()
    assert "1 week te vol" in page


def test_nobody_is_too_full_as_long_as_no_hours_are_noted(nothing_yet: Cast) -> None:
    new_activity(nothing_yet, staff_hours=Decimal(6), owner=nothing_yet.marieke).save()
    load = load_of(nothing_yet.marieke, nothing_yet.vlindertuin, nothing_yet.year)
    assert (load.asked, load.given) == (Decimal(6), None)
    assert not load.too_full


def test_a_mentor_sees_their_own_hours_only(client: Client, cast: Cast) -> None:
    as_staff(client, cast.marieke)
    page = client.get(reverse("parent_hours", args=["vlindertuin"]))
    assert [load.account for load in page.context["loads"]] == [cast.marieke]
    assert client.get(reverse("hours_of", args=["vlindertuin", cast.marieke.pk])).status_code == 200
    assert client.get(reverse("hours_of", args=["vlindertuin", cast.fatma.pk])).status_code == 404
    own = reverse("hours_of", args=["vlindertuin", cast.marieke.pk])
    assert client.post(own, {"hours": "9", "per": "week"}).status_code == 404
    assert not ParentHours.objects.exists()


def test_a_coordinator_notes_and_changes_hours(client: Client, cast: Cast) -> None:
    as_staff(client, cast.fatma)
    address = reverse("hours_of", args=["vlindertuin", cast.marieke.pk])
    client.post(address, {"hours": "1.5", "per": "week"})
    client.post(address, {"hours": "60", "per": "year"})
    row = ParentHours.objects.get()
    assert (row.account, row.hours, row.per) == (cast.marieke, Decimal(60), "year")
    assert client.post(address, {"hours": "-1", "per": "week"}).context["form"].errors.keys() == {"hours"}
    assert client.get(reverse("hours_of", args=["vlindertuin", cast.tom.pk])).status_code == 404


def test_hours_are_given_only_to_who_works_there(cast: Cast) -> None:
    hours = ParentHours(location=cast.vlindertuin, school_year=cast.year, account=cast.tom, hours=2, per="week")
    with pytest.raises(PermissionDenied):
        actions.agree_hours(hours=hours, by=cast.fatma)


@pytest.mark.parametrize("colleagues", [1, 30])
def test_the_list_asks_as_much_for_thirty(
    client: Client, cast: Cast, colleagues: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    place = {"organisation": cast.driesprong, "location": cast.vlindertuin, "confirmed_at": cast.rekenochtend.starts_at}
    for number in range(colleagues):
        account = Account.objects.create_user(f"{number}@school.example", f"Collega {number}")
        Appointment.objects.create(account=account, role="mentor", **place)
    as_staff(client, cast.fatma).get(reverse("parent_hours", args=["vlindertuin"]))
    with django_assert_max_num_queries(15):
        client.get(reverse("parent_hours", args=["vlindertuin"]))
