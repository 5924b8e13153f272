"""Who may plan what, and what a plan keeps: groups, helpers, texts; alone or as a series."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from driehoek.activities.actions import invite, plan, plan_series
from driehoek.activities.models import Activity, Series
from driehoek.activities.tests.making import dutch, moment, new_activity
from driehoek.demo.cast import Cast


@pytest.mark.parametrize("who", ["nico", "rob", "peter", "truus", "elsje", "tom", "nadia", "ayoub"])
def test_outsiders_plan_nothing(cast: Cast, who: str) -> None:
    with pytest.raises(PermissionDenied):
        plan(activity=new_activity(cast), groups=[cast.vlinders], texts=[dutch()], by=getattr(cast, who))
    assert not Activity.objects.filter(place="Ouderkamer", state="draft").exists()


@pytest.mark.parametrize("who", ["marieke", "fatma", "ruud"])
def test_mentor_coordinator_and_head_plan(cast: Cast, who: str) -> None:
    by = getattr(cast, who)
    activity = plan(activity=new_activity(cast), groups=[cast.vlinders], texts=[dutch()], helpers=[cast.truus], by=by)
    assert (activity.owner, activity.state) == (by, "draft")
    assert list(activity.groups.all()) == [cast.vlinders]
    assert list(activity.helpers.all()) == [cast.truus]
    assert activity.texts.get().title == "Kom op de koffie"


def test_a_mentor_plans_for_no_other_group(cast: Cast) -> None:
    for groups in ([cast.rupsen], [cast.vlinders, cast.rupsen], []):
        with pytest.raises(PermissionDenied):
            plan(activity=new_activity(cast), groups=groups, texts=[dutch()], by=cast.marieke)


def test_a_mentor_changes_no_activity_that_is_also_for_others(cast: Cast) -> None:
    shared = plan(activity=new_activity(cast), groups=[cast.vlinders, cast.rupsen], texts=[dutch()], by=cast.fatma)
    shared.place = "Aula"
    with pytest.raises(PermissionDenied):
        plan(activity=shared, groups=[cast.vlinders], by=cast.marieke)
    assert Activity.objects.get(pk=shared.pk).place == "Ouderkamer"
    assert shared.groups.count() == 2


def test_nobody_takes_over_an_activity_of_another_group(cast: Cast) -> None:
    theirs = plan(activity=new_activity(cast), groups=[cast.rupsen], texts=[dutch()], by=cast.fatma)
    with pytest.raises(PermissionDenied):
        plan(activity=theirs, groups=[cast.vlinders], by=cast.marieke)
    assert list(theirs.groups.all()) == [cast.rupsen]


def test_goal_and_helpers_belong_to_the_location(cast: Cast) -> None:
    with pytest.raises(PermissionDenied):
        plan(
            activity=new_activity(cast, goal=cast.goal_elders), groups=[cast.vlinders], texts=[dutch()], by=cast.marieke
        )
    with pytest.raises(PermissionDenied):
        plan(
            activity=new_activity(cast), groups=[cast.vlinders], texts=[dutch()], helpers=[cast.ingrid], by=cast.marieke
        )


@pytest.mark.parametrize(
    "fields",
    [{"place": ""}, {"ends_at": moment(date(2020, 1, 1), "08:00")}, {"partnership": "friends"}, {"level": ""}],
)
def test_bad_data_is_refused(cast: Cast, fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        plan(activity=new_activity(cast, **fields), groups=[cast.vlinders], texts=[dutch()], by=cast.marieke)


def test_a_new_activity_needs_dutch_words(cast: Cast) -> None:
    for texts in ([], [dutch(language="en")]):
        with pytest.raises(ValidationError):
            plan(activity=new_activity(cast), groups=[cast.vlinders], texts=texts, by=cast.marieke)


def test_a_day_outside_the_school_year_is_refused(cast: Cast) -> None:
    for day in (cast.year.start - timedelta(days=1), cast.year.end + timedelta(days=1)):
        with pytest.raises(ValidationError):
            plan(activity=new_activity(cast, day), groups=[cast.vlinders], texts=[dutch()], by=cast.marieke)


def test_groups_that_are_invited_stay_in(cast: Cast) -> None:
    activity = plan(activity=new_activity(cast), groups=[cast.vlinders, cast.rupsen], texts=[dutch()], by=cast.fatma)
    invite(activity=activity, by=cast.fatma)
    activity.refresh_from_db()
    with pytest.raises(ValidationError):
        plan(activity=activity, groups=[cast.rupsen], by=cast.fatma)
    assert activity.groups.count() == 2


def test_a_cancelled_activity_is_not_changed(cast: Cast) -> None:
    Activity.objects.filter(pk=cast.rekenochtend.pk).update(state="cancelled")
    with pytest.raises(ValidationError):
        plan(activity=cast.rekenochtend, groups=[cast.vlinders], by=cast.marieke)


def test_changing_keeps_owner_and_texts(cast: Cast) -> None:
    titles = set(cast.rekenochtend.texts.values_list("language", "title"))
    cast.rekenochtend.place = "Speelzaal"
    plan(activity=cast.rekenochtend, groups=[cast.vlinders], helpers=[], by=cast.fatma)
    kept = Activity.objects.get(pk=cast.rekenochtend.pk)
    assert (kept.place, kept.owner, kept.helpers.count()) == ("Speelzaal", cast.marieke, 0)
    assert set(kept.texts.values_list("language", "title")) == titles


def clock_change(year: int) -> date:
    """The last Sunday of March, on which the clock goes forward."""
    last = date(year, 3, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)


def test_a_series_keeps_its_time_when_the_clock_changes(cast: Cast) -> None:
    sunday = clock_change(cast.year.end.year)
    before, after = sunday - timedelta(days=6), sunday + timedelta(days=8)
    made = plan_series(
        first=new_activity(cast, before), groups=[cast.vlinders], texts=[dutch()], rhythm="weekly", until=after,
        by=cast.marieke,
    )  # fmt: skip
    rows = Activity.objects.filter(pk__in=[one.pk for one in made])
    starts = [timezone.localtime(one.starts_at) for one in rows]
    assert [one.date() for one in starts] == [before, sunday + timedelta(days=1), after]
    assert {f"{one:%H:%M}" for one in starts} == {"08:30"}
    assert {one.ends_at - one.starts_at for one in rows} == {timedelta(minutes=45)}
    assert rows[1].starts_at - rows[0].starts_at == timedelta(days=7, hours=-1)


@pytest.mark.parametrize(("rhythm", "weeks"), [("weekly", 1), ("fortnightly", 2), ("monthly", 4)])
def test_a_series_follows_its_rhythm(cast: Cast, rhythm: str, weeks: int) -> None:
    start = cast.year.start + timedelta(days=40)
    made = series_of(cast, start, start + timedelta(weeks=8), rhythm)
    days = [timezone.localdate(one.starts_at) for one in made]
    assert days == [start + timedelta(weeks=number) for number in range(0, 9, weeks)]


def series_of(cast: Cast, start: date, until: date, rhythm: str = "weekly") -> list[Activity]:
    return plan_series(
        first=new_activity(cast, start), groups=[cast.vlinders, cast.rupsen], helpers=[cast.truus], rhythm=rhythm,
        texts=[dutch(), dutch("Coffee", language="en", source="library")], until=until, by=cast.fatma,
    )  # fmt: skip


def test_every_time_of_a_series_is_complete(cast: Cast) -> None:
    start = cast.year.start + timedelta(days=40)
    made = series_of(cast, start, start + timedelta(weeks=3))
    series = Series.objects.get()
    assert {one.series_id for one in made} == {series.pk}
    assert (series.title, series.activities.count()) == ("Kom op de koffie", 4)
    for activity in series.activities.all():
        assert activity.groups.count() == 2
        assert activity.owner == cast.fatma
        assert list(activity.helpers.all()) == [cast.truus]
        assert set(activity.texts.values_list("language", flat=True)) == {"nl", "en"}


def test_a_long_series_costs_no_more_queries(cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    start = cast.year.start + timedelta(days=10)
    with django_assert_max_num_queries(40):
        made = series_of(cast, start, start + timedelta(weeks=40))
    assert len(made) == 41


def test_a_series_that_ends_before_it_begins_leaves_nothing(cast: Cast) -> None:
    start = cast.year.start + timedelta(days=40)
    for until in (start - timedelta(days=1), cast.year.end + timedelta(days=1)):
        with pytest.raises(ValidationError):
            series_of(cast, start, until)
    assert not Series.objects.exists()


def test_a_series_of_somebody_else_leaves_nothing(cast: Cast) -> None:
    day = cast.year.start + timedelta(days=40)
    with pytest.raises(PermissionDenied):
        plan_series(
            first=new_activity(cast, day), groups=[cast.vlinders], texts=[dutch()], rhythm="weekly", until=day,
            by=cast.tom,
        )  # fmt: skip
    assert not Series.objects.exists()
