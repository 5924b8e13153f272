"""Every page × everybody × reading and acting: who is not named in the table finds nothing there."""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from tests.access.people import CLOSED_GUARDIANS, GUARDIANS, STAFF
from tests.access.table import ELSEWHERE, OPEN, OWN_PAGES, PAGES, PARENT_PAGES

ANSWERED = {
    HTTPStatus.OK,
    HTTPStatus.NO_CONTENT,
    HTTPStatus.FOUND,
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.UNPROCESSABLE_ENTITY,
}


def names(resolver: URLResolver) -> Iterator[str]:
    """The names of all pages of our own rooms."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from () if str(pattern.pattern) == "account/" else names(pattern)
        elif isinstance(pattern, URLPattern):
            yield pattern.name or str(pattern.pattern)


def test_every_page_stands_in_the_table() -> None:
    assert set(names(get_resolver())) == set(PAGES) | set(PARENT_PAGES) | set(OWN_PAGES) | ELSEWHERE


def ask(client: Client, method: str, url: str) -> HttpResponse:
    """Ask for a page and undo what it did."""
    with transaction.atomic():
        answer: HttpResponse = getattr(client, method)(url)
        transaction.set_rollback(True)
    return answer


@pytest.fixture(scope="module")
def sessions(stage: Cast, django_db_blocker: Any) -> Iterator[dict[str, str]]:
    """Everybody logs in once for the whole table: colleague -> the key of the session."""
    with django_db_blocker.unblock():
        keys = {person: str(as_staff(Client(), getattr(stage, person)).session.session_key) for person in STAFF}
        yield keys
        Session.objects.filter(pk__in=keys.values()).delete()


def seen_by(method: str, url: str, sessions: dict[str, str]) -> dict[str, int]:
    """The status that each colleague gets."""
    return {person: ask(with_session(key), method, url).status_code for person, key in sessions.items()}


def with_session(key: str) -> Client:
    """A browser that knows nothing but its session."""
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = key
    return client


@pytest.mark.parametrize("name", PAGES)
def test_who_may_read(name: str, cast: Cast, sessions: dict[str, str]) -> None:
    page = PAGES[name]
    statuses = seen_by("get", reverse(name, kwargs=page.args(cast)), sessions)
    if page.get is None:
        assert set(statuses.values()) == {HTTPStatus.METHOD_NOT_ALLOWED}
    else:
        assert {person for person, status in statuses.items() if status in ANSWERED} == page.get
        assert {status for person, status in statuses.items() if person not in page.get} <= {HTTPStatus.NOT_FOUND}


@pytest.mark.parametrize("name", PAGES)
def test_who_may_act(name: str, cast: Cast, sessions: dict[str, str]) -> None:
    page = PAGES[name]
    statuses = seen_by("post", reverse(name, kwargs=page.args(cast)), sessions)
    if page.post is None:
        assert set(statuses.values()) == {HTTPStatus.METHOD_NOT_ALLOWED}
    else:
        assert {person for person, status in statuses.items() if status in ANSWERED} == page.post
        assert {status for person, status in statuses.items() if person not in page.post} <= {HTTPStatus.NOT_FOUND}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_is_asked_to_log_in(name: str, method: str, cast: Cast) -> None:
    url = reverse(name, kwargs=PAGES[name].args(cast))
    answer = ask(Client(), method, url)
    if name in OPEN:
        assert answer.status_code in {HTTPStatus.OK, HTTPStatus.METHOD_NOT_ALLOWED}
    else:
        assert answer.status_code == HTTPStatus.FOUND
        assert answer["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("name", PARENT_PAGES)
def test_a_record_opens_for_one_guardian_only(name: str, cast: Cast) -> None:
    page = PARENT_PAGES[name]
    args = page.args(cast)

    def status(guardian: str) -> int:
        token = link_path(getattr(cast, guardian)).split("/")[2]
        return ask(Client(), page.method, reverse(name, kwargs={"token": token, **args})).status_code

    assert status("samira") in ANSWERED
    assert {status(guardian) for guardian in GUARDIANS if guardian != "samira"} == {HTTPStatus.NOT_FOUND}


@pytest.mark.parametrize("name", OWN_PAGES)
@pytest.mark.parametrize("guardian", [*GUARDIANS, *CLOSED_GUARDIANS])
def test_own_pages_open_for_whoever_may_be_informed(name: str, guardian: str, cast: Cast) -> None:
    token = link_path(getattr(cast, guardian)).split("/")[2]
    method = "post" if name == "parent_language" else "get"
    answer = ask(Client(), method, reverse(name, kwargs={"token": token}))
    allowed = guardian in GUARDIANS
    assert (answer.status_code in ANSWERED) if allowed else (answer.status_code == HTTPStatus.NOT_FOUND)
