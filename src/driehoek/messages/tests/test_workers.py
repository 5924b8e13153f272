"""Workers are processes that get killed: whatever the moment, nobody receives an e-mail twice."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone
from pytest_django import Settings

from conftest import Mailbox
from driehoek.demo.cast import Cast
from driehoek.messages import jobs
from driehoek.messages.models import Delivery

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
    for pause in (0.05, 0.1, 0.15):
        first = worker(settings.EMAIL_PORT)
        time.sleep(pause)
        first.send_signal(signal.SIGKILL)
        first.wait()
    Delivery.objects.exclude(claimed_until=None).update(claimed_until=timezone.now())
    while jobs.take_next():
        pass
    reached = [address for [address] in mailbox.recipients]
    assert len(reached) == len(set(reached))
    states = dict(Delivery.objects.filter(about_kind="test").values_list("address", "state"))
    assert {address for address, state in states.items() if state == "handed_over"} <= set(reached)
    unsure = {address for address, state in states.items() if state == "failed"}
    assert len(unsure) <= 3
    assert set(states) == set(reached) | unsure
