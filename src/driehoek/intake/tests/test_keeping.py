"""An answer is kept as soon as it is given, by itself, and what somebody else changed meanwhile stays."""

import json
from typing import Any

import pytest
from django.test import Client

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.intake.actions import keep
from driehoek.intake.adapted import spoken
from driehoek.intake.queries import answers_for
from driehoek.intake.sayable import words_aloud
from driehoek.intake.tests.told import a_begun, a_done, a_told
from driehoek.people.models import AuditLine
from driehoek.texts.models import Recording
from driehoek.texts.recordings import to_say


def test_one_answer_is_kept_alone(cast: Cast, client: Client) -> None:
    intake = a_told(cast, comfort="Een knuffel")
    address = link_path(cast.samira, f"intake/{intake.pk}/child/")
    answer = client.post(address, {"one": "likes", "likes": "Blokken", "was-likes": "null", "comfort": "Iets anders"})
    assert json.dumps("Blokken") in answer.text.replace("&quot;", '"')
    assert answers_for(intake, cast.samira) == {"likes": "Blokken", "comfort": "Een knuffel"}


def test_an_answer_that_is_too_long_is_not_kept_and_says_so(cast: Cast, client: Client) -> None:
    intake = a_begun(cast)
    told = {"one": "likes", "likes": "x" * 501, "was-likes": "null"}
    answer = client.post(link_path(cast.samira, f"intake/{intake.pk}/child/"), told)
    assert 'class="error"' in answer.text
    assert answers_for(intake, cast.samira) == {}


@pytest.mark.parametrize("one", ["worries", "csrfmiddlewaretoken", ""])
def test_only_a_question_of_the_page_is_kept(cast: Cast, client: Client, one: str) -> None:
    intake = a_begun(cast)
    answer = client.post(link_path(cast.samira, f"intake/{intake.pk}/child/"), {"one": one, one: "X"})
    assert answer.status_code == 404


def test_two_people_on_one_page_keep_each_others_answers(cast: Cast, client: Client) -> None:
    intake = a_told(cast, likes="Blokken", in_group="yes")
    seen = {"was-likes": '"Blokken"', "was-comfort": "null", "was-in_group": '"yes"'}
    keep(intake=intake, guardian=cast.hassan, by=cast.hassan, answers={"comfort": "Zingen", "in_group": "no"})
    page = {"likes": "Treinen", "comfort": "", "in_group": "yes", **seen}
    as_staff(client, cast.marieke).post(f"/intake/{intake.pk}/{cast.samira.pk}/child/", page)
    assert answers_for(intake, cast.samira) == {"likes": "Treinen", "comfort": "Zingen", "in_group": "no"}


def test_an_answer_is_taken_back_by_emptying_it(cast: Cast, client: Client) -> None:
    intake = a_told(cast, needs=["learn_dutch"])
    client.post(link_path(cast.samira, f"intake/{intake.pk}/you/"), {"was-needs": '["learn_dutch"]'})
    assert answers_for(intake, cast.samira) == {}


def test_telling_field_by_field_leaves_one_line_and_each_correction_its_own(cast: Cast) -> None:
    for word in ("a", "b"):
        a_told(cast, likes=word)
    assert AuditLine.objects.filter(verb="intake_told").count() == 1
    intake = a_done(cast, worries="Iets")
    assert AuditLine.objects.filter(verb="intake_told").count() == 2  # one about the child, one of Samira alone
    for word in ("c", "d"):
        keep(intake=intake, guardian=cast.samira, by=cast.samira, answers={"likes": word})
    assert AuditLine.objects.filter(verb="intake_corrected").count() == 2


@pytest.mark.parametrize("key", ["contact", "klaar", "child"])
def test_every_word_of_a_shared_page_is_there_in_both_languages(cast: Cast, client: Client, key: str) -> None:
    intake = a_begun(cast)
    page = as_staff(client, cast.marieke).get(f"/intake/{intake.pk}/{cast.samira.pk}/{key}/").text
    words: dict[str, Any] = {
        "contact": ["Hoe hebt u graag contact?", "Bewaar en ga verder", "Terug"],
        "klaar": ["Dit klopt", "Terug"],
        "child": ["Bewaar en ga verder", "Sla deze pagina over"],
    }
    small = [f'lang="nl" dir="ltr">{one}</small>' in page for one in words[key]]
    assert all(small)
    assert 'dir="ltr"' not in client.get(link_path(cast.samira, f"intake/{intake.pk}/child/")).text


def test_what_was_told_is_read_back_in_both_languages_and_aloud(cast: Cast, client: Client) -> None:
    intake = a_told(cast, in_group="yes")
    client = as_staff(client, cast.marieke)
    page = client.get(f"/intake/{intake.pk}/{cast.samira.pk}/klaar/").text
    assert 'lang="nl" dir="ltr">Ja</small>' in page
    waiting = {one.words: one.key for one in to_say(cast.vlindertuin, "ar")}
    aloud = words_aloud(spoken(intake.sections)[0])["ar"]
    Recording.objects.create(
        organisation=cast.driesprong, language="ar", said=waiting[aloud], size=1, content_type="audio/ogg"
    )
    assert "data-spoken" in client.get(f"/intake/{intake.pk}/{cast.samira.pk}/child/").text
