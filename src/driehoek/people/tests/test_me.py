"""A colleague's own page, and the language that pages speak."""

from django.test import Client
from django.urls import reverse

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff

MINE = {"name": "Marieke de Boer", "language": "en", "phone": "070 123 45 67", "reachable_days": ["0", "4"]}


def test_what_i_change_is_what_parents_read(client: Client, cast: Cast) -> None:
    as_staff(client, cast.marieke).post(reverse("me"), MINE | {"reachable_from": "14:00", "reachable_until": "16:00"})
    cast.marieke.refresh_from_db()
    assert (cast.marieke.phone, cast.marieke.reachable_days) == ("070 123 45 67", [0, 4])


def test_my_pages_speak_the_language_i_choose(client: Client, cast: Cast) -> None:
    as_staff(client, cast.marieke)
    assert 'lang="nl"' in client.get(reverse("me")).text
    client.post(reverse("me"), MINE)
    assert 'lang="en"' in client.get(reverse("me")).text


def test_a_visitor_chooses_a_language_once(client: Client, cast: Cast) -> None:
    assert 'dir="rtl"' in client.get(reverse("front"), {"taal": "ar"}).text
    assert 'dir="rtl"' in client.get(reverse("front")).text


def test_a_browser_that_asks_for_turkish_gets_turkish(client: Client, cast: Cast) -> None:
    assert 'lang="tr"' in client.get(reverse("front"), headers={"accept-language": "tr"}).text


def test_a_false_link_answers_in_the_visitors_language(client: Client, cast: Cast) -> None:
    page = client.get("/u/1-aaaa/", headers={"accept-language": "pl"})
    assert page.status_code == 404
    assert 'lang="pl"' in page.text
