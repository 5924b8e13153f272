"""The pages of staff ask the same few questions of the database for one row and for many."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.participation import actions
from driehoek.participation.tests.helping import grandmother, task_in, told

pytestmark = pytest.mark.django_db
MOST = 15


def asked_by(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def test_pages_of_staff_cost_the_same_for_many(cast: Cast) -> None:
    client, task = as_staff(Client(), cast.fatma), task_in(cast, people=9)
    helpers = [told(one).pk for one in (cast.hassan, cast.emine)]
    actions.ask(task=task, by=cast.fatma, helpers=helpers[:1])
    place = "/locatie/vlindertuin/samen-doen/"
    pages = (place, f"/samen-doen/taak/{task.pk}/", f"{place}van-buiten/", f"{place}taak/")
    grandmother(cast)
    for url in pages:
        asked_by(client, url)
    few = {url: asked_by(client, url) for url in pages}
    actions.ask(task=task, by=cast.fatma, helpers=helpers[1:])
    for one in (cast.lotte, cast.samira, cast.farid, grandmother(cast)):
        told(one)
    for _turn in range(3):
        task_in(cast)
    assert {url: asked_by(client, url) for url in pages} == few
    assert max(few.values()) <= MOST
