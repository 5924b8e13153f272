"""Goals: who reads and who sets them, what a goal must say, putting away and taking back."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.people.models import Location, SchoolYear
from driehoek.policy.actions import archive_goal, restore_goal, save_goal
from driehoek.policy.models import Goal
from driehoek.policy.queries import evaluation_before_summer

READERS = ["marieke", "fatma", "ruud"]
OUTSIDERS = ["nico", "rob", "peter", "ingrid", "truus", "elsje", "tom", "nadia", "ayoub"]


def typed(cast: Cast, **fields: Any) -> dict[str, Any]:
    """What somebody types into the form of a goal at De Vlindertuin."""
    return {
        "kind": "democratic", "title": "Ouders denken mee over de inloop", "measure": "Gaf een mening", "target": "60",
        "term": "short", "evaluate_on": cast.year.end.isoformat(), "owner": cast.fatma.pk, "serves": "",
    } | fields  # fmt: skip


def new_path(location: Location) -> str:
    return reverse("goal_new", kwargs={"code": location.code})


@pytest.mark.parametrize("who", OUTSIDERS)
def test_outsiders_find_no_goals(client: Client, cast: Cast, who: str) -> None:
    as_staff(client, getattr(cast, who))
    for path in ("/locatie/vlindertuin/doelen/", "/locatie/vlindertuin/doelen/nieuw/"):
        assert client.get(path).status_code == 404
    for name in ("goal", "goal_edit"):
        assert client.get(reverse(name, kwargs={"pk": cast.goal_vlindertuin.pk})).status_code == 404


def test_a_visitor_is_asked_to_log_in(client: Client, cast: Cast) -> None:
    assert client.get("/locatie/vlindertuin/doelen/").status_code == 302


@pytest.mark.parametrize("who", READERS)
def test_colleagues_read_goals(client: Client, cast: Cast, who: str) -> None:
    page = as_staff(client, getattr(cast, who)).get("/locatie/vlindertuin/doelen/").content.decode()
    assert cast.goal_vlindertuin.title in page
    assert cast.goal_regenboog.title not in page
    assert (new_path(cast.vlindertuin) in page) == (who != "marieke")


def test_a_mentor_sets_no_goals(client: Client, cast: Cast) -> None:
    as_staff(client, cast.marieke)
    pk = {"pk": cast.goal_vlindertuin.pk}
    assert client.post(new_path(cast.vlindertuin), typed(cast)).status_code == 404
    assert client.post(reverse("goal_edit", kwargs=pk), typed(cast)).status_code == 404
    assert client.post(reverse("goal_archive", kwargs=pk)).status_code == 404
    for verb in (save_goal, archive_goal, restore_goal):
        with pytest.raises(PermissionDenied):
            verb(goal=cast.goal_vlindertuin, by=cast.marieke)


@pytest.mark.parametrize("who", ["fatma", "ruud"])
def test_coordinator_and_head_set_a_goal(client: Client, cast: Cast, who: str) -> None:
    response = as_staff(client, getattr(cast, who)).post(new_path(cast.vlindertuin), typed(cast))
    goal = Goal.objects.get(title="Ouders denken mee over de inloop")
    assert response.headers["Location"] == reverse("goal", kwargs={"pk": goal.pk})
    assert (goal.location, goal.school_year, goal.vision) == (cast.vlindertuin, cast.year, cast.vision)
    assert (goal.kind, goal.target, goal.owner) == ("democratic", 60, cast.fatma)


def test_the_form_begins_with_what_is_likely(client: Client, cast: Cast) -> None:
    form = as_staff(client, cast.fatma).get(new_path(cast.vlindertuin)).context["form"]
    assert form["evaluate_on"].value() == evaluation_before_summer(cast.year)
    assert form["owner"].value() == cast.fatma.pk


@time_machine.travel("2027-06-20 10:00")
def test_after_june_one_looks_back_on_the_last_day() -> None:
    year = SchoolYear(start=date(2026, 8, 1), end=date(2027, 7, 31))
    assert evaluation_before_summer(year) == date(2027, 7, 31)
    assert evaluation_before_summer(year, date(2027, 6, 14)) == date(2027, 6, 15)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("measure", ""),
        ("title", ""),
        ("target", "0"),
        ("target", "101"),
        ("kind", "fun"),
        ("evaluate_on", "1999-01-01"),
    ],
)
def test_a_goal_that_is_none_comes_back_as_it_was_typed(client: Client, cast: Cast, field: str, value: str) -> None:
    response = as_staff(client, cast.fatma).post(new_path(cast.vlindertuin), typed(cast, **{field: value}))
    assert list(response.context["form"].errors) == [field]
    assert response.context["form"]["serves"].value() == ""
    assert not Goal.objects.filter(kind="democratic").exists()


def test_only_a_long_goal_is_looked_back_at_after_this_year(client: Client, cast: Cast) -> None:
    later = (cast.year.end + timedelta(days=200)).isoformat()
    as_staff(client, cast.fatma)
    assert client.post(new_path(cast.vlindertuin), typed(cast, evaluate_on=later)).status_code == 200
    assert client.post(new_path(cast.vlindertuin), typed(cast, evaluate_on=later, term="long")).status_code == 302


def test_a_stranger_cannot_be_made_owner(client: Client, cast: Cast) -> None:
    response = as_staff(client, cast.fatma).post(new_path(cast.vlindertuin), typed(cast, owner=cast.elsje.pk))
    assert "owner" in response.context["form"].errors


def test_changing_keeps_the_vision_it_was_made_for(client: Client, cast: Cast) -> None:
    path = reverse("goal_edit", kwargs={"pk": cast.goal_vlindertuin.pk})
    as_staff(client, cast.fatma).post(path, typed(cast, title="Anders"))
    goal = Goal.objects.get(pk=cast.goal_vlindertuin.pk)
    assert (goal.title, goal.vision) == ("Anders", cast.vision)


def test_putting_away_is_undone_with_one_tap(client: Client, cast: Cast) -> None:
    path = reverse("goal_archive", kwargs={"pk": cast.goal_vlindertuin.pk})
    page = as_staff(client, cast.fatma).post(path, follow=True)
    assert cast.goal_vlindertuin not in page.context["page"].object_list
    assert f"{path}?terug=1" in page.content.decode()
    client.post(f"{path}?terug=1")
    assert Goal.objects.get(pk=cast.goal_vlindertuin.pk).archived_at is None


def test_looking_archives_nothing(client: Client, cast: Cast) -> None:
    path = reverse("goal_archive", kwargs={"pk": cast.goal_vlindertuin.pk})
    assert as_staff(client, cast.fatma).get(path).status_code == 405


def test_goals_cost_no_more_queries_when_there_are_many(
    client: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    fields = {"location": cast.vlindertuin, "school_year": cast.year, "kind": "equip", "evaluate_on": cast.year.end}
    as_staff(client, cast.fatma).get("/locatie/vlindertuin/doelen/")
    Goal.objects.bulk_create(Goal(title=f"Doel {number}", measure="m", **fields) for number in range(30))
    with django_assert_max_num_queries(15):
        page = client.get("/locatie/vlindertuin/doelen/")
    assert len(page.context["page"].object_list) == 20
    assert client.get("/locatie/vlindertuin/doelen/?page=2").context["page"].number == 2


def test_goals_of_an_earlier_year_stand_apart_below(client: Client, cast: Cast) -> None:
    start = cast.year.start
    before = SchoolYear.objects.create(
        organisation=cast.driesprong,
        name="2000-2001",
        start=start - timedelta(days=365),
        end=start - timedelta(days=1),
    )
    old = {"school_year": before, "evaluate_on": before.end, "kind": "equip", "measure": "Leest voor"}
    Goal.objects.create(location=cast.vlindertuin, title="Elk gezin leest voor", **old)
    page = as_staff(client, cast.fatma).get("/locatie/vlindertuin/doelen/").content.decode()
    years, notice = re.findall(r'<h2 id="year-\d+">\D+([\d-]+)</h2>', page), page.index("Dit jaar is voorbij")
    assert years == [str(cast.year), str(before)]
    assert page.index(cast.goal_vlindertuin.title) < notice < page.index("Elk gezin leest voor")


def test_the_first_goal_is_led_by_hand(client: Client, cast: Cast) -> None:
    Goal.objects.filter(location=cast.vlindertuin).update(archived_at=cast.vision.written_at)
    for who, may in ((cast.fatma, True), (cast.marieke, False)):
        page = as_staff(client, who).get("/locatie/vlindertuin/doelen/").content.decode()
        assert (new_path(cast.vlindertuin) in page) == may
