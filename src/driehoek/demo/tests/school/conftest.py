"""A small demo school for the tests of what the simulator adds to it, built once for all of them."""

import pickle
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine

from driehoek.demo.cast import Cast
from driehoek.demo.testing import IN_TERM, school_on


@pytest.fixture(scope="package")
def built(django_db_setup: None, django_db_blocker: Any) -> Iterator[bytes]:
    """A small school around the cast on a day in term, thrown away after the last file here."""
    with django_db_blocker.unblock(), school_on(IN_TERM) as cast:
        yield pickle.dumps(cast)


@pytest.fixture
def demo(built: bytes, db: None) -> Iterator[Cast]:
    """The cast in that school an hour later, a fresh copy for each test, which works in a transaction on top of it."""
    with time_machine.travel(IN_TERM + timedelta(hours=1)):
        yield pickle.loads(built)
