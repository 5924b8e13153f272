"""Workers are processes that get killed: whatever the moment, nobody receives anything twice."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.db import connection
from django.utils import timezone
from pytest_django import Settings

from conftest import Mailbox
from driehoek.demo.cast import Cast
from driehoek.logbook.models import Promise
from driehoek.messages import jobs
from driehoek.messages.keys import key_of
from driehoek.messages.models import Delivery, Manners
from driehoek.messages.tests.gateway import Desk

ROOT = Path(__file__).parents[4]
WORK = """
import sys, django
django.setup()
from django.conf import settings
from django.db import connections
connections["default"].settings_dict["NAME"] = sys.argv[1]
settings.EMAIL_BACKEND, settings.EMAIL_HOST = "django.core.mail.backends.smtp.EmailBackend", "127.0.0.1"
settings.EMAIL_PORT, settings.EMAIL_USE_TLS, settings.EMAIL_USE_SSL = int(sys.argv[2]), False, False
settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
from driehoek.messages.jobs import take_next
print("ready", flush=True)
while take_next():
    pass
"""


def worker(port: int) -> "subprocess.Popen[str]":
    name = str(connection.settings_dict["NAME"])
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    process = subprocess.Popen(
        [sys.executable, "-c", WORK, name, str(port)], env=environment, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


@pytest.mark.django_db(transaction=True)
def test_killed_workers_never_send_twice(cast: Cast, mailbox: Mailbox, settings: Settings) -> None:
    values = {"location": cast.vlindertuin, "guardian": cast.lotte, "family": cast.bakker, "channel": "email"}
    text = {"kind": "invitation", "language": "nl", "subject": "Kom", "body": "Dag"}
    Delivery.objects.bulk_create(
        Delivery(**values | text, address=f"{number}@thuis.example", about_kind="test", about_id=number)
        for number in range(60)
    )
    killed_thrice(settings.EMAIL_PORT)
    while jobs.take_next():
        pass
    reached = [address for [address] in mailbox.recipients]
    assert len(reached) == len(set(reached))
    states = dict(Delivery.objects.filter(about_kind="test").values_list("address", "state"))
    assert {address for address, state in states.items() if state == "handed_over"} <= set(reached)
    unsure = {address for address, state in states.items() if state == "failed"}
    assert len(unsure) <= 3
    assert set(states) == set(reached) | unsure


def killed_thrice(port: int, pauses: tuple[float, ...] = (0.05, 0.1, 0.15)) -> None:
    """Start a worker and kill it, some times; then all leases are over."""
    for pause in pauses:
        one = worker(port)
        time.sleep(pause)
        one.send_signal(signal.SIGKILL)
        one.wait()
    Delivery.objects.exclude(claimed_until=None).update(claimed_until=timezone.now())


@pytest.mark.django_db(transaction=True)
def test_a_gateway_that_knows_our_keys_sends_every_text_once(cast: Cast, mailbox: Mailbox, desk: Desk) -> None:
    Manners.objects.create(location=cast.vlindertuin, gateway="generic", gateway_address=desk.url, texts_per_minute=999)
    values = {"location": cast.vlindertuin, "guardian": cast.lotte, "family": cast.bakker, "channel": "sms"}
    text = {"kind": "message", "language": "nl", "subject": "Kom", "body": "Dag", "address": "+31612345678"}
    about = [{"about_kind": "test", "about_id": number, "url": "https://x.example/"} for number in range(60)]
    Delivery.objects.bulk_create(Delivery(**values | text | one) for one in about)
    killed_thrice(9)
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        while jobs.take_next():
            pass
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        while jobs.take_next():
            pass
    rows = Delivery.objects.filter(about_kind="test")
    assert set(rows.values_list("state", flat=True)) == {"handed_over"}
    assert {key_of(row) for row in rows} == set(desk.sent)
    assert sorted(rows.values_list("provider_id", flat=True)) == sorted(desk.sent.values())


@pytest.mark.django_db(transaction=True)
def test_what_was_left_in_doubt_goes_no_second_way_by_itself(cast: Cast, mailbox: Mailbox) -> None:
    values = {"location": cast.vlindertuin, "guardian": cast.lotte, "family": cast.bakker, "channel": "email"}
    text = {"kind": "message", "language": "nl", "subject": "Kom", "body": "Dag", "about_kind": "test", "about_id": 1}
    gone = {"state": "sending", "claimed_until": timezone.now(), "address": cast.lotte.email}
    delivery = Delivery.objects.create(**values | text | gone)
    jobs.take_next()
    assert Delivery.objects.filter(about_kind="test").count() == 1
    assert Promise.objects.filter(about_kind="delivery", about_id=delivery.pk, kind="undelivered").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_each_mail_once(cast: Cast, mailbox: Mailbox, settings: Settings) -> None:
    values = {"location": cast.vlindertuin, "guardian": cast.lotte, "family": cast.bakker, "channel": "email"}
    text = {"kind": "message", "language": "nl", "subject": "Kom", "body": "Dag", "about_kind": "test"}
    Delivery.objects.bulk_create(
        Delivery(**values | text, address=f"{number}@thuis.example", about_id=number) for number in range(120)
    )
    for one in [worker(settings.EMAIL_PORT) for _ in range(2)]:
        assert one.wait(60) == 0
    assert sorted(to for [to] in mailbox.recipients) == sorted(f"{number}@thuis.example" for number in range(120))
    assert set(Delivery.objects.filter(about_kind="test").values_list("state", flat=True)) == {"handed_over"}
