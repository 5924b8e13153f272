"""A worker that writes the rows of a message is killed: the next goes on, and everybody gets it once."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from driehoek.demo.cast import Cast
from driehoek.logbook.models import Contact
from driehoek.messages.models import Delivery, Message
from driehoek.messages.tests.writers import draft, drain
from driehoek.people.models import Child, Enrolment, Family, Guardian, Guardianship

ROOT = Path(__file__).parents[4]
PEOPLE, STRETCH = 240, 5
WORK = """
import sys, django
django.setup()
from django.db import connections
connections["default"].settings_dict["NAME"] = sys.argv[1]
from driehoek.messages import audience, sending
audience.stretch.__kwdefaults__["size"] = int(sys.argv[2])
print("ready", flush=True)
while sending.take_next():
    pass
"""


def worker() -> "subprocess.Popen[str]":
    name = str(connection.settings_dict["NAME"])
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    process = subprocess.Popen(
        [sys.executable, "-c", WORK, name, str(STRETCH)], env=environment, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def many(cast: Cast) -> None:
    """So many more families in the group of Marieke."""
    board = cast.driesprong
    families = Family.objects.bulk_create(Family(organisation=board, name=f"Gezin {n}") for n in range(PEOPLE))
    children = Child.objects.bulk_create(
        Child(organisation=board, family=family, family_name=family.name) for family in families
    )
    Enrolment.objects.bulk_create(Enrolment(child=child, group=cast.vlinders) for child in children)
    guardians = Guardian.objects.bulk_create(
        Guardian(organisation=board, family_name=f"Ouder {n}", email=f"{n}@thuis.example") for n in range(PEOPLE)
    )
    pairs = zip(children, guardians, strict=True)
    Guardianship.objects.bulk_create(Guardianship(child=child, guardian=guardian) for child, guardian in pairs)


def killed_while_writing(message: Message, pause: float) -> None:
    """Let a worker begin, and kill it so many seconds after its first stretch was kept."""
    before, first = message.receipts.count(), worker()
    while message.receipts.count() == before and first.poll() is None:
        time.sleep(0.005)
    time.sleep(pause)
    first.send_signal(signal.SIGKILL)
    first.wait()
    Message.objects.filter(pk=message.pk).update(claimed_until=timezone.now())


@pytest.mark.django_db(transaction=True)
def test_killed_at_any_moment_it_goes_on_without_a_double_or_a_gap(cast: Cast) -> None:
    many(cast)
    message = draft(cast, kind="urgent", ready="early_home", groups=[cast.vlinders.pk])
    Message.objects.filter(pk=message.pk).update(state="sending")
    for pause in (0.011, 0.017, 0.023):
        killed_while_writing(message, pause)
    assert 0 < message.receipts.count() < PEOPLE + 5
    two = [worker(), worker()]
    assert [process.wait(60) for process in two] == [0, 0]
    Message.objects.filter(pk=message.pk).update(claimed_until=None)
    drain()
    people = set(message.receipts.values_list("guardian", flat=True))
    assert len(people) == message.receipts.count() == PEOPLE + 5
    about = {"about_kind": "message", "about_id": message.pk}
    assert sorted(Delivery.objects.filter(**about).values_list("guardian", flat=True)) == sorted(people)
    assert sorted(Contact.objects.filter(**about).values_list("guardian", flat=True)) == sorted(people)
    message.refresh_from_db()
    assert (message.state, message.total) == ("sent", PEOPLE + 5)
