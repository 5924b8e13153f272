"""A small demo school for the tests of what the simulator adds to it, built once for all of them."""

import pickle
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from driehoek.demo.cast import Cast
from driehoek.demo.simulator import simulate
from driehoek.demo.testing import on_stage


@pytest.fixture(scope="package")
def built(django_db_setup: None, django_db_blocker: Any, pytestconfig: pytest.Config) -> Iterator[bytes]:
    """A small school around the cast, thrown away after the last file here."""
    with django_db_blocker.unblock(), transaction.atomic():
        cast = on_stage(pytestconfig)
        simulate(cast, timezone.localdate(), seed=11, families=60, say=str)
        yield pickle.dumps(cast)
        transaction.set_rollback(True)


@pytest.fixture
def demo(built: bytes, db: None) -> Cast:
    """The cast in that school, a fresh copy for each test, which works in a transaction on top of it."""
    cast: Cast = pickle.loads(built)
    return cast
