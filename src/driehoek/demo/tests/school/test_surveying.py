"""The surveys in the demo: one of which everything is told, one that runs."""

import pytest
from django.test import Client

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.surveys.models import Survey

pytestmark = pytest.mark.django_db


def test_one_is_told_and_one_runs(demo: Cast, client: Client) -> None:
    closed, running = Survey.objects.order_by("start")
    assert closed.results["sides"]["parents"]["n"] >= 5
    assert closed.said_done.count() == 2
    assert closed.asks_for.count() == 1
    home = client.get(link_path(demo.samira)).content.decode()
    assert f"vragen/{running.pk}/" in home
    assert f"vragen/{closed.pk}/" in home
    page = as_staff(client, demo.fatma).get(f"/peilingen/{closed.pk}/uitkomst/")
    assert page.status_code == 200
