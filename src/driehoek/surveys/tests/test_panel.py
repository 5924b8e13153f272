"""The parent panel: joined by oneself, drawn to look like everybody, left alone for a while."""

from collections import Counter
from datetime import timedelta
from random import Random

import time_machine
from django.test import Client
from django.utils import timezone

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.people.models import Guardian
from driehoek.surveys.actions import send_survey
from driehoek.surveys.models import PanelMember, Survey
from driehoek.surveys.panel import draw, quotas, rest_days
from driehoek.surveys.queries.asking import panel_members
from driehoek.surveys.tests.asked import a_running, a_survey, more_guardians


def asked_guardians(survey: Survey) -> set[int]:
    """Who was asked as a parent."""
    return set(survey.asked.filter(side="parents").values_list("guardian", flat=True))


def test_a_guardian_joins_and_stops(client: Client, cast: Cast) -> None:
    url = link_path(cast.samira, "panel/")
    client.post(url, {"joins": "1"})
    assert [one.guardian for one in panel_members()] == [cast.samira]
    client.post(url)
    assert not panel_members().exists()
    assert PanelMember.objects.get().stopped_on


def test_only_members_are_asked_when_a_survey_draws(cast: Cast) -> None:
    for guardian in (cast.samira, cast.emine, cast.lotte):
        PanelMember.objects.create(guardian=guardian)
    survey = a_survey(cast, drawn=2)
    send_survey(survey=survey, by=cast.fatma)
    assert len(asked_guardians(survey)) == 2
    assert asked_guardians(survey) <= {cast.samira.pk, cast.emine.pk, cast.lotte.pk}


def test_who_was_asked_lately_is_left_alone(cast: Cast) -> None:
    PanelMember.objects.create(guardian=cast.samira)
    a_running(cast)
    assert not panel_members().exists()
    with time_machine.travel(timezone.now() + timedelta(days=rest_days() + 1), tick=False):
        assert panel_members().exists()


def test_an_outsider_in_the_panel_is_not_asked(cast: Cast) -> None:
    guardian: Guardian = cast.outsiders[0]
    PanelMember.objects.create(guardian=guardian)
    survey = a_survey(cast, drawn=5)
    send_survey(survey=survey, by=cast.fatma)
    assert asked_guardians(survey) == set()


def test_shares_are_those_of_the_population() -> None:
    population = {("nl", 1): 60, ("ar", 1): 25, ("so", 2): 15}
    assert quotas(population, 10) == {("nl", 1): 6, ("ar", 1): 3, ("so", 2): 1}
    members = {f"{language}{number}": (language, group) for language, group in population for number in range(30)}
    drawn = draw(population, members, 10, Random(1))
    assert Counter(members[one] for one in drawn) == {("nl", 1): 6, ("ar", 1): 3, ("so", 2): 1}
    assert draw(population, members, 10, Random(2)) != drawn


def test_who_lacks_is_replaced_by_who_reads_the_same() -> None:
    population = {("nl", 1): 50, ("nl", 2): 25, ("ar", 1): 25}
    members = {"a": ("nl", 2), "b": ("nl", 2), "c": ("nl", 2), "d": ("ar", 1)}
    assert sorted(draw(population, members, 4, Random(1))) == ["a", "b", "c", "d"]
    assert sorted(draw(population, {"d": ("ar", 1)}, 4, Random(1))) == ["d"]


def test_the_panel_is_offered_when_five_of_it_can_be_asked(client: Client, cast: Cast) -> None:
    page = "/locatie/vlindertuin/peilingen/nieuw/monitor/"
    for guardian in (cast.anna, *more_guardians(cast, 4, "so")):
        PanelMember.objects.create(guardian=guardian)
    assert 'name="drawn"' not in as_staff(client, cast.fatma).get(page).text
    PanelMember.objects.create(guardian=cast.emine)
    assert "kunnen nu 5 ouders gevraagd worden" in client.get(page).text
