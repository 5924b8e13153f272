"""Own words wait a while for their translation, and never longer than that."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from driehoek.demo.cast import Cast
from driehoek.messages.models import Delivery, Message
from driehoek.messages.tests.writers import NOON, drain, send
from driehoek.people.models import Guardian
from driehoek.texts.models import Version


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[None]:
    """In the daytime, outside quiet hours."""
    with time_machine.travel(NOON, tick=True):
        yield


def delivery(message: Message, guardian: Guardian) -> Delivery:
    return Delivery.objects.get(about_kind="message", about_id=message.pk, guardian=guardian)


def translate(message: Message) -> None:
    done = {"state": "machine", "title": "تعالوا", "body": "مرحبا", "made_at": timezone.now()}
    assert Version.objects.filter(text=message.text, language="ar").update(**done) == 1


def waiting(delivery: Delivery) -> int:
    """Minutes from noon until it may go."""
    return round(((delivery.not_before or NOON) - NOON) / timedelta(minutes=1))


def test_every_language_that_is_read_is_asked_for(cast: Cast) -> None:
    message = send(cast, groups=[cast.vlinders.pk])
    assert set(Version.objects.filter(text=message.text).values_list("language", flat=True)) == {"ar", "tr", "ti"}


def test_the_rest_need_not_wait(cast: Cast) -> None:
    message = send(cast, kind="news", groups=[cast.vlinders.pk])
    drain()
    assert waiting(delivery(message, cast.samira)) == 30
    assert delivery(message, cast.hassan).not_before is None


@pytest.mark.parametrize("kind", ["must", "urgent"])
def test_what_must_be_told_waits_five_minutes_at_most(cast: Cast, kind: str) -> None:
    message = send(cast, kind=kind, groups=[cast.vlinders.pk])
    drain()
    assert waiting(delivery(message, cast.samira)) == 5


def test_a_translation_that_is_there_goes_at_once(cast: Cast) -> None:
    message = send(cast, groups=[cast.vlinders.pk])
    translate(message)
    drain()
    told = delivery(message, cast.samira)
    assert (told.subject, told.not_before) == ("تعالوا", None)


def test_a_translation_that_comes_in_time_takes_the_place_of_the_original(cast: Cast) -> None:
    message = send(cast, groups=[cast.vlinders.pk])
    drain()
    assert delivery(message, cast.samira).subject == "Kom kijken"
    translate(message)
    drain()
    told = delivery(message, cast.samira)
    assert (told.subject, told.not_before) == ("تعالوا", None)
    assert cast.samira.full_name in told.body
    message.refresh_from_db()
    assert message.waiting == ["ti", "tr"]


def test_after_the_wait_the_original_goes_and_says_so(cast: Cast) -> None:
    message = send(cast, groups=[cast.vlinders.pk])
    drain()
    with time_machine.travel(NOON + timedelta(minutes=6)):
        translate(message)
        drain()
    message.refresh_from_db()
    told = delivery(message, cast.samira)
    assert message.waiting == []
    assert told.subject == "Kom kijken"
    assert "Nederlands" in told.body


def test_what_a_worker_may_have_in_hand_is_left_alone(cast: Cast) -> None:
    message = send(cast, groups=[cast.vlinders.pk])
    drain()
    Delivery.objects.filter(about_id=message.pk).update(state="sending")
    translate(message)
    drain()
    assert delivery(message, cast.samira).subject == "Kom kijken"
