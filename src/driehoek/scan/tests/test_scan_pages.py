"""Answering, weighing, keeping and comparing a scan, and who may."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.scan import actions
from driehoek.scan.levels import level
from driehoek.scan.models import Scan, ScanAnswer
from driehoek.scan.tests.answered import a_scan
from driehoek.surveys.actions import close_survey
from driehoek.surveys.tests.asked import a_running, on_paper

SIDES: dict[str, Any] = {
    "wanted": 3, "steering": "Ruud", "demand": 3, "demand_asked": 40, "demand_source": "Gesprekken", "support": 3,
    "support_source": "Teamdag",
}  # fmt: skip
NOTED = level(1).conditions[0]


def typed(number: int, value: str = "yes") -> dict[str, str]:
    """What somebody fills in on the page of a level."""
    return {f"answer_{one.key}": value for one in level(number).conditions}


def test_a_mentor_and_another_school_find_no_scan(client: Client, cast: Cast) -> None:
    scan = a_scan(cast.vlindertuin, cast.year)
    for who in ("nico", "elsje", "tom", "marieke"):
        as_staff(client, getattr(cast, who))
        assert client.get(reverse("scan", args=["vlindertuin"])).status_code == 404
        assert client.post(reverse("scan_level", args=[scan.pk, 1]), typed(1)).status_code == 404
    for verb in (actions.keep_scan, actions.reopen_scan):
        with pytest.raises(PermissionDenied):
            verb(scan=scan, by=cast.marieke)


def test_a_coordinator_is_led_through_the_scan(client: Client, cast: Cast) -> None:
    as_staff(client, cast.fatma)
    answer = client.post(reverse("scan_begin", args=["vlindertuin"]))
    for number in range(1, 6):
        answer = client.post(answer["Location"], typed(number, "yes" if number < 3 else "partly"))
    answer = client.post(answer["Location"], SIDES, follow=True)
    page = answer.content.decode()
    assert "2 Structuurgericht" in page
    assert level(3).conditions[0].mend("nl") in page
    assert level(4).conditions[0].mend("nl") not in page


def test_an_unanswered_condition_is_asked_again(client: Client, cast: Cast) -> None:
    scan = a_scan(cast.vlindertuin, cast.year)
    as_staff(client, cast.fatma)
    page = client.post(reverse("scan_level", args=[scan.pk, 2]), {"answer_tasks_described": "yes"})
    assert page.context["form"].errors.keys() == {"answer_quick_information"}
    assert not scan.answers.exists()
    assert client.get(reverse("scan_level", args=[scan.pk, 6])).status_code == 404


def test_the_records_speak_beside_the_question(client: Client, cast: Cast) -> None:
    scan = a_scan(cast.vlindertuin, cast.year)
    page = as_staff(client, cast.fatma).get(reverse("scan_level", args=[scan.pk, 2])).content.decode()
    assert "Er is een visie, met 1 doel." in page
    cast.vlindertuin.goals.update(vision=None)
    cast.vlindertuin.visions.all().delete()
    page = client.get(reverse("scan_level", args=[scan.pk, 2])).content.decode()
    assert "Er is nog geen visie." in page


def test_a_kept_scan_does_not_change(client: Client, cast: Cast) -> None:
    scan = a_scan(cast.vlindertuin, cast.year, met=5, wanted=4)
    actions.keep_scan(scan=scan, by=cast.fatma)
    scan.refresh_from_db()
    assert scan.kept["reached"] == 5
    with pytest.raises(ValidationError):
        actions.answer_level(scan=scan, number=1, answers={"website": ("no", "")}, by=cast.fatma)
    as_staff(client, cast.fatma)
    assert client.get(reverse("scan_level", args=[scan.pk, 1])).status_code == 404
    assert client.get(reverse("scan_kept", args=[scan.pk])).status_code == 200


def test_the_next_scan_begins_with_the_last_answers_and_is_compared(client: Client, cast: Cast) -> None:
    first = a_scan(cast.vlindertuin, cast.year, met=2, wanted=3)
    actions.keep_scan(scan=first, by=cast.fatma)
    second = actions.begin_scan(location=cast.vlindertuin, school_year=cast.year, by=cast.fatma)
    assert (second.wanted, second.answers.count()) == (3, 6)
    actions.answer_level(scan=second, number=1, answers={"website": ("no", "Is weg")}, by=cast.fatma)
    actions.keep_scan(scan=second, by=cast.fatma)
    page = as_staff(client, cast.fatma).get(reverse("scan_kept", args=[second.pk]))
    assert [(row.before, row.after) for row in page.context["changes"]] == [("Ja", "Nee")]
    assert page.context["before"] == first


def test_keeping_can_be_taken_back_unless_a_newer_one_is_open(client: Client, cast: Cast) -> None:
    scan = a_scan(cast.vlindertuin, cast.year)
    actions.keep_scan(scan=scan, by=cast.fatma)
    as_staff(client, cast.fatma).post(reverse("scan_reopen", args=[scan.pk]))
    scan.refresh_from_db()
    assert scan.kept_at is None
    actions.keep_scan(scan=scan, by=cast.fatma)
    actions.begin_scan(location=cast.vlindertuin, school_year=cast.year, by=cast.fatma)
    client.post(reverse("scan_reopen", args=[scan.pk]))
    assert Scan.objects.filter(kept_at=None).count() == 1


def test_an_answer_of_another_level_is_refused(cast: Cast) -> None:
    scan = a_scan(cast.vlindertuin, cast.year)
    with pytest.raises(ValidationError):
        actions.answer_level(scan=scan, number=2, answers={"website": ("yes", "")}, by=cast.fatma)
    assert not ScanAnswer.objects.exists()


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
def test_the_page_of_a_level_asks_few_questions(
    client: Client, cast: Cast, number: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    scan = a_scan(cast.vlindertuin, cast.year, met=5)
    address = reverse("scan_level", args=[scan.pk, number])
    as_staff(client, cast.fatma).get(address)
    with django_assert_max_num_queries(15):
        client.get(address)


def test_the_scan_asks_few_questions(
    client: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    a_scan(cast.vlindertuin, cast.year, met=5, wanted=5)
    as_staff(client, cast.fatma).get(reverse("scan", args=["vlindertuin"]))
    with django_assert_max_num_queries(15):
        client.get(reverse("scan", args=["vlindertuin"]))


def test_weighing_shows_the_hours_of_the_team(
    client: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    address = reverse("scan_sides", args=[a_scan(cast.vlindertuin, cast.year).pk])
    as_staff(client, cast.fatma).get(address)
    with django_assert_max_num_queries(15):
        page = client.get(address)
    assert set(page.context["hours"]) == {"asked", "given", "too_full"}
    wrong = client.post(address, SIDES | {"wanted": "6", "demand_asked": "-1"})
    assert wrong.context["form"].errors.keys() == {"wanted", "demand_asked"}


def test_what_parents_said_in_a_survey_stands_beside_the_demand(client: Client, cast: Cast) -> None:
    survey = a_running(cast)
    on_paper(survey, cast, 6)
    close_survey(survey=survey, by=cast.fatma)
    scan = a_scan(cast.vlindertuin, cast.year)
    page = as_staff(client, cast.fatma).get(reverse("scan_sides", args=[scan.pk])).content.decode()
    assert reverse("survey_results", args=[survey.pk]) in page
    assert "<strong>8,0</strong>" in page


def test_what_a_colleague_noted_meanwhile_is_not_replaced_unseen(cast: Cast, client: Client) -> None:
    scan, key = actions.begin_scan(location=cast.vlindertuin, school_year=cast.year, by=cast.fatma), NOTED.key
    address = reverse("scan_level", args=[scan.pk, 1])
    form = as_staff(client, cast.fatma).get(address).context["form"]
    mine = typed(1) | {"seen": form["seen"].value(), f"note_{key}": "Mijn woorden"}
    actions.answer_level(scan=scan, number=1, answers={key: ("no", "Haar woorden")}, by=cast.ruud)
    page = client.post(address, mine)
    assert "Haar woorden" in page.text
    assert "Mijn woorden" in page.text
    assert scan.answers.get(condition=key).note == "Haar woorden"
    client.post(address, mine | {"seen": page.context["form"]["seen"].value()})
    assert scan.answers.get(condition=key).note == "Mijn woorden"
