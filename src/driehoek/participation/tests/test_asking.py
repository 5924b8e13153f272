"""Asking for exactly that: who is proposed and why, spreading, rest, places, withdrawing, thanks (rows V1, V3)."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from driehoek.demo.cast import Cast
from driehoek.messages.models import Delivery
from driehoek.participation import actions
from driehoek.participation.models import Ask, Helper
from driehoek.participation.queries import proposals
from driehoek.participation.tests.helping import asked, over, task_in, told, tomorrow_at
from driehoek.people.models import Account, Guardian, Guardianship, Household
from driehoek.people.reach import read_once
from driehoek.people.rules import today
from driehoek.people.waiting import waiting_for

pytestmark = pytest.mark.django_db


def names(cast: Cast, by: Account | None = None, **task: object) -> list[str]:
    return [one.helper.person.given_name for one in proposals(task_in(cast, **task), by or cast.fatma)]


def test_who_told_that_talent_is_proposed_and_why(cast: Cast) -> None:
    cast.vlindertuin.postcode = "2512 AB"
    cast.vlindertuin.save()
    cast.hassan.household = Household.objects.create(organisation=cast.driesprong, postcode="2512XY")
    cast.hassan.save()
    told(cast.hassan, moments=("mornings", "weekend", "afternoons", "evenings"))
    told(cast.emine, ("music",))
    one, *others = proposals(task_in(cast), cast.fatma)
    assert (one.helper.guardian, others) == (cast.hassan, [])
    reasons = " ".join(one.reasons)
    for words in ("Koken of bakken", "nog nooit gevraagd", "dan tijd", "kind in deze groep", "dichtbij"):
        assert words in reasons


def test_the_one_not_asked_for_long_comes_first(cast: Cast) -> None:
    asked(cast, cast.emine)
    told(cast.hassan)
    assert names(cast) == ["Hassan", "Emine"]


def test_nobody_is_asked_too_often(cast: Cast) -> None:
    for _turn in range(3):
        asked(cast, cast.hassan)
    assert names(cast) == []
    Ask.objects.update(asked_at=timezone.now() - timedelta(days=91))
    assert names(cast) == ["Hassan"]


@pytest.mark.parametrize("rest", ["now", "until", "never"])
def test_who_rests_is_not_proposed(cast: Cast, rest: str) -> None:
    told(cast.hassan, rest=rest, rest_until=today() + timedelta(days=9))
    assert names(cast) == []


def test_a_rest_until_a_day_ends_by_itself(cast: Cast) -> None:
    told(cast.hassan, rest="until", rest_until=today() + timedelta(days=9))
    Helper.objects.update(rest_until=today())
    assert names(cast) == ["Hassan"]


def test_only_within_reach_and_while_there_is_a_right(cast: Cast) -> None:
    told(cast.hassan)
    told(cast.farid)  # of another group of the same location
    told(cast.daniel)  # of another location
    told(cast.anna)  # of another school
    assert names(cast, cast.marieke) == ["Hassan"]
    assert names(cast, cast.ruud) == ["Hassan", "Farid"]
    Guardianship.objects.filter(guardian=cast.hassan).update(information="on_request", reason="-")
    assert names(cast, cast.ruud) == ["Farid"]


def test_a_language_that_is_needed_is_asked_of_who_speaks_it(cast: Cast) -> None:
    for one in (cast.hassan, cast.emine, cast.farid):
        told(one)
    Guardian.objects.filter(pk=cast.farid.pk).update(language_spoken="Turks")
    assert names(cast, language="tr") == ["Emine", "Farid"]


def test_asking_goes_out_in_their_language(cast: Cast) -> None:
    row = asked(cast, cast.emine)
    letter = Delivery.objects.get(kind="task_asked", about_id=row.pk)
    assert (letter.guardian, letter.language) == (cast.emine, "tr")
    assert "Yemek veya hamur işi yapmak" in letter.body
    assert "/meedoen/" in letter.url
    assert [one.number for one in waiting_for(cast.emine)] == [row.pk]


def test_nobody_out_of_reach_can_be_asked(cast: Cast) -> None:
    helper, task = told(cast.farid), task_in(cast)
    with pytest.raises(PermissionDenied):
        actions.ask(task=task, by=cast.marieke, helpers=[helper.pk])
    with pytest.raises(PermissionDenied):
        actions.ask(task=task, by=cast.elsje, helpers=[helper.pk])


def test_the_last_place_closes_it_kindly(cast: Cast) -> None:
    first = asked(cast)
    second = actions.ask(task=first.task, by=cast.fatma, helpers=[told(cast.emine).pk])[0]
    actions.answer(ask=first, person=cast.hassan, said="yes")
    assert Delivery.objects.get(kind="task_full").guardian == cast.emine
    assert Delivery.objects.get(kind="task_asked", about_id=second.pk).state == Delivery.State.CANCELLED
    assert waiting_for(cast.emine) == []
    with pytest.raises(ValidationError):
        actions.answer(ask=second, person=cast.emine, said="yes")


def test_a_place_that_comes_free_can_be_taken(cast: Cast) -> None:
    first = asked(cast)
    second = actions.ask(task=first.task, by=cast.fatma, helpers=[told(cast.emine).pk])[0]
    actions.answer(ask=first, person=cast.hassan, said="yes")
    actions.answer(ask=first, person=cast.hassan, said="no")
    assert actions.answer(ask=second, person=cast.emine, said="yes").answer == "yes"


def test_not_for_now_ends_the_asking(cast: Cast) -> None:
    actions.answer(ask=asked(cast), person=cast.hassan, said="rest")
    assert names(cast) == []


def test_withdrawing_tells_who_did_not_say_no(cast: Cast) -> None:
    first = asked(cast, people=3)
    second = actions.ask(task=first.task, by=cast.fatma, helpers=[told(cast.emine).pk])[0]
    actions.answer(ask=second, person=cast.emine, said="no")
    actions.withdraw_task(task=first.task, by=cast.fatma)
    assert [one.guardian for one in Delivery.objects.filter(kind="task_withdrawn")] == [cast.hassan]
    with pytest.raises(PermissionDenied):
        actions.answer(ask=first, person=cast.hassan, said="yes")


def test_thanks_come_once_and_only_for_who_came(cast: Cast) -> None:
    row = asked(cast)
    actions.answer(ask=row, person=cast.hassan, said="yes")
    over(row.task)
    with pytest.raises(PermissionDenied):
        actions.thank(ask=row, by=cast.fatma)
    actions.note_came(ask=row, by=cast.fatma, came=True)
    actions.thank(ask=row, by=cast.fatma)
    actions.thank(ask=row, by=cast.fatma)
    assert Delivery.objects.filter(kind="task_thanks").count() == 1


def test_nobody_answers_for_another(cast: Cast) -> None:
    with pytest.raises(PermissionDenied):
        actions.answer(ask=asked(cast), person=cast.samira, said="yes")


def test_a_task_is_made_within_reach_and_ahead(cast: Cast) -> None:
    with pytest.raises(PermissionDenied):
        task_in(cast, by=cast.marieke, group=None)
    with pytest.raises(PermissionDenied):
        task_in(cast, by=cast.truus)
    with pytest.raises(ValidationError):
        task_in(cast, starts_at=tomorrow_at(10, -2), ends_at=tomorrow_at(12))


def test_proposing_costs_the_same_for_many(cast: Cast, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    task = task_in(cast)
    people = [cast.hassan, cast.emine, cast.lotte, cast.samira, cast.tesfay]
    told(people[0])
    proposals(task, cast.fatma)
    with read_once(), django_assert_num_queries(7):
        proposals(task, cast.fatma)
    for one in people[1:]:
        told(one)
    with read_once(), django_assert_num_queries(7):
        assert len(proposals(task, cast.fatma)) == 5
