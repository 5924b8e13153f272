"""Fixtures for every test: the named cast in the database, and how to be one of them."""

import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.db import transaction
from django.test import Client
from django.utils import timezone

from driehoek.demo.cast import Cast, build_cast
from driehoek.demo.simulator import simulate
from driehoek.people.links import token_of
from driehoek.people.models import Account, Guardian, Organisation

# A Wednesday far from holidays: what a school did by now, tests must find whenever they run.
IN_TERM = datetime(2026, 11, 25, 12, tzinfo=UTC)
_STAGE = pytest.StashKey[bytes]()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any, pytestconfig: pytest.Config) -> None:  # noqa: ARG001
    """Make the test database with the cast in it; each test works in a transaction on top of that."""
    with django_db_blocker.unblock():
        pytestconfig.stash[_STAGE] = pickle.dumps(build_cast(timezone.localdate()))


@pytest.fixture
def cast(db: None, pytestconfig: pytest.Config) -> Cast:  # noqa: ARG001
    """The named cast, a fresh copy for each test; written again where a browser test has emptied the database."""
    return on_stage(pytestconfig)


@pytest.fixture(scope="module")
def stage(django_db_setup: None, django_db_blocker: Any, pytestconfig: pytest.Config) -> Cast:  # noqa: ARG001
    """The named cast for fixtures that build more around it, once for a whole file."""
    with django_db_blocker.unblock():
        return on_stage(pytestconfig)


def on_stage(config: pytest.Config) -> Cast:
    """A copy of the cast; written again where a browser test has emptied the database."""
    if Organisation.objects.exists():
        return pickle.loads(config.stash[_STAGE])  # type: ignore[no-any-return]  # noqa: S301 - our own bytes
    return build_cast(timezone.localdate())


def as_staff(client: Client, account: Account) -> Client:
    """Log this account in, and return the client."""
    client.force_login(account)
    return client


def link_path(guardian: Guardian, page: str = "") -> str:
    """Return the path of a guardian's page behind their newest personal link: "/u/<token>/"."""
    return f"/u/{token_of(guardian.links.latest('pk'))}/{page}"


@contextmanager
def school_on(moment: datetime, *, seed: int = 11, families: int = 60) -> Iterator[Cast]:
    """A small demo school as it is at that moment, instead of the cast of today; afterwards all is as it was."""
    with transaction.atomic():
        for model in apps.get_models(include_auto_created=True):
            model._base_manager.all()._raw_delete("default")
        with time_machine.travel(moment):
            cast = build_cast(timezone.localdate())
            simulate(cast, timezone.localdate(), seed=seed, families=families, say=str)
        yield cast
        transaction.set_rollback(True)
