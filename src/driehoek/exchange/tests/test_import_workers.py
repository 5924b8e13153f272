"""Workers that are killed, doubled or keep failing: an import is applied exactly once, or not at all."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from driehoek.exchange import jobs, progress
from driehoek.exchange.actions import accept, ask_undo, bring_in, upload, work
from driehoek.exchange.models import ImportRun
from driehoek.exchange.tests.making import ANNA, Kid, School, bring, edexml, parent, table
from driehoek.people.models import Child, Enrolment

ROOT = Path(__file__).parents[4]
WORK = """
import sys, django
django.setup()
from django.conf import settings
from django.db import connections
connections["default"].settings_dict["NAME"] = sys.argv[1]
settings.DATA_DIR = sys.argv[2]
from driehoek.exchange.jobs import take_next
print("ready", flush=True)
while take_next():
    pass
"""


def kids(number: int) -> list[Kid]:
    """So many different pupils."""
    return [Kid(str(place), f"Kind{place}", f"Naam{place}") for place in range(number)]


def waiting(school: School, path: Path) -> ImportRun:
    """An import that was looked at and accepted."""
    run = upload(file=ContentFile(path.read_bytes(), path.name), location=school.location, by=school.head)
    assert jobs.take_next()
    accept(run=run, by=school.head)
    run.refresh_from_db()
    return run


def worker(folder: Path) -> "subprocess.Popen[str]":
    """A worker in a process of its own."""
    arguments = [sys.executable, "-c", WORK, str(connection.settings_dict["NAME"]), str(folder)]
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    process = subprocess.Popen(arguments, env=environment, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def children(school: School) -> int:
    """How many children the school has."""
    return Child.objects.filter(organisation=school.location.organisation).count()


@pytest.mark.django_db(transaction=True)
def test_a_killed_worker_leaves_it_to_another(school: School, tmp_path: Path, uploads: Path) -> None:
    run = waiting(school, edexml(tmp_path / "a.xml", kids(3000)))
    first = worker(uploads.parent)
    deadline = time.monotonic() + 20
    while progress.ask(run)[0] in (0, 3002) and time.monotonic() < deadline:
        time.sleep(0.01)
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert children(school) == 0
    ImportRun.objects.update(claimed_until=timezone.now())
    assert jobs.take_next()
    run.refresh_from_db()
    assert (run.state, children(school), Enrolment.objects.filter(child__number="0").count()) == ("applied", 3000, 1)
    assert not jobs.take_next()


@pytest.mark.django_db(transaction=True)
def test_two_workers_apply_it_once(school: School, tmp_path: Path, uploads: Path) -> None:
    run = waiting(school, edexml(tmp_path / "a.xml", kids(600)))
    both = [worker(uploads.parent), worker(uploads.parent)]
    assert [process.wait(60) for process in both] == [0, 0]
    run.refresh_from_db()
    assert (run.state, run.report["created"], children(school)) == ("applied", 602, 600)
    assert list(uploads.iterdir()) == []


def test_a_worker_that_comes_too_late_does_nothing(school: School, tmp_path: Path) -> None:
    run = waiting(school, edexml(tmp_path / "a.xml", [ANNA]))
    late = ImportRun.objects.get(pk=run.pk)
    assert jobs.take_next()
    work(late)
    run.refresh_from_db()
    assert (run.state, run.report["created"]) == ("applied", 3)


def test_what_fails_again_and_again_is_given_up(school: School, tmp_path: Path) -> None:
    run = waiting(school, edexml(tmp_path / "a.xml", [ANNA]))
    ImportRun.objects.update(attempts=jobs.ATTEMPTS)
    assert jobs.take_next()
    run.refresh_from_db()
    assert (run.state, run.problem, children(school)) == ("failed", "gave_up", 0)
    assert not jobs.take_next()


def test_an_undo_that_keeps_failing_leaves_what_was_applied(school: School, tmp_path: Path) -> None:
    run = waiting(school, edexml(tmp_path / "a.xml", [ANNA]))
    assert jobs.take_next()
    run.refresh_from_db()
    ask_undo(run=run, by=school.head)
    ImportRun.objects.update(attempts=jobs.ATTEMPTS)
    assert jobs.take_next()
    run.refresh_from_db()
    assert (run.state, children(school)) == ("applied", 1)


def test_uploads_nobody_decides_about_are_put_away(
    school: School, tmp_path: Path, uploads: Path, django_capture_on_commit_callbacks: Any
) -> None:
    upload(
        file=ContentFile(edexml(tmp_path / "a.xml", [ANNA]).read_bytes(), "a.xml"),
        location=school.location,
        by=school.head,
    )
    assert jobs.take_next()
    ImportRun.objects.update(created_at=timezone.now() - jobs.KEPT_UNDECIDED)
    with django_capture_on_commit_callbacks(execute=True):
        assert not jobs.take_next()
    assert not ImportRun.objects.exists()
    assert list(uploads.iterdir()) == []


def queries(path: Path, school: School) -> int:
    """How many queries looking at this file takes."""
    with CaptureQueriesContext(connection) as captured:
        bring_in(path, location=school.location, dry_run=True)
    return len(captured)


def addresses(number: int) -> list[dict[str, str]]:
    """A list with a parent for each of so many pupils."""
    return [parent(str(place), f"Ouder{place} X", email_ouder=f"{place}@x.example") for place in range(number)]


@pytest.mark.parametrize("again", [False, True])
def test_queries_grow_with_chunks_and_not_with_rows(school: School, tmp_path: Path, again: bool) -> None:
    """Ten times as many rows take at most a few queries more: a long INSERT is sent in parts."""
    pupils, people = edexml(tmp_path / "kids.xml", kids(500)), table(tmp_path / "all.csv", addresses(500))
    few_pupils, few_people = edexml(tmp_path / "few.xml", kids(50)), table(tmp_path / "few.csv", addresses(50))
    if again:
        bring(pupils, school)
    assert queries(pupils, school) <= queries(few_pupils, school) + 20
    bring(pupils, school)
    if again:
        bring(people, school)
    assert queries(people, school) <= queries(few_people, school) + 20


def test_every_chunk_costs_the_same(school: School, tmp_path: Path) -> None:
    counted = [queries(edexml(tmp_path / "a.xml", kids(500 * chunks)), school) for chunks in (1, 2, 3)]
    assert counted[2] - counted[1] == counted[1] - counted[0]
    assert counted[1] - counted[0] < 50
