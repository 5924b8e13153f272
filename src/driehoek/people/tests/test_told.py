"""What a guardian reads of what the school may tell them (row P5): never more than is open, and who decides."""

from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client

from driehoek.demo.cast import Cast
from driehoek.demo.testing import link_path
from driehoek.people.models import Child, StudentDecision
from driehoek.people.queries import told_about
from driehoek.people.rules import birthday, today, years_before

PAGE = "wat-ik-mag-weten/"


def read(client: Client, cast: Cast, name: str) -> str:
    guardian = getattr(cast, name)
    type(guardian).objects.filter(pk=guardian.pk).update(language_read="nl")
    return client.get(link_path(guardian, PAGE)).text


def grown_up(cast: Cast) -> date:
    assert cast.stefan.birth_date
    return birthday(cast.stefan.birth_date, 18)


def test_an_adult_opened_contact_and_nothing_else(client: Client, cast: Cast) -> None:
    decisions = StudentDecision.objects.filter(child=cast.ayoub_child)
    decisions.exclude(category="contact").delete()
    (told,) = told_about(cast.naima)
    assert told.parts == {"contact": True, "progress": False, "absence": False}
    assert "Ayoub is 18 jaar of ouder en beslist" in " ".join(read(client, cast, "naima").split())


def test_of_a_child_that_opened_nothing_there_is_no_word(client: Client, cast: Cast) -> None:
    assert told_about(cast.petra) == []
    assert client.get(link_path(cast.petra, PAGE)).status_code == 404


def test_at_sixteen_the_child_may_object_and_the_birthday_is_told(client: Client, cast: Cast) -> None:
    StudentDecision.objects.filter(child=cast.stefan).delete()
    (told,) = told_about(cast.marco)
    assert (told.stage, all(told.parts.values())) == ("young", True)
    assert told.grown_up_on == grown_up(cast)
    assert "16 of 17" in read(client, cast, "marco")


@pytest.mark.parametrize(("age", "stage"), [(15, "child"), (16, "young"), (17, "young"), (18, "adult")])
def test_the_stages_change_on_the_birthday(cast: Cast, age: int, stage: str) -> None:
    Child.objects.filter(pk=cast.ayoub_child.pk).update(birth_date=years_before(today(), age))
    (told,) = told_about(cast.naima)
    assert told.stage == stage


def test_the_birthday_is_told_three_years_before_and_not_after(cast: Cast) -> None:
    day = grown_up(cast)
    StudentDecision.objects.filter(child=cast.stefan).delete()
    told = told_about(cast.marco)[0]
    for before, known in ((1_095, True), (1_096, False), (0, False)):
        with time_machine.travel(day - timedelta(days=before), tick=False):
            assert bool(told.grown_up_on) == known


def test_any_number_of_children_takes_one_query(cast: Cast, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert len(told_about(cast.samira)) >= 2
