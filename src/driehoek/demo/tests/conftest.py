"""A small demo school for the tests of what the simulator adds to it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from driehoek.demo.cast import Cast
from driehoek.demo.simulator import simulate


@pytest.fixture(scope="module")
def demo(stage: Cast, django_db_blocker: Any) -> Iterator[Cast]:
    """A small school around the cast, thrown away after the file."""
    with django_db_blocker.unblock(), transaction.atomic():
        simulate(stage, timezone.localdate(), seed=11, families=60, say=str)
        yield stage
        transaction.set_rollback(True)
