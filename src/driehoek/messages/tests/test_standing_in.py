"""While a colleague is away, their conversations and promises are on the list of whoever stands in."""

from datetime import timedelta

from django.test import Client

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.logbook.actions import ask_to_call, owner_of
from driehoek.logbook.queries import listed_promises
from driehoek.messages.actions import answer_parent
from driehoek.messages.queries.threads import listed_threads
from driehoek.messages.tests.talk import asked
from driehoek.people.models import Leave
from driehoek.people.rules import today


def away(cast: Cast) -> Leave:
    return Leave.objects.create(account=cast.marieke, deputy=cast.fatma, start=today(), end=today() + timedelta(2))


def test_what_was_open_is_on_the_list_of_the_deputy(cast: Cast) -> None:
    thread = asked(cast)
    assert not listed_threads(cast.fatma, "mine").exists()
    leave = away(cast)
    assert listed_threads(cast.fatma, "mine").get() == thread
    assert listed_promises(cast.fatma, "mine", "answer").count() == 1
    leave.delete()
    assert not listed_threads(cast.fatma, "mine").exists()
    assert listed_threads(cast.marieke, "mine").get() == thread


def test_what_is_asked_meanwhile_comes_back_to_the_colleague(cast: Cast) -> None:
    leave = away(cast)
    thread = asked(cast)
    assert listed_threads(cast.fatma, "mine").get() == thread
    answer_parent(thread=thread, by=cast.fatma, body="Op 1 mei.")
    leave.delete()
    assert listed_threads(cast.marieke, "mine").get() == thread


def test_a_call_that_is_asked_meanwhile_is_for_the_deputy(cast: Cast) -> None:
    away(cast)
    assert owner_of(cast.vlinders) == cast.fatma
    assert ask_to_call(guardian=cast.lotte).owner == cast.fatma


def test_the_parent_reads_who_answers_and_who_calls(client: Client, cast: Cast) -> None:
    thread = asked(cast)
    ask_to_call(guardian=cast.samira, child=cast.yassin.pk)
    away(cast)
    for page in (f"gesprek/{thread.pk}/", "bel-mij/"):
        html = client.get(link_path(cast.samira, page)).text
        assert "Fatma Aydın" in html
        assert "Marieke de Boer" not in html


def test_colleagues_read_for_whom_somebody_answers(client: Client, cast: Cast) -> None:
    asked(cast)
    away(cast)
    page = as_staff(client, cast.fatma).get("/gesprekken/").text
    assert "Fatma Aydın" in page
    assert "Marieke de Boer" in page
