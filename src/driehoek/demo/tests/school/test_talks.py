"""Conversations in the demo: asked in one language, read in the other, and answered or owed."""

import pytest
from django.db.models import F
from django.utils import timezone

from driehoek.demo.cast import Cast
from driehoek.demo.simulator.source import talks
from driehoek.logbook.actions import working_days
from driehoek.logbook.models import Contact, Promise
from driehoek.messages.models import Delivery, Post, Thread
from driehoek.messages.queries.threads import said_at_school, said_to_guardian, threads_for, threads_of, waiting_posts
from driehoek.people.models import Guardianship
from driehoek.people.rules import guardianship_is_open
from driehoek.shared.languages import LANGUAGES
from driehoek.texts.models import Version

pytestmark = pytest.mark.django_db


def test_samira_and_marieke_read_each_other(demo: Cast) -> None:
    thread = threads_of(demo.samira).get()
    assert thread.owner == demo.marieke
    assert [said.shown.language for said in said_to_guardian(thread)] == ["ar", "ar"]
    assert [said.shown.state for said in said_at_school(demo.marieke, thread)] == ["checked", "person"]
    assert not waiting_posts().filter(family=demo.el_amrani).exists()


def test_emine_waits_for_an_answer_until_tomorrow(demo: Cast) -> None:
    thread = threads_for(demo.marieke).get(guardian=demo.emine)
    assert thread.waiting  # type: ignore[attr-defined]  # set by the door
    owed = Promise.objects.get(kind=Promise.Kind.ANSWER, family=demo.kaya)
    assert (owed.owner, owed.state, owed.due) == (demo.marieke, Promise.State.OPEN, working_days(1))
    assert Version.objects.get(text__post__thread=thread).language == "nl"


def test_some_are_answered_in_time_and_some_late(demo: Cast) -> None:
    answered = Promise.objects.filter(kind=Promise.Kind.ANSWER, state=Promise.State.KEPT)
    late = answered.filter(closed_at__date__gt=F("due")).count()
    assert 0 < late < answered.count() / 2
    assert not answered.filter(closed_at__lte=F("made_at")).exists()


def test_no_promise_of_a_closed_conversation_is_open(demo: Cast) -> None:
    closed = Thread.objects.filter(closed_at__isnull=False)
    assert closed.exists()
    assert not waiting_posts().filter(about_id__in=Post.objects.filter(thread__in=closed).values("pk")).exists()


def test_every_question_is_owed_once_and_every_post_is_in_the_logbook(demo: Cast) -> None:
    questions = Post.objects.filter(by_school=False).values_list("pk", flat=True)
    owed = Promise.objects.filter(kind=Promise.Kind.ANSWER).values_list("about_id", flat=True)
    assert sorted(questions) == sorted(pk for pk in owed if pk)
    assert Contact.objects.filter(about_kind="post").count() == Post.objects.count()
    assert Delivery.objects.filter(kind="answer").count() == Post.objects.filter(by_school=True).count()


def test_nothing_was_said_in_the_future_or_before_it_was_asked(demo: Cast) -> None:
    now = timezone.now()
    assert not Post.objects.filter(at__gte=now).exists()
    assert not Version.objects.filter(text__post__isnull=False, made_at__gte=now).exists()
    assert not Thread.objects.filter(last_at__lt=F("created_at")).exists()
    assert not Post.objects.filter(read_at__lt=F("at")).exists()


def test_only_who_may_be_informed_has_a_conversation(demo: Cast) -> None:
    for thread in Thread.objects.all():
        rights = Guardianship.objects.filter(guardianship_is_open(), child=thread.child_id)
        assert rights.filter(guardian=thread.guardian_id).exists()


def test_a_topic_has_every_language(demo: Cast) -> None:
    for topic in talks()["topics"].values():
        if topic["at"]:
            assert set(topic["question"]) == set(topic["answer"]) == {"nl", *talks()["languages"]} <= set(LANGUAGES)
