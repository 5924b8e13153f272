"""Personal messages in twelve languages through two workers to a mail server, against a bare loop of the same bytes."""

import os
import re
import smtplib
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from benchmarks import Table
from driehoek.messages.models import Delivery, Manners, Message
from driehoek.people.models import (
    Account,
    Child,
    Enrolment,
    Family,
    Group,
    Guardian,
    Guardianship,
    Location,
    SchoolYear,
)
from driehoek.shared.languages import LANGUAGES

SIZES = (2_000, 20_000)
WORKERS = 2
LONGEST = 1_800  # seconds
STARTING = 5  # seconds until the workers have started, which is not what is measured
# A mail server in a process of its own that keeps what it is given, one file for each message.
SERVER = """
import sys, threading
from itertools import count
from pathlib import Path
from aiosmtpd.controller import Controller
folder, numbers = Path(sys.argv[1]), count()
class Keeper:
    async def handle_DATA(self, server, session, envelope):
        (folder / str(next(numbers))).write_bytes(envelope.content)
        return "250 OK"
controller = Controller(Keeper(), hostname="127.0.0.1", port=int(sys.argv[2]))
controller.start()
print("ready", flush=True)
threading.Event().wait()
"""


def run() -> Table:
    """Measure both sizes; the bare loop follows in the same run, with the very bytes that the workers sent."""
    rows = [_measured(size) for size in SIZES]
    headings = (
        "guardians", "messages/s", "bare loop/s", "of the bare loop", "CPU of a worker", "CPU of the mail server",
        "peak memory of a worker",
    )  # fmt: skip
    return Table(f"Messages in {len(LANGUAGES)} languages, {WORKERS} workers", headings, rows)


def _measured(size: int) -> tuple[str, ...]:
    message = _message(_school(size))
    _settle()
    with tempfile.TemporaryDirectory() as folder, _server(Path(folder)) as (server, port):
        workers = [_worker(f"smtp://127.0.0.1:{port}") for _ in range(WORKERS)]
        time.sleep(STARTING)
        mail, work = _cpu([server]), _cpu(workers)
        seconds = _sent(message, Path(folder) / str(size - 1))
        mail, work = _cpu([server]) - mail, _cpu(workers) - work
        peak = max(map(_peak, workers))
        for worker in workers:
            worker.terminate()
            worker.wait()
        letters = [file.read_bytes() for file in Path(folder).iterdir()]
        bare = _bare(letters, port)
    _check(message, size, letters)
    speeds = f"{size / seconds:,.0f}", f"{size / bare:,.0f}", f"{bare / seconds:.0%}"
    return f"{size:,}", *speeds, f"{work / size * 1000:.2f} ms", f"{mail / size * 1000:.2f} ms", f"{peak} MB"


def _settle() -> None:
    """Do what waits already, such as the mail of the demo school and counting so many new families."""
    _worker("dummymail://", "--once").wait()


def _sent(message: Message, last: Path) -> float:
    """Seconds until the last file is there; to count twenty thousand of them all the time would slow the workers."""
    begin = time.perf_counter()
    Message.objects.filter(pk=message.pk).update(state=Message.State.SENDING)
    while not last.exists():
        if time.perf_counter() - begin > LONGEST:
            raise TimeoutError(f"After {LONGEST} seconds not all messages had come.")
        time.sleep(0.1)
    return time.perf_counter() - begin


def _check(message: Message, size: int, letters: list[bytes]) -> None:
    rows = Delivery.objects.filter(about_kind="message", about_id=message.pk, state="handed_over")
    if not len(letters) == rows.count() == size:
        raise RuntimeError("Not every guardian has exactly one delivery that was handed over.")


def _bare(letters: list[bytes], port: int) -> float:
    """Seconds that smtplib needs for the same letters over one connection."""
    begin = time.perf_counter()
    with smtplib.SMTP("127.0.0.1", port) as smtp:
        for letter in letters:
            smtp.sendmail("driehoek@localhost", "ouder@thuis.example", letter)
    return time.perf_counter() - begin


@contextmanager
def _server(folder: Path) -> Iterator[tuple["subprocess.Popen[str]", int]]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    command = [sys.executable, "-c", SERVER, str(folder), str(port)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603
    if process.stdout is None or process.stdout.readline() != "ready\n":
        raise RuntimeError("The mail server did not start.")
    yield process, port
    process.terminate()
    process.wait()


def _worker(mail: str, *arguments: str) -> "subprocess.Popen[bytes]":
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join(sys.path), "DRIEHOEK_DATA": str(settings.DATA_DIR), "EMAIL_URL": mail,
        "DRIEHOEK_DEMO": "",
    }  # fmt: skip
    command = [sys.executable, "-m", "driehoek.config.manage", "worker", *arguments]
    return subprocess.Popen(command, env=environment)  # noqa: S603


def _cpu(processes: "Iterable[subprocess.Popen[Any]]") -> float:
    """Seconds of CPU that these processes used so far; a busy machine changes it less than the time on the clock."""
    fields = [Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split() for process in processes]
    return sum(int(one[11]) + int(one[12]) for one in fields) / os.sysconf("SC_CLK_TCK")


def _peak(worker: "subprocess.Popen[bytes]") -> int:
    """The most memory a worker needed, in MB."""
    status = Path(f"/proc/{worker.pid}/status")
    found = re.search(r"VmHWM:\s+(\d+)", status.read_text()) if status.exists() else None
    return int(found[1]) >> 10 if found else 0


def _school(size: int) -> Group:
    """A group of its own with so many children, each with a guardian, in all languages in turn."""
    location = Location.objects.filter(kind="primary").order_by("pk")[0]
    Manners.objects.update_or_create(location=location, defaults={"mails_per_minute": 10_000_000, "weekly_limit": 99})
    begun = SchoolYear.objects.filter(organisation=location.organisation, start__lte=timezone.localdate())
    group = Group.objects.create(location=location, school_year=begun.earliest("-start"), name=f"Bench {size}")
    board = location.organisation
    families = Family.objects.bulk_create(Family(organisation=board, name=f"Bench {place}") for place in range(size))
    children = Child.objects.bulk_create(
        Child(organisation=board, family=family, given_name="Kind", family_name=family.name) for family in families
    )
    Enrolment.objects.bulk_create(Enrolment(child=child, group=group) for child in children)
    guardians = Guardian.objects.bulk_create(
        Guardian(
            organisation=board, family_name=child.family_name, email=f"{child.pk}@thuis.example", language_read=code
        )
        for child, code in zip(children, islice(cycle(LANGUAGES), size), strict=True)
    )
    Guardianship.objects.bulk_create(
        Guardianship(child=child, guardian=guardian) for child, guardian in zip(children, guardians, strict=True)
    )
    return group


def _message(group: Group) -> Message:
    author = Account.objects.get(email="fatma@driesprong.example")
    details = {"day": "2026-12-18", "time": "12:00", "reason": "Er is geen verwarming."}
    return Message.objects.create(
        location=group.location, author=author, kind=Message.Kind.URGENT, ready="early_home", details=details,
        audience={"groups": [group.pk]}, state=Message.State.DRAFT,
    )  # fmt: skip
