"""An answer leaves in the parent's language as soon as that can be, and in ours after ten minutes."""

from datetime import timedelta

import time_machine
from django.utils import timezone

from conftest import Mailbox
from driehoek.demo.cast import Cast
from driehoek.messages import answers, jobs
from driehoek.messages.actions import answer_parent
from driehoek.messages.models import Delivery
from driehoek.messages.tests.talk import asked
from driehoek.texts.models import Engine, Version


def waiting(cast: Cast) -> Delivery:
    Engine.objects.create(location=cast.vlindertuin, kind="folder", address="/models")
    post = answer_parent(thread=asked(cast), by=cast.marieke, body="Op 1 mei.")
    return Delivery.objects.get(kind="answer", about_id=post.pk)


def body(mailbox: Mailbox) -> str:
    part = mailbox.messages[0].get_body(("plain",))
    return str(part.get_content()) if part else ""


def test_it_leaves_translated_when_that_is_there(cast: Cast, mailbox: Mailbox) -> None:
    waiting(cast)
    assert not answers.take_next()
    assert not jobs.take_next()
    Version.objects.filter(language="ar", text__post__by_school=True).update(body="في 1 مايو.", state="machine")
    assert answers.take_next()
    assert not answers.take_next()
    assert jobs.take_next()
    assert "في 1 مايو." in body(mailbox)
    assert "Op 1 mei." not in body(mailbox)


def test_it_leaves_as_it_was_written_after_ten_minutes(cast: Cast, mailbox: Mailbox) -> None:
    waiting(cast)
    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        assert not answers.take_next()
        assert jobs.take_next()
    assert "Op 1 mei." in body(mailbox)


def test_what_is_being_handed_over_stays_as_it_is(cast: Cast) -> None:
    row = waiting(cast)
    Version.objects.filter(language="ar").update(body="في 1 مايو.", state="machine")
    Delivery.objects.filter(pk=row.pk).update(state="sending")
    assert not answers.take_next()
    row.refresh_from_db()
    assert "Op 1 mei." in row.body
