"""Work is done once, by whichever worker is there, also when one of them dies."""

import multiprocessing
import os
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection, connections, transaction
from django.utils import timezone
from pytest_django import Settings

from driehoek.demo.cast import Cast
from driehoek.messages.models import Delivery
from driehoek.people.models import Guardian
from driehoek.shared.queues import Queue, Worker, claim, writes_of_others

LEASE = timedelta(minutes=5)
QUEUED = Delivery.objects.filter(state="queued")
MANY = 40


def deliveries(many: int) -> None:
    guardian = Guardian.objects.select_related("organisation").earliest("pk")
    location = guardian.organisation.locations.earliest("pk")
    Delivery.objects.bulk_create(
        Delivery(location=location, guardian=guardian, channel="email", kind=f"kind {number}", about_id=number)
        for number in range(many)
    )


def test_a_claimed_row_is_nobody_elses(cast: Cast) -> None:
    deliveries(2)
    first, second = claim(QUEUED, LEASE), claim(QUEUED, LEASE)
    assert first is not None
    assert second is not None
    assert first.pk < second.pk
    assert claim(QUEUED, LEASE) is None


def test_after_the_lease_another_goes_on(cast: Cast) -> None:
    deliveries(1)
    now = timezone.now()
    lost = claim(QUEUED, LEASE, now)
    assert lost is not None
    assert claim(QUEUED, LEASE, now + LEASE - timedelta(seconds=1)) is None
    found = claim(QUEUED, LEASE, now + LEASE)
    assert found == lost
    assert (lost.attempts, found.attempts) == (1, 2)


@pytest.mark.django_db(transaction=True)
def test_a_claim_cannot_be_undone_by_a_transaction_around_it(cast: Cast) -> None:
    deliveries(1)
    with transaction.atomic(), pytest.raises(RuntimeError, match="durable"):
        claim(QUEUED, LEASE)
    assert Delivery.objects.get().attempts == 0


def _take_all(_: int) -> list[int]:
    """What one worker thread gets hold of until nothing is left."""
    try:
        return [row.pk for row in iter(lambda: claim(QUEUED, LEASE), None)]
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_workers_side_by_side_take_every_row_once(cast: Cast) -> None:
    deliveries(MANY)
    with ThreadPoolExecutor(4) as workers:
        taken = Counter(pk for pks in workers.map(_take_all, range(4)) for pk in pks)
    assert len(taken) == MANY
    assert set(taken.values()) == {1}


def _claim_and_die() -> None:
    claim(QUEUED, LEASE)
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.django_db(transaction=True)
def test_the_work_of_a_killed_worker_is_continued(cast: Cast) -> None:
    deliveries(1)
    connections.close_all()
    worker = multiprocessing.get_context("fork").Process(target=_claim_and_die)
    worker.start()
    worker.join()
    assert worker.exitcode == -signal.SIGKILL
    assert claim(QUEUED, LEASE) is None
    found = claim(QUEUED, LEASE, timezone.now() + LEASE)
    assert found is not None
    assert found.attempts == 2


def some_work(pieces: int, done: list[str], name: str) -> Callable[[], bool]:
    def take_next() -> bool:
        if done.count(name) == pieces:
            return False
        done.append(name)
        return True

    return take_next


@pytest.mark.django_db
def test_queues_take_turns() -> None:
    done: list[str] = []
    Worker([some_work(2, done, "mail"), some_work(1, done, "import")]).drain()
    assert done == ["mail", "import", "mail"]


@pytest.mark.django_db
def test_patient_work_waits_until_nothing_else_is_left() -> None:
    done: list[str] = []
    Worker([some_work(2, done, "mail")], patient=[some_work(2, done, "count")]).drain()
    assert done == ["mail", "mail", "count", "count"]


@pytest.mark.django_db
def test_one_failing_queue_does_not_hold_up_the_others(caplog: pytest.LogCaptureFixture) -> None:
    def fail() -> bool:
        raise OSError("no network")

    done: list[str] = []
    Worker([fail, some_work(2, done, "import")]).drain()
    assert done == ["import", "import"]
    assert "no network" in caplog.text


@pytest.mark.django_db
def test_a_failing_queue_rests_longer_each_time() -> None:
    def fail() -> bool:
        raise OSError("no network")

    queue = Queue(fail)
    for _ in range(10):
        queue.rests_until = 0.0
        assert queue.turn() is False
    assert queue.failures == 10
    assert queue.turn() is False
    assert queue.failures == 10


@pytest.fixture
def signals_restored() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.django_db
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_stops_after_the_piece_in_hand(number: signal.Signals, signals_restored: None) -> None:
    done: list[str] = []

    def interrupted() -> bool:
        os.kill(os.getpid(), number)
        done.append("finished")
        return True

    Worker([interrupted, some_work(1, done, "next")], idle=0).run()
    assert done == ["finished"]


@pytest.mark.django_db(transaction=True)
def test_a_waiting_worker_looks_as_soon_as_sqlite_tells_of_work(cast: Cast) -> None:
    worker, seen = Worker([], idle=0.16), writes_of_others()
    deliveries(1)  # its own writing wakes nobody
    assert not worker.wait(2, seen)
    with ThreadPoolExecutor(1) as another:
        another.submit(_take_all, 0).result()
    assert worker.wait(2, seen) == (connection.vendor == "sqlite")


_rounds: list[str] = []


def one_piece() -> bool:
    _rounds.append("piece")
    return len(_rounds) == 1


@pytest.mark.django_db
def test_the_command_works_the_queues_of_the_settings(settings: Settings) -> None:
    settings.DRIEHOEK_QUEUES = [f"{__name__}.one_piece"]
    call_command("worker", "--once")
    assert _rounds == ["piece", "piece"]
