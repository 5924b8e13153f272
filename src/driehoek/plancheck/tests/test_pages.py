"""The pages of the plan check: what is most important first, where to mend it, and who sees it."""

import html

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from driehoek.activities.models import Activity
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.plancheck.catalogue import rules
from driehoek.plancheck.models import Silence
from driehoek.plancheck.pictures import address
from driehoek.plancheck.tests.test_reading import more
from driehoek.plancheck.tests.test_silence import REASON, quiet
from driehoek.policy.models import Goal
from driehoek.shared.cited import cited

HERE = {"code": "vlindertuin"}
PAGE, STRIP = "plan_check", "plan_check_strip"
QUERIES, LOGGED_IN = 15, 2  # the session and the account are asked before any page of ours begins


def test_errors_come_first_with_their_remedy_and_source(client: Client, cast: Cast) -> None:
    Goal.objects.filter(pk=cast.goal_vlindertuin.pk).update(measure="")
    page = as_staff(client, cast.fatma).get(reverse(PAGE, kwargs=HERE))
    text = html.unescape(page.text)
    assert [severity for severity, _cards in page.context["groups"]] == ["error", "warning", "advice"]
    for word in (rules()["P202"].said("remedy", "nl"), cited(rules()["P202"].source)):
        assert word in text
    assert reverse("goal_edit", kwargs={"pk": cast.goal_vlindertuin.pk}) in text


def test_every_rule_leads_to_a_page_that_exists(cast: Cast) -> None:
    for rule in rules().values():
        assert address(rule.mend, cast.vlindertuin).startswith("/")
        assert not rule.each or reverse(rule.each, kwargs={"pk": 1})


@pytest.mark.parametrize("name", [PAGE, STRIP])
def test_only_who_sets_the_policy_sees_it(client: Client, cast: Cast, name: str) -> None:
    for account in (cast.nico, cast.elsje, cast.marieke, cast.ingrid, cast.peter):
        assert as_staff(client, account).get(reverse(name, kwargs=HERE)).status_code == 404
    for account in (cast.fatma, cast.ruud):
        assert as_staff(client, account).get(reverse(name, kwargs=HERE)).status_code == 200


def test_a_rule_is_left_out_and_counted_again(client: Client, cast: Cast) -> None:
    url = reverse("plan_check_silence", kwargs={**HERE, "rule": "P711"})
    too_short = as_staff(client, cast.fatma).post(url, {"reason": "kort"})
    assert too_short.context["form"].errors
    left_out = client.post(url, {"reason": REASON}, follow=True)
    assert REASON in html.unescape(left_out.text)
    again = client.post(reverse("plan_check_wake", kwargs={"pk": Silence.objects.get().pk}), follow=True)
    assert REASON not in html.unescape(again.text)


def test_the_other_school_cannot_wake_it_and_an_unknown_rule_does_not_exist(client: Client, cast: Cast) -> None:
    row = quiet(cast, cast.fatma)
    wake = reverse("plan_check_wake", kwargs={"pk": row.pk})
    assert as_staff(client, cast.elsje).post(wake).status_code == 404
    unknown = reverse("plan_check_silence", kwargs={**HERE, "rule": "P999"})
    assert as_staff(client, cast.fatma).get(unknown).status_code == 404


def test_the_strip_counts_what_the_page_shows(client: Client, cast: Cast) -> None:
    strip = as_staff(client, cast.fatma).get(reverse(STRIP, kwargs=HERE))
    page = client.get(reverse(PAGE, kwargs=HERE))
    assert strip.context["counts"] == page.context["checked"].counts
    assert "<html" not in strip.text


@pytest.mark.parametrize("number", [0, 29])
def test_the_page_asks_as_many_queries_for_thirty_goals_as_for_one(client: Client, cast: Cast, number: int) -> None:
    more(cast, number)
    as_staff(client, cast.fatma)
    with CaptureQueriesContext(connection) as asked:
        client.get(reverse(PAGE, kwargs=HERE))
    assert len(asked) - LOGGED_IN <= QUERIES


def test_an_activity_that_is_found_is_told_apart_by_its_day(client: Client, cast: Cast) -> None:
    Activity.objects.filter(pk=cast.rekenochtend.pk).update(goal=None)
    page = as_staff(client, cast.fatma).get(reverse(PAGE, kwargs=HERE))
    [card] = [card for _severity, cards in page.context["groups"] for card in cards if card.rule.code == "P302"]
    assert [line.day for line in card.lines] == [timezone.localdate(cast.rekenochtend.starts_at)]
