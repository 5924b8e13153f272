"""People from outside: their link opens their own tasks and nothing else; agreement and certificate (row V4)."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.participation import actions
from driehoek.participation.models import Ask, Outsider
from driehoek.participation.queries import proposals, token_of
from driehoek.participation.tests.helping import asked, grandmother, task_in, told
from driehoek.people.rules import today

pytestmark = pytest.mark.django_db


def riet_asked(cast: Cast) -> tuple[Outsider, Ask]:
    riet = grandmother(cast)
    return riet, actions.ask(task=task_in(cast), by=cast.fatma, helpers=[told(riet).pk])[0]


def test_she_sees_her_task_and_answers(cast: Cast, client: Client) -> None:
    riet, ask = riet_asked(cast)
    home = f"/h/{token_of(riet)}/"
    assert "Soep koken" in client.get(home).content.decode()
    client.post(f"{home}taak/{ask.pk}/", {"said": "yes"})
    ask.refresh_from_db()
    assert ask.answer == "yes"


def test_she_sees_nothing_else(cast: Cast, client: Client) -> None:
    riet, _ask = riet_asked(cast)
    token, other = token_of(riet), asked(cast)
    assert client.get(f"/h/{token}/taak/{other.pk}/").status_code == 404
    for page in ("parent_home", "parent_joining_in", "parent_class_book", "parent_talks", "parent_messages"):
        assert client.get(reverse(page, kwargs={"token": token})).status_code == 404
    page = client.get(f"/h/{token}/").content.decode()
    assert not any(name in page for name in ("Bram", "Bakker", "Yassin", "Hassan"))


def test_a_new_link_closes_the_old_one_and_stopping_closes_all(cast: Cast, client: Client) -> None:
    riet = grandmother(cast)
    old = token_of(riet)
    actions.renew_outsider_link(outsider=riet, by=cast.fatma)
    riet.refresh_from_db()
    assert client.get(f"/h/{old}/").status_code == 404
    assert client.get(f"/h/{token_of(riet)}/").status_code == 200
    actions.stop_outsider(outsider=riet, by=cast.fatma)
    assert client.get(f"/h/{token_of(riet)}/").status_code == 404


def test_a_false_link_opens_nothing(cast: Cast, client: Client) -> None:
    token = token_of(grandmother(cast))
    for false in (f"{token}x", token.replace("-", "-a"), "zzzzzzzzzzzzzz-a", "!-a", "0-"):
        assert client.get(f"/h/{false}/").status_code == 404


@pytest.mark.parametrize("missing", ["agreed_on", "vog_seen_on", "old"])
def test_no_task_with_children_without_agreement_and_certificate(cast: Cast, missing: str) -> None:
    old = today() - timedelta(days=3 * 366)
    helper = told(grandmother(cast, **({"vog_seen_on": old} if missing == "old" else {missing: None})))
    task = task_in(cast)
    assert proposals(task, cast.fatma)[0].problem
    with pytest.raises(ValidationError):
        actions.ask(task=task, by=cast.fatma, helpers=[helper.pk])
    alone = task_in(cast, with_children=False)
    assert actions.ask(task=alone, by=cast.fatma, helpers=[helper.pk])


def test_a_colleague_reads_that_renewing_nears(cast: Cast) -> None:
    page = "/locatie/vlindertuin/samen-doen/"
    riet = grandmother(cast)
    assert "Hendriks" not in as_staff(Client(), cast.fatma).get(page).content.decode()
    Outsider.objects.filter(pk=riet.pk).update(vog_seen_on=today() - timedelta(days=3 * 365 - 30))
    assert "Hendriks" in as_staff(Client(), cast.fatma).get(page).content.decode()


def test_a_colleague_adds_somebody_and_what_they_like(cast: Cast) -> None:
    staff = as_staff(Client(), cast.marieke)
    person = {"given_name": "Joop", "family_name": "Smit", "relation": "neighbour", "language_read": "nl"}
    page = staff.post("/locatie/vlindertuin/samen-doen/van-buiten/nieuw/", person)
    made = Outsider.objects.get()
    assert page["Location"] == f"/samen-doen/van-buiten/{made.pk}/"
    staff.post(f"/samen-doen/van-buiten/{made.pk}/talenten/", {"kinds": ["garden"], "rest": ""})
    assert made.helper.talents.get().kind == "garden"


def test_the_day_of_a_paper_lies_not_ahead(cast: Cast) -> None:
    person = {"family_name": "Smit", "relation": "other", "language_read": "nl"}
    ahead = {**person, "vog_seen_on": today() + timedelta(days=1)}
    as_staff(Client(), cast.fatma).post("/locatie/vlindertuin/samen-doen/van-buiten/nieuw/", ahead)
    assert not Outsider.objects.exists()
