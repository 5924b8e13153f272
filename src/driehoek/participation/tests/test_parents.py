"""A guardian's own pages: telling talents, the proposal of the intake, answering, in every language."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from driehoek.demo.cast import Cast
from driehoek.demo.testing import link_path
from driehoek.intake.actions import begin, keep
from driehoek.messages.models import Delivery
from driehoek.participation import actions
from driehoek.participation.library import talents
from driehoek.participation.models import Helper
from driehoek.participation.tests.helping import asked, task_in, tomorrow_at
from driehoek.people.rules import today
from driehoek.shared.languages import LANGUAGES

pytestmark = pytest.mark.django_db


def test_a_father_tells_and_changes_what_he_likes(cast: Cast, client: Client) -> None:
    page = link_path(cast.hassan, "meedoen/")
    client.post(page, {"kinds": ["cooking", "music"], "words": "Soep!", "moments": ["evenings"], "rest": ""})
    client.post(page, {"kinds": ["cooking"], "words": "Soep!", "moments": ["evenings"], "rest": ""})
    helper = Helper.objects.get()
    assert (helper.guardian, helper.words, helper.moments) == (cast.hassan, "Soep!", ["evenings"])
    assert [one.kind for one in helper.talents.all()] == ["cooking"]


def test_not_before_a_day_asks_for_a_day_ahead(cast: Cast, client: Client) -> None:
    page = link_path(cast.hassan, "meedoen/")
    client.post(page, {"rest": "until", "rest_until": today()})
    assert not Helper.objects.exists()
    client.post(page, {"rest": "until", "rest_until": today() + timedelta(days=30)})
    assert Helper.objects.get().rest == "until"


def test_what_is_unknown_is_not_kept(cast: Cast, client: Client) -> None:
    client.post(link_path(cast.hassan, "meedoen/"), {"kinds": ["flying"]})
    assert not Helper.objects.exists()


@pytest.mark.parametrize("code", LANGUAGES)
def test_its_pages_speak_every_language(cast: Cast, client: Client, code: str) -> None:
    row = asked(cast)
    cast.hassan.language_read = code
    cast.hassan.save()
    page = client.get(link_path(cast.hassan, "meedoen/")).content.decode()
    assert all(one.words[code].replace("'", "&#x27;") in page for one in talents().values())
    assert row.task.prepared_with.name in client.get(link_path(cast.hassan, f"meedoen/{row.pk}/")).content.decode()


def test_what_was_told_at_the_intake_is_a_proposal(cast: Cast, client: Client) -> None:
    he, she = cast.hassan, cast.marieke
    intake = begin(child=cast.yassin, location=cast.vlindertuin, way="tablet", guardian=he, by=she)
    told = {"talents": ["garden", "nothing"], "talents_words": "Rozen"}
    keep(intake=intake, answers=told, guardian=he, by=she)
    page = client.get(link_path(cast.hassan, "meedoen/")).content.decode()
    assert "Rozen" in page
    assert page.count(" checked") == 2  # the garden, and that he may be asked
    assert not Helper.objects.exists()


def test_an_answer_is_confirmed_and_may_be_changed(cast: Cast, client: Client) -> None:
    row = asked(cast)
    page = link_path(cast.hassan, f"meedoen/{row.pk}/")
    for said in ("yes", "no", "yes"):
        assert 'role="status"' in client.post(page, {"said": said}, follow=True).content.decode()
        row.refresh_from_db()
        assert row.answer == said


def test_who_said_yes_reads_that_the_time_changed_until_they_answer_again(cast: Cast, client: Client) -> None:
    row = asked(cast)
    page = link_path(cast.hassan, f"meedoen/{row.pk}/")
    client.post(page, {"said": "yes"})
    assert "is veranderd" not in client.get(page).content.decode()
    moment = {"starts_at": tomorrow_at(13), "ends_at": tomorrow_at(14)}
    actions.move_task(task=row.task, by=cast.fatma, place="Zaal", **moment)
    assert "is veranderd" in client.get(page).content.decode()
    assert "is veranderd" not in client.post(page, {"said": "no"}, follow=True).content.decode()
    assert [one.kind[:10] for one in Delivery.objects.filter(about_id=row.pk)] == ["task_asked", "task_moved"]


def test_the_other_parent_does_not_see_it(cast: Cast, client: Client) -> None:
    row = asked(cast)
    assert client.get(link_path(cast.samira, f"meedoen/{row.pk}/")).status_code == 404


def test_many_tasks_cost_no_more_queries(
    cast: Cast, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    row, page = asked(cast), link_path(cast.hassan, "meedoen/")
    client.get(page)
    with django_assert_num_queries(8):
        client.get(page)
    for _turn in range(2):
        actions.ask(task=task_in(cast), by=cast.fatma, helpers=[row.helper_id])
    with django_assert_num_queries(8):
        client.get(page)
