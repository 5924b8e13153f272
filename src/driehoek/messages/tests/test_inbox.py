"""What waits for a guardian on their first page, and the whole list."""

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from driehoek.activities.models import Invitation
from driehoek.demo.cast import Cast
from driehoek.demo.testing import link_path
from driehoek.messages.actions import answer_parent, opened, understood
from driehoek.messages.models import Message
from driehoek.messages.queries.inbox import MOST, inbox_of
from driehoek.messages.tests.talk import asked, told


def test_what_must_be_understood_comes_first(cast: Cast) -> None:
    must, news = told(cast), told(cast, must_understand=False, kind="news")
    assert [item.pk for item in inbox_of(cast.samira)] == [must.message_id, news.message_id]
    understood(receipt=must)
    assert [(item.pk, item.new) for item in inbox_of(cast.samira)] == [
        (news.message_id, True),
        (must.message_id, False),
    ]


def test_a_few_are_shown_and_the_rest_is_a_list(client: Client, cast: Cast) -> None:
    for _number in range(MOST + 20):
        told(cast, must_understand=False)
    assert len(inbox_of(cast.samira)) == MOST
    pages = [client.get(link_path(cast.samira, f"berichten/?page={number}")).text for number in (1, 2)]
    assert [page.count("/bericht/") for page in pages] == [20, 5]


def test_a_new_answer_is_marked_until_it_is_seen(client: Client, cast: Cast) -> None:
    thread = asked(cast)
    assert [item.new for item in inbox_of(cast.samira)] == [False]
    answer_parent(thread=thread, by=cast.marieke, body="Op 1 mei.")
    assert [(item.kind, item.new) for item in inbox_of(cast.samira)] == [("thread", True)]
    client.get(link_path(cast.samira, f"gesprek/{thread.pk}/"))
    assert [item.new for item in inbox_of(cast.samira)] == [True]
    client.get(link_path(cast.samira, f"gesprek/{thread.pk}/gezien.gif"))
    assert [item.new for item in inbox_of(cast.samira)] == [False]


def test_a_draft_is_nobodys_yet(cast: Cast) -> None:
    receipt = told(cast)
    Message.objects.update(state="draft")
    assert receipt.guardian == cast.samira
    assert inbox_of(cast.samira) == []


def test_it_is_what_matters_now_when_no_invitation_waits(client: Client, cast: Cast) -> None:
    receipt = told(cast)
    button = f'class="button button--main" href="{link_path(cast.samira, f"bericht/{receipt.message_id}/")}"'
    assert button not in client.get(link_path(cast.samira)).text
    Invitation.objects.filter(guardian=cast.samira).delete()
    assert button in client.get(link_path(cast.samira)).text
    opened(receipt=receipt)
    understood(receipt=receipt)
    assert button not in client.get(link_path(cast.samira)).text


def test_the_first_page_asks_no_more_for_more_messages(
    client: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(8):
        told(cast, must_understand=not number % 2)
        thread = asked(cast, f"سؤال {number}")
        answer_parent(thread=thread, by=cast.marieke, body=f"Antwoord {number}")
    path = link_path(cast.samira)
    with django_assert_max_num_queries(15 + 1):  # finding the personal link is not the page's own
        client.get(path)
