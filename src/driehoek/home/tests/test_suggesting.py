from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.home.actions import end_programme, restore, start_programme, suggest, withdraw
from driehoek.home.models import Suggestion
from driehoek.home.queries import suggestions_of
from driehoek.home.rules import ages_of, week_of
from driehoek.people.rules import today

KEY = "look_at_a_book"


def for_vlinders(cast: Cast, **fields: object) -> Suggestion:
    return suggest(**{"group": cast.vlinders, "by": cast.marieke, "activity": KEY, "week": today()} | fields)  # type: ignore[arg-type]


def test_twice_is_once_and_the_week_begins_on_monday(cast: Cast) -> None:
    first, second = for_vlinders(cast), for_vlinders(cast)
    assert first == second
    assert first.week == week_of()
    assert first.week.weekday() == 0


@pytest.mark.parametrize("name", ["tom", "rob", "truus", "ingrid", "elsje"])
def test_nobody_else_chooses_for_a_group(cast: Cast, name: str) -> None:
    with pytest.raises(PermissionDenied):
        for_vlinders(cast, by=getattr(cast, name))


def test_a_child_of_another_group_gets_nothing(cast: Cast) -> None:
    with pytest.raises(PermissionDenied):
        for_vlinders(cast, child=cast.jayden)


def test_what_is_taken_back_is_seen_by_no_parent_until_it_is_back(cast: Cast) -> None:
    row = for_vlinders(cast)
    withdraw(suggestion=row, by=cast.marieke)
    assert not suggestions_of(cast.samira).exists()
    restore(suggestion=row, by=cast.marieke)
    assert suggestions_of(cast.samira).get() == row
    withdraw(suggestion=row, by=cast.marieke)
    for_vlinders(cast)
    with pytest.raises(ValidationError):
        restore(suggestion=row, by=cast.marieke)


def test_only_parents_of_the_group_or_the_child_see_it_and_never_before_its_week(cast: Cast) -> None:
    row = for_vlinders(cast, child=cast.yassin)
    for_vlinders(cast, activity="photo_story", week=today() + timedelta(weeks=1))
    assert suggestions_of(cast.samira).get() == suggestions_of(cast.hassan).get() == row
    for name in ("emine", "lotte", "gilda", "truus_guardian"):
        assert not suggestions_of(getattr(cast, name)).exists(), name


def test_a_programme_is_an_activity_a_week_until_it_ends(cast: Cast) -> None:
    keys = [KEY, "photo_story", "sing_together"]
    programme = start_programme(group=cast.vlinders, by=cast.marieke, name="Lezen", first_week=today(), keys=keys)
    weeks = [week_of() + timedelta(weeks=turn) for turn in range(3)]
    assert list(programme.suggestions.order_by("week").values_list("activity", "week")) == list(
        zip(keys, weeks, strict=True)
    )
    end_programme(programme=programme, by=cast.marieke)
    assert programme.suggestions.filter(withdrawn_at=None).get().activity == KEY


def test_ages_follow_the_kind_of_school_and_the_year(cast: Cast) -> None:
    assert [ages_of(getattr(cast, name)) for name in ("vlinders", "group_5b", "group_2b", "group_zw1")] == [
        "2-6",
        "6-12",
        "12+",
        "12+",
    ]
    cast.group_3a.grade = "2"
    assert ages_of(cast.group_3a) == "2-6"


def test_two_taps_choose_something_for_this_week(cast: Cast, client: Client) -> None:
    as_staff(client, cast.marieke)
    page = client.get(f"/groepen/{cast.vlinders.pk}/thuis/kiezen/?over=reading").content.decode()
    assert f'href="/groepen/{cast.vlinders.pk}/thuis/kiezen/{KEY}/"' in page
    preview = client.get(f"/groepen/{cast.vlinders.pk}/thuis/kiezen/{KEY}/?lees=en").content.decode()
    assert "Look at a book together" in preview
    assert "Kies dit" in preview
    client.post(f"/groepen/{cast.vlinders.pk}/thuis/kiezen/{KEY}/", {"week": "0", "child": "all", "theme": "Lente"})
    row = Suggestion.objects.get()
    assert (row.activity, row.week, row.theme, row.child) == (KEY, week_of(), "Lente", None)


def test_a_ready_programme_fills_the_form(cast: Cast, client: Client) -> None:
    as_staff(client, cast.marieke)
    address = f"/groepen/{cast.vlinders.pk}/thuis/programma/"
    assert "counting_and_shapes" in client.get(address).content.decode()
    assert 'value="count_stairs" selected' in client.get(f"{address}?klaar=counting_and_shapes").content.decode()
    told = {"name": "Tellen", "first": "1", "joined_only": "yes", "week_0": "count_stairs", "week_1": "", "week_2": KEY}
    assert client.post(address, told).status_code == 302
    assert [one.activity for one in Suggestion.objects.order_by("week")] == ["count_stairs", KEY]
    assert client.post(address, {"name": "Leeg", "first": "0", "joined_only": "no"}).status_code == 200
