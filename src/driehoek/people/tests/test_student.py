"""A student's own say about the parents: permission from 18, objection at 16 and 17."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.people.models import Account, Child, StudentDecision
from driehoek.people.queries import children_of
from driehoek.people.rules import today, years_before


def say(client: Client, account: Account, is_open: str, category: str = "contact") -> int:
    """Let a student choose; return the status."""
    as_staff(client, account)
    return client.post(reverse("student_decide"), {"category": category, "open": is_open}).status_code


def test_permission_opens_the_parents_page_and_taking_it_back_closes_it(client: Client, cast: Cast) -> None:
    child = Child.objects.get(account=cast.chantal)
    assert child not in children_of(cast.petra)
    assert say(client, cast.chantal, "yes") == 302
    assert child in children_of(cast.petra)
    say(client, cast.chantal, "no")
    assert child not in children_of(cast.petra)


def test_permission_for_one_thing_is_not_permission_for_another(client: Client, cast: Cast) -> None:
    say(client, cast.chantal, "yes", "absence")
    assert not children_of(cast.petra).exists()
    assert children_of(cast.petra, "absence").exists()


def test_giving_permission_twice_keeps_one(client: Client, cast: Cast) -> None:
    say(client, cast.chantal, "yes")
    say(client, cast.chantal, "yes")
    assert StudentDecision.objects.filter(child=cast.chantal.child, withdrawn_on=None).count() == 1


def test_an_objection_at_17_closes_until_weighed(client: Client, cast: Cast) -> None:
    Child.objects.filter(account=cast.ayoub).update(birth_date=years_before(today(), 17))
    cast.ayoub.refresh_from_db()
    assert children_of(cast.naima).exists()
    say(client, cast.ayoub, "no")
    assert not children_of(cast.naima).exists()
    StudentDecision.objects.filter(kind="objection", child=cast.ayoub.child).update(dismissed_on=today())
    assert children_of(cast.naima).exists()


def test_a_15_year_old_does_not_decide(client: Client, cast: Cast) -> None:
    Child.objects.filter(account=cast.ayoub).update(birth_date=today() - timedelta(days=15 * 365))
    assert say(client, cast.ayoub, "no") == 404


@pytest.mark.parametrize("name", ["nico", "marieke", "ruud"])
def test_nobody_else_has_this_page(client: Client, cast: Cast, name: str) -> None:
    as_staff(client, getattr(cast, name))
    assert client.get(reverse("student")).status_code == 404


def test_the_student_reads_what_is_open(client: Client, cast: Cast) -> None:
    page = as_staff(client, cast.ayoub).get(reverse("student"))
    assert {choice["code"]: choice["open"] for choice in page.context["choices"]}["contact"] is True


def test_an_unknown_category_does_not_exist(client: Client, cast: Cast) -> None:
    assert say(client, cast.ayoub, "yes", "everything") == 404
    assert link_path(cast.naima)
