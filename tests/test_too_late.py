"""A form that is sent too late tells a parent so in their language, and keeps what they wrote."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from driehoek.activities.actions import cancel
from driehoek.activities.models import Invitation
from driehoek.councils.tests.made import a_vote
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.messages.models import Thread
from driehoek.messages.tests.talk import asked, told
from driehoek.people.models import Enrolment, Guardian
from driehoek.surveys.tests.asked import a_running

WORDS = "Kunt u mij bellen? Ik begrijp het niet."
NOT_SENT = "This cannot be sent any more"


@pytest.fixture
def english(cast: Cast) -> Cast:
    """The cast, who all read English now, so that the tests can be read."""
    Guardian.objects.update(language_read="en")
    return cast


def a_deleted_message(cast: Cast) -> str:
    receipt = told(cast)
    receipt.message.receipts.all().delete()
    return f"bericht/{receipt.message_id}/"


def a_child_who_left(cast: Cast) -> str:
    thread: Thread = asked(cast)
    Enrolment.objects.filter(child=cast.yassin).update(end=timezone.localdate() - timedelta(days=1))
    return f"gesprek/{thread.pk}/"


def a_closed_survey(cast: Cast) -> str:
    survey = a_running(cast)
    type(survey).objects.update(state="closed")
    return f"vragen/{survey.pk}/"


def an_election_in_which_one_votes_now(cast: Cast) -> str:
    return f"verkiezing/{a_vote(cast).pk}/"


LATE = [a_deleted_message, a_child_who_left, a_closed_survey, an_election_in_which_one_votes_now]


@pytest.mark.parametrize("late", LATE)
def test_what_was_written_stays_on_the_page(client: Client, english: Cast, late: Callable[[Cast], str]) -> None:
    path = link_path(english.samira, late(english))
    page = client.post(path, {"body": WORDS, "words": WORDS, "step": "next"})
    assert (page.status_code, NOT_SENT in page.text, WORDS in page.text) == (404, True, True)
    assert f'href="{link_path(english.samira, "bel-mij/")}"' in page.text


def test_it_can_be_sent_to_the_school_as_a_question(client: Client, english: Cast) -> None:
    late = client.post(link_path(english.samira, "bericht/999999/"), {"body": WORDS}).text
    assert f'action="{link_path(english.samira, "vraag/")}"' in late
    page = client.post(link_path(english.samira, "vraag/"), {"begin": WORDS})
    assert page.status_code == 200
    assert WORDS in page.text
    assert not Thread.objects.exists()


def test_it_is_told_in_the_language_of_the_parent(client: Client, cast: Cast) -> None:
    page = client.post(link_path(cast.samira, "bericht/999999/"), {"body": "نعم"}).text
    assert '<html lang="ar" dir="rtl"' in page
    assert "لم يعد ممكنًا إرسال هذا" in page
    assert "نعم" in page


def test_codes_of_buttons_are_no_words_of_a_parent(client: Client, english: Cast) -> None:
    page = client.post(link_path(english.samira, "bericht/999999/"), {"answer": "understood", "note": "ziek"}).text
    assert "ziek" in page
    assert "understood" not in page


def test_a_page_that_went_leads_back_to_the_own_page(client: Client, english: Cast) -> None:
    page = client.get(link_path(english.samira, "bericht/999999/"))
    assert (page.status_code, "This is not here any more" in page.text) == (404, True)
    assert f'href="{link_path(english.samira)}"' in page.text


def test_what_is_of_another_and_what_is_nowhere_look_the_same(client: Client, cast: Cast) -> None:
    others = Invitation.objects.exclude(guardian=cast.samira).latest("pk").pk
    pages = [
        client.post(link_path(cast.samira, f"uitnodiging/{pk}/antwoord/"), {"answer": "yes"}).content
        for pk in (others, 999999)
    ]
    assert pages[0] == pages[1]


def test_a_link_that_opens_nothing_gives_nothing_back(client: Client, cast: Cast) -> None:
    page = client.post(link_path(cast.karim, "vraag/"), {"body": WORDS})
    assert page.status_code == 404
    assert WORDS not in page.text


def test_an_invitation_that_was_called_off_says_so_itself(client: Client, english: Cast) -> None:
    cancel(activity=english.rekenochtend, by=english.marieke)
    page = client.post(
        link_path(english.samira, f"uitnodiging/{english.samira_invited.pk}/antwoord/"), {"answer": "yes"}
    )
    assert page.status_code == 400
    assert "This does not go on" in page.text


def test_what_a_colleague_typed_in_vain_is_given_back(client: Client, cast: Cast) -> None:
    address = reverse("thread", kwargs={"pk": 999999})
    page = as_staff(client, cast.marieke).post(address, {"body": WORDS})
    assert (page.status_code, WORDS in page.text) == (404, True)
    assert "Dit kan niet meer" in page.text
    assert as_staff(client, cast.marieke).get(address).status_code == 404


def test_a_parent_who_became_late_by_time_alone_is_told_in_place(client: Client, cast: Cast) -> None:
    with time_machine.travel(cast.rekenochtend.starts_at):
        path = link_path(cast.samira, f"uitnodiging/{cast.samira_invited.pk}/antwoord/")
        assert 'role="alert"' in client.post(path, {"answer": "no", "reason": "work"}).text
