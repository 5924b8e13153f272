"""A log opens nobody's page."""

import logging
from collections.abc import Iterator
from io import StringIO

import pytest
from django.test import Client

from driehoek.demo.cast import Cast
from driehoek.demo.testing import link_path
from driehoek.shared.logs import WithoutSecrets


@pytest.fixture
def logged() -> Iterator[StringIO]:
    """What the server writes to its log."""
    handlers = [one for one in logging.getLogger().handlers if any(isinstance(f, WithoutSecrets) for f in one.filters)]
    (handler,) = (one for one in handlers if isinstance(one, logging.StreamHandler))
    before = handler.setStream(into := StringIO())
    yield into
    handler.setStream(before)


def test_a_page_that_is_not_found_is_logged_without_the_link(client: Client, cast: Cast, logged: StringIO) -> None:
    assert client.get(link_path(cast.samira, "bericht/0/")).status_code == 404
    assert "/u/…/bericht/0/" in logged.getvalue()
    assert link_path(cast.samira) not in logged.getvalue()


def test_the_sealed_address_of_reports_is_not_logged_either() -> None:
    record = logging.LogRecord("x", logging.WARNING, "", 0, "Not Found: %s", ("/haken/school/geheim/",), None)
    assert WithoutSecrets().filter(record)
    assert record.getMessage() == "Not Found: /haken/school/…/"


@pytest.mark.parametrize("page", ["/h/{}/taak/1/", "/agenda/{}.ics", "/vragen/{}/", "/hier/{}/", "/voorgelezen/{}/"])
def test_no_other_address_that_opens_something_is_logged(page: str) -> None:
    record = logging.LogRecord("x", logging.WARNING, "", 0, "Not Found: %s", (page.format("1a-geheim"),), None)
    assert WithoutSecrets().filter(record)
    assert record.getMessage() == f"Not Found: {page.format('…').replace('….ics', '…')}"
