"""The line of the year, the page of a goal and the library: within reach, in order, for the kind of school."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from driehoek.activities import library
from driehoek.activities.actions import plan, plan_series
from driehoek.activities.models import Activity
from driehoek.activities.tests.making import dutch, new_activity
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff

YEAR, LIBRARY = "/locatie/vlindertuin/jaar/", "/locatie/vlindertuin/bibliotheek/"


@pytest.mark.parametrize("who", ["nico", "rob", "peter", "ingrid", "truus", "ayoub", "elsje", "tom", "nadia"])
def test_outsiders_open_nothing(client: Client, cast: Cast, who: str) -> None:
    as_staff(client, getattr(cast, who))
    for path in (YEAR, LIBRARY, reverse("goal", kwargs={"pk": cast.goal_vlindertuin.pk})):
        assert client.get(path).status_code == 404


def test_a_mentor_sees_the_own_groups_only(client: Client, cast: Cast) -> None:
    plan(
        activity=new_activity(cast, staff_hours=7), groups=[cast.rupsen], texts=[dutch("Rupsenochtend")], by=cast.fatma
    )
    mentor = as_staff(client, cast.marieke).get(YEAR)
    assert "Rupsenochtend" not in mentor.content.decode()
    assert mentor.context["groups"] == [cast.vlinders]
    whole = as_staff(client, cast.fatma).get(YEAR)
    assert "Rupsenochtend" in whole.content.decode()
    assert whole.context["plan"].hours - mentor.context["plan"].hours == 7


def test_the_year_can_be_shown_for_one_group(client: Client, cast: Cast) -> None:
    response = as_staff(client, cast.fatma).get(f"{YEAR}?groep={cast.rupsen.pk}")
    assert response.context["plan"].activities == 0
    assert as_staff(client, cast.fatma).get(f"{YEAR}?groep=zz").context["plan"].activities == 2


def test_twelve_months_from_august(client: Client, cast: Cast) -> None:
    months = as_staff(client, cast.marieke).get(YEAR).context["plan"].months
    assert [month.first.month for month in months] == [8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7]
    assert sum(month.current for month in months) == 1


def test_another_year_is_there_and_unknown_is_not(client: Client, cast: Cast) -> None:
    previous = as_staff(client, cast.marieke).get(f"{YEAR}?jaar={cast.previous_year.name}").context
    assert (previous["plan"].activities, previous["plan"].line.today) == (0, None)
    assert client.get(f"{YEAR}?jaar=1999-2000").status_code == 404


def test_goals_are_marked_on_the_day_one_looks_back(client: Client, cast: Cast) -> None:
    year = as_staff(client, cast.marieke).get(YEAR).context["plan"]
    marked = {month.first.month: month.evaluations for month in year.months if month.evaluations}
    assert marked == {cast.goal_vlindertuin.evaluate_on.month: [cast.goal_vlindertuin]}
    assert len(year.line.flags) == 1


def test_hours_count_what_goes_on(client: Client, cast: Cast) -> None:
    before = as_staff(client, cast.marieke).get(YEAR).context["plan"]
    Activity.objects.filter(pk=cast.rekenochtend.pk).update(state="cancelled")
    after = client.get(YEAR).context["plan"]
    assert before.hours - after.hours == Activity.objects.get(pk=cast.rekenochtend.pk).staff_hours > Decimal(0)
    assert (before.activities, after.activities) == (2, 1)


def test_a_series_takes_one_line_a_month(client: Client, cast: Cast) -> None:
    start = cast.year.start + timedelta(days=40)
    plan_series(
        first=new_activity(cast, start), groups=[cast.vlinders], texts=[dutch()], rhythm="weekly",
        until=start + timedelta(weeks=12), by=cast.marieke,
    )  # fmt: skip
    months = as_staff(client, cast.marieke).get(YEAR).context["plan"].months
    series = [item for month in months for item in month.items if item.activity.series_id]
    assert sum(len(item.days) for item in series) == 13
    assert len(series) == len({(item.days[0].year, item.days[0].month) for item in series})


def test_a_full_year_costs_no_more_queries(
    client: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    as_staff(client, cast.marieke).get(YEAR)
    for number in range(30):
        activity = new_activity(cast, goal=cast.goal_vlindertuin if number % 2 else None)
        plan(activity=activity, groups=[cast.vlinders], texts=[dutch()], by=cast.marieke)
    for path in (YEAR, reverse("goal", kwargs={"pk": cast.goal_vlindertuin.pk}), LIBRARY):
        with django_assert_max_num_queries(15):
            assert client.get(path).status_code == 200
    assert client.get(YEAR).context["plan"].without_goal == 15


def test_a_goal_shows_what_is_done_for_it_within_reach(client: Client, cast: Cast) -> None:
    for group, title in ((cast.vlinders, "Van de Vlinders"), (cast.rupsen, "Van de Rupsen")):
        activity = new_activity(cast, goal=cast.goal_vlindertuin)
        plan(activity=activity, groups=[group], texts=[dutch(title)], by=cast.fatma)
    path = reverse("goal", kwargs={"pk": cast.goal_vlindertuin.pk})
    mentor = as_staff(client, cast.marieke).get(path).content.decode()
    assert "Van de Vlinders" in mentor
    assert "Van de Rupsen" not in mentor
    assert reverse("goal_archive", kwargs={"pk": cast.goal_vlindertuin.pk}) not in mentor
    assert "Van de Rupsen" in as_staff(client, cast.fatma).get(path).content.decode()


# The library


def test_the_library_fits_the_kind_of_school(client: Client, cast: Cast) -> None:
    for who, location in ((cast.marieke, cast.vlindertuin), (cast.sanne, cast.haagpoort)):
        response = as_staff(client, who).get(reverse("library", kwargs={"code": location.code}))
        assert response.context["page"].paginator.count == len(library.entries_for(location.kind))


@pytest.mark.parametrize(
    ("query", "name", "value"),
    [
        ("soort=democratic", "goal", "democratic"),
        ("vorm=didactic", "partnership", "didactic"),
        ("niveau=3.0", "level", "3.0"),
    ],
)
def test_the_library_can_be_narrowed(client: Client, cast: Cast, query: str, name: str, value: str) -> None:
    cards = as_staff(client, cast.marieke).get(f"{LIBRARY}?{query}").context["page"].paginator.object_list
    wanted = [entry for entry in library.entries_for("preschool") if getattr(entry, name) == value]
    assert [card.entry for card in cards] == wanted != []


def test_nonsense_asks_for_nothing(client: Client, cast: Cast) -> None:
    response = as_staff(client, cast.marieke).get(f"{LIBRARY}?soort=x&niveau=4.0&page=99")
    assert response.context["page"].paginator.count == len(library.entries_for("preschool"))


def test_from_a_goal_the_library_shows_what_serves_it(client: Client, cast: Cast) -> None:
    response = as_staff(client, cast.fatma).get(f"{LIBRARY}?doel={cast.goal_vlindertuin.pk}")
    assert {card.entry.goal for card in response.context["page"]} == {"equip"}
    assert "uit=" in response.content.decode()
    assert f"doel={cast.goal_vlindertuin.pk}" in response.content.decode()


def test_who_only_reads_is_not_offered_to_plan(client: Client, cast: Cast) -> None:
    page = as_staff(client, cast.nadia).get("/locatie/regenboog/bibliotheek/")
    assert page.status_code == 200
    assert "activiteiten/nieuw" not in page.content.decode()


def test_every_card_is_honest_and_complete(client: Client, cast: Cast) -> None:
    for number in (1, 2, 3):
        for card in as_staff(client, cast.marieke).get(f"{LIBRARY}?page={number}").context["page"]:
            assert card.evidence
            assert card.words.advice
            assert len(card.words.preparation) >= 3


def test_a_day_that_is_past_lies_before_today_on_the_line(client: Client, cast: Cast) -> None:
    line = as_staff(client, cast.marieke).get(YEAR).context["plan"].line
    assert line.today is not None
    assert len(line.dots) == 2
    assert 0 <= min(dot.x for dot in line.dots) <= line.today + 28
    assert max(dot.x for dot in line.dots) <= 1214
    assert timezone.localdate() <= cast.year.end
