"""A child goes to another group or school: what a parent says then is read where the child is."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from driehoek.demo.cast import Cast
from driehoek.demo.testing import link_path
from driehoek.logbook.models import Promise
from driehoek.logbook.queries import open_promises_for
from driehoek.messages.actions import ask_school, explain, write_back
from driehoek.messages.models import Thread
from driehoek.messages.queries.threads import threads_for
from driehoek.messages.tests.talk import asked, told
from driehoek.people.models import Account, Child, Enrolment, Group
from driehoek.people.rules import today


def move(child: Child, to: Group | None) -> None:
    """The child left its group yesterday; from today it is in another, or in none."""
    yesterday = today() - timedelta(days=1)
    Enrolment.objects.filter(child=child).update(start=yesterday - timedelta(days=99), end=yesterday)
    if to:
        Enrolment.objects.create(child=child, group=to, start=today())


def reads(account: Account, thread: Thread) -> bool:
    return threads_for(account).filter(pk=thread.pk).exists()


def test_at_another_school_it_is_another_conversation_that_is_read_there(client: Client, cast: Cast) -> None:
    old = asked(cast)
    move(cast.yassin, cast.group_3a)
    for _tap in range(2):
        page = client.post(link_path(cast.samira, f"gesprek/{old.pk}/"), {"body": "مرحبا"})
    new = Thread.objects.exclude(pk=old.pk).get()
    assert page.headers["Location"] == link_path(cast.samira, f"gesprek/{new.pk}/") + "?dank"
    assert (new.location, new.group, new.posts.count(), old.posts.count()) == (cast.regenboog, cast.group_3a, 1, 1)
    assert reads(cast.nadia, new)
    assert not reads(cast.nadia, old)
    assert open_promises_for(cast.nadia).filter(kind="answer").count() == 1


def test_in_another_group_it_goes_on_with_who_sees_it(cast: Cast) -> None:
    thread = ask_school(guardian=cast.katarzyna, child=cast.zofia, body="Dzień dobry").thread
    assert thread.owner == cast.tom
    move(cast.zofia, cast.group_3k)
    post = write_back(thread=thread, body="Halo?")
    assert (post.thread.pk, post.thread.group) == (thread.pk, cast.group_3k)
    assert post.thread.owner != cast.tom
    assert set(Promise.objects.filter(kind="answer").values_list("group", flat=True)) == {cast.group_3k.pk}


def test_who_still_sees_it_keeps_it(cast: Cast) -> None:
    thread = ask_school(guardian=cast.katarzyna, child=cast.zofia, body="Dzień dobry").thread
    Thread.objects.filter(pk=thread.pk).update(owner=cast.ruud)
    move(cast.zofia, cast.group_3k)
    assert write_back(thread=thread, body="Halo?").thread.owner == cast.ruud


def test_after_school_nothing_is_written_that_nobody_reads_and_it_is_given_back(client: Client, cast: Cast) -> None:
    thread = asked(cast)
    move(cast.yassin, None)
    page = link_path(cast.samira, f"gesprek/{thread.pk}/")
    assert "<textarea" not in client.get(page).text
    answer = client.post(page, {"body": "مرحبا"})
    assert (answer.status_code, "مرحبا" in answer.text) == (404, True)
    with pytest.raises(PermissionDenied):
        write_back(thread=thread, body="مرحبا")
    assert thread.posts.count() == 1


def test_an_explanation_is_owed_where_the_child_is(cast: Cast) -> None:
    receipt = told(cast)
    move(cast.yassin, cast.group_3a)
    promise = explain(receipt=receipt)
    assert (promise.location, promise.group) == (cast.regenboog, cast.group_3a)
    assert open_promises_for(cast.nadia).filter(pk=promise.pk).exists()
