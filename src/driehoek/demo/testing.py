"""Fixtures for every test: the named cast in the database, and how to be one of them."""

import pickle
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from driehoek.demo.cast import Cast, build_cast
from driehoek.people.links import token_of
from driehoek.people.models import Account, Guardian, Organisation

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
