"""The pages of parents and of the door, drawn by a browser: no barriers in either direction, light or dark."""

from typing import Literal

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page

from driehoek.activities.actions import register
from driehoek.activities.models import Invitation
from driehoek.activities.tokens import token_of
from driehoek.demo.cast import Cast
from driehoek.demo.moments import at
from driehoek.demo.testing import as_staff, link_path
from driehoek.shared.tests.browser import barriers, too_wide

pytestmark = [pytest.mark.browser, pytest.mark.any_database]
SMALL = """[...document.querySelectorAll("main button, main a.button, main summary")]
  .filter((one) => one.offsetParent && !one.matches(".visually-hidden"))
  .filter((one) => one.getBoundingClientRect().height < 43.5).length"""


def check_page(page: Page, path: str, colours: Literal["light", "dark"]) -> None:
    page.emulate_media(color_scheme=colours)
    page.goto(path)
    page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true; })")
    assert barriers(page) == []
    assert not too_wide(page)
    assert page.evaluate(SMALL) == 0


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("name", ["samira", "hassan", "emine", "lotte"])
def test_parents_meet_no_barrier(page: Page, cast: Cast, name: str, colours: Literal["light", "dark"]) -> None:
    guardian = getattr(cast, name)
    check_page(page, link_path(guardian), colours)
    for invitation in Invitation.objects.filter(guardian=guardian):
        check_page(page, link_path(guardian, f"uitnodiging/{invitation.pk}/"), colours)


@pytest.mark.parametrize("path", ["/ouder/?taal=nl", "/ouder/?taal=ar&klaar=1"])
def test_asking_for_a_link_meets_none(page: Page, cast: Cast, path: str) -> None:
    check_page(page, path, "light")


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_the_door_meets_none(page: Page, client: Client, cast: Cast, colours: Literal["light", "dark"]) -> None:
    as_staff(client, cast.marieke)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "domain": "localhost", "path": "/"}
    page.context.add_cookies([cookie])  # type: ignore[list-item]  # a plain dict is what Playwright takes
    base = f"/activiteiten/{cast.rekenochtend.pk}"
    with time_machine.travel(at(timezone.localdate(cast.rekenochtend.starts_at), "09:30")):
        register(activity=cast.rekenochtend, family=cast.bakker, other="grandparent", by=cast.marieke)
        for path in ("deur", "deur/?q=zz", "sluiten", "papier", "poster"):
            check_page(page, f"{base}/{path}" + ("" if "?" in path else "/"), colours)
        check_page(page, f"/afwezig/{cast.emine_absent.pk}/", colours)
        check_page(page, f"/hier/{token_of(cast.rekenochtend)}/", colours)
