"""A parent scans the code at the door and says: I am here. The poster itself opens nothing of anybody."""

from collections.abc import Iterator

import pytest
import time_machine
from django.http import Http404
from django.test import Client
from django.utils import timezone

from driehoek.activities.actions import cancel
from driehoek.activities.models import Attendance
from driehoek.activities.tokens import activity_at, arrive_url, token_of
from driehoek.demo.cast import Cast
from driehoek.demo.moments import at
from driehoek.demo.testing import as_staff, link_path


@pytest.fixture
def during(cast: Cast) -> Iterator[Cast]:
    """The cast at half past nine on the morning itself."""
    with time_machine.travel(at(timezone.localdate(cast.rekenochtend.starts_at), "09:30")):
        yield cast


def door(cast: Cast) -> str:
    return f"/hier/{token_of(cast.rekenochtend)}/"


def code(cast: Cast, name: str) -> str:
    return link_path(getattr(cast, name)).split("/")[2]


def here(cast: Cast) -> list[str]:
    return [row.guardian.given_name for row in Attendance.objects.filter(activity=cast.rekenochtend) if row.guardian]


def test_a_phone_that_is_known_needs_one_tap(client: Client, during: Cast) -> None:
    client.get(link_path(during.samira))
    page = client.get(door(during)).content.decode()
    assert "Samira El Amrani" in page
    assert '<html lang="ar" dir="rtl"' in page
    assert here(during) == []
    assert "نعدّ ونلعب معًا" in client.post(door(during)).content.decode()
    assert here(during) == ["Samira"]
    client.post(door(during))
    assert here(during) == ["Samira"]


def test_an_unknown_phone_takes_the_code_of_the_letter(client: Client, during: Cast) -> None:
    page = client.get(door(during)).content.decode()
    assert 'name="code"' in page
    assert "El Amrani" not in page
    client.post(door(during), {"code": f" {code(during, 'tesfay').upper()} "})
    assert here(during) == ["Tesfay"]


def test_a_whole_address_is_a_code_too(client: Client, during: Cast) -> None:
    address = f"https://driehoek.example/u/{code(during, 'lotte')}/uitnodiging/3/"
    assert client.post(door(during), {"code": address}).status_code == 200
    assert here(during) == ["Lotte"]


@pytest.mark.parametrize("word", ["", "x", "1-aaaaaaaaaaaaaaaa", "' or 1=1", "é" * 300])
def test_a_wrong_code_is_told_gently(client: Client, during: Cast, word: str) -> None:
    page = client.post(door(during), {"code": word})
    assert page.status_code == 400
    assert 'aria-invalid="true"' in page.content.decode()
    assert here(during) == []


@pytest.mark.parametrize("name", ["karim", "petra", "marco"])
def test_a_right_that_ended_is_an_unknown_code(client: Client, during: Cast, name: str) -> None:
    assert client.post(door(during), {"code": code(during, name)}).status_code == 400
    assert here(during) == []


def test_who_was_not_invited_says_their_name(client: Client, during: Cast) -> None:
    client.get(link_path(during.farid))
    page = client.get(door(during)).content.decode()
    assert "Farid Rahimi" in page
    client.post(door(during))
    assert here(during) == []


def test_a_revoked_link_is_no_longer_known(client: Client, during: Cast) -> None:
    client.get(link_path(during.samira))
    during.samira.links.update(revoked_at=timezone.now())
    assert "Samira" not in client.get(door(during)).content.decode()


def test_the_cookie_cannot_be_made_up(client: Client, during: Cast) -> None:
    client.cookies["ouder"] = code(during, "samira")
    assert "Samira" not in client.get(door(during)).content.decode()


def test_only_on_the_day_itself(client: Client, cast: Cast) -> None:
    client.get(link_path(cast.samira))
    assert "<form" not in client.get(door(cast)).content.decode()
    assert client.post(door(cast)).status_code == 400
    assert here(cast) == []


def test_not_when_it_does_not_go_on(client: Client, cast: Cast) -> None:
    cancel(activity=cast.rekenochtend, by=cast.marieke)
    with time_machine.travel(cast.rekenochtend.starts_at):
        client.get(link_path(cast.samira))
        assert client.post(door(cast)).status_code == 400
    assert here(cast) == []


def test_fetching_the_page_writes_nothing(client: Client, during: Cast) -> None:
    client.get(link_path(during.samira))
    for _ in range(2):
        client.get(door(during))
        client.head(door(during))
    assert here(during) == []


@pytest.mark.parametrize("token", ["1-aaaaaaaa", "1", "-", "é-é", "zzzzzzzzzzzzzzzzzzzzzzz-a"])
def test_activities_cannot_be_counted_through(client: Client, cast: Cast, token: str) -> None:
    assert client.get(f"/hier/{token}/").status_code == 404
    with pytest.raises(Http404):
        activity_at(token)


def test_the_poster_leads_there_in_every_language(client: Client, cast: Cast) -> None:
    page = as_staff(client, cast.marieke).get(f"/activiteiten/{cast.rekenochtend.pk}/poster/")
    text = page.content.decode()
    assert page.status_code == 200
    assert arrive_url(cast.rekenochtend).endswith(door(cast))
    assert door(cast) in text
    for language in ("nl", "ar", "tr", "ti"):
        assert f'<span lang="{language}"' in text
    assert '<span lang="pl"' not in text
    assert as_staff(client, cast.tom).get(f"/activiteiten/{cast.rekenochtend.pk}/poster/").status_code == 404
