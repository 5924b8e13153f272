"""A provider that runs, set up for the schools of the cast, and somebody who goes by it."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import httpx
import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from driehoek.demo.cast import Cast
from driehoek.people.school_login.providers import read
from driehoek.people.tests.school_login.provider import CLIENT, SECRET, Handler, SchoolProvider

FILE = """
[entree]
name = "Entree Federatie"
discovery = "{address}/.well-known/openid-configuration"
client_id = "{client}"
secret = "{secret}"
school_claim = "nlEduPersonHomeOrganizationId"
affiliation_claim = "eduPersonAffiliation"
email_claim = "mail"
students = {students}

[[entree.schools]]
code = "11ZZ"
organisation = "{organisation}"
email_domains = ["driesprong.example"]

[[entree.schools]]
code = "22YY01"
locations = ["elders"]
"""
MARIEKE = {
    "sub": "a1b2@driesprong",
    "mail": "marieke@driesprong.example",
    "eduPersonAffiliation": ["employee"],
    "nlEduPersonHomeOrganizationId": "11ZZ03",
}


@pytest.fixture
def school() -> Iterator[SchoolProvider]:
    """A running provider that knows Marieke."""
    provider = SchoolProvider()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Ours", (Handler,), {"provider": provider}))
    provider.address = f"http://127.0.0.1:{server.server_port}"
    provider.claims = dict(MARIEKE)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield provider
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def set_up(school: SchoolProvider, settings: Settings, cast: Cast, tmp_path: Path) -> Callable[..., None]:
    """Set the provider up in Driehoek, by a file as administrators write it."""

    def write(students: bool = False) -> None:
        file = tmp_path / "providers.toml"
        values = {"client": CLIENT, "secret": SECRET, "organisation": cast.driesprong.code}
        file.write_text(FILE.format(address=school.address, students=str(students).lower(), **values))
        settings.DRIEHOEK_LOGIN_PROVIDERS = read(file)

    return write


@pytest.fixture
def entree(school: SchoolProvider, set_up: Callable[..., None]) -> SchoolProvider:
    """The provider, set up for colleagues."""
    set_up()
    return school


def by_school(client: Client, begin: str = "", click: str = "in", **sent: Any) -> Any:
    """Go to the provider, click there, and come back; the answer is that of the page to which one comes back."""
    return client.get(way_back(client, begin, click, **sent))


def way_back(client: Client, begin: str = "", click: str = "in", **sent: Any) -> str:
    """The address with which the provider sends somebody back."""
    begin = begin or reverse("openid_connect_login", args=["entree"])
    page = client.post(begin, sent).text
    onwards = re.search(r'http-equiv="refresh" content="0;url=([^"]+)"', page)
    assert onwards, page
    there = httpx.get(unescape(onwards[1])).text
    back = re.search(rf'id="{click}" href="([^"]+)"', there)
    assert back
    return back[1].removeprefix("http://testserver")


def is_in(client: Client) -> bool:
    """Whether somebody is logged in."""
    return bool(client.get(reverse("today")).status_code == 200)
