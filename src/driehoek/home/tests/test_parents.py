from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from driehoek.demo.cast import Cast
from driehoek.demo.testing import link_path
from driehoek.home.actions import join, reply, start_programme, suggest
from driehoek.home.models import Joining, Reply, Suggestion
from driehoek.home.queries import suggestions_of, tallies
from driehoek.people.rules import today
from driehoek.texts.models import Version

KEY = "look_at_a_book"


@pytest.fixture
def row(cast: Cast) -> Suggestion:
    return suggest(group=cast.vlinders, by=cast.marieke, activity=KEY, week=today())


def test_the_first_page_shows_it_and_its_own_page_explains(cast: Cast, client: Client, row: Suggestion) -> None:
    address = f"{link_path(cast.emine)}thuis/{row.pk}/"
    assert f'href="{address}"' in client.get(link_path(cast.emine)).content.decode()
    assert client.get(address).status_code == 200
    assert "data-hear" in client.get(address).content.decode()


def test_the_theme_is_told_in_the_language_of_who_reads(cast: Cast, client: Client) -> None:
    first, again = (
        suggest(group=cast.vlinders, by=cast.marieke, activity=key, week=today(), theme="Lente")
        for key in (KEY, "photo_story")
    )
    assert first.theme_text == again.theme_text
    address = link_path(cast.samira, f"thuis/{again.pk}/")
    assert 'lang="nl" dir="ltr"><p>Lente</p>' in client.get(address).text
    Version.objects.filter(text=first.theme_text, language="ar").update(body="الربيع", state="person")
    page = client.get(address).text
    assert 'lang="ar" dir="rtl"><p>الربيع</p>' in page
    assert "<p>Lente</p>" in page.split("<details", 1)[1]


def test_one_tap_is_kept_and_can_be_changed_and_taken_back(cast: Cast, client: Client, row: Suggestion) -> None:
    address = f"{link_path(cast.emine)}thuis/{row.pk}/antwoord/"
    for told in ({"said": "did"}, {"smiley": "happy"}, {"said": "liked"}, {"said": ""}):
        client.post(address, {"child": cast.deniz.pk} | told)
    kept = Reply.objects.get()
    assert (kept.said, kept.smiley, kept.guardian, kept.child) == ("", "happy", cast.emine, cast.deniz)


@pytest.mark.parametrize(
    "told", [{"said": "never"}, {"smiley": "x"}, {"said": "did", "child": "0"}, {"child": "9" * 30}]
)
def test_nonsense_changes_nothing(cast: Cast, client: Client, row: Suggestion, told: dict[str, str]) -> None:
    answer = client.post(f"{link_path(cast.emine)}thuis/{row.pk}/antwoord/", {"child": cast.deniz.pk} | told)
    assert answer.status_code == 302
    assert not Reply.objects.exists()


def test_too_hard_shows_the_easier_form_at_once(cast: Cast, client: Client, row: Suggestion) -> None:
    cast.lotte.language_read = "nl"
    told = {"child": cast.bram.pk, "said": "too_hard"}
    page = client.post(f"{link_path(cast.lotte)}thuis/{row.pk}/antwoord/", told, follow=True).content.decode()
    assert "Bekijk één bladzijde" in page
    assert page.index("Bekijk één bladzijde") < page.index("Ga dicht bij elkaar zitten")


def test_nobody_answers_for_a_child_of_others(cast: Cast, row: Suggestion) -> None:
    for guardian, child in ((cast.gilda, cast.jayden), (cast.emine, cast.bram), (cast.samira, cast.inas)):
        with pytest.raises(PermissionDenied):
            reply(suggestion=row, guardian=guardian, child=child, said="did")


def test_parents_do_not_see_what_the_other_said(cast: Cast, client: Client, row: Suggestion) -> None:
    reply(suggestion=row, guardian=cast.samira, child=cast.yassin, said="too_hard")
    assert 'aria-pressed="true"' not in client.get(f"{link_path(cast.hassan)}thuis/{row.pk}/").content.decode()


@pytest.mark.parametrize(
    ("said", "smiley", "did"),
    [("did", "", 1), ("liked", "sad", 1), ("", "okay", 1), ("", "", 0), ("too_hard", "happy", 0), ("not_now", "", 0)],
)
def test_when_a_family_did_it(cast: Cast, row: Suggestion, said: str, smiley: str, did: int) -> None:
    reply(suggestion=row, guardian=cast.samira, child=cast.yassin, said=said, smiley=smiley)
    assert len(tallies([row])[0].did) == did


def test_a_family_counts_once(cast: Cast, row: Suggestion) -> None:
    for guardian, said in ((cast.samira, "did"), (cast.hassan, "too_hard")):
        reply(suggestion=row, guardian=guardian, child=cast.yassin, said=said)
    tally = tallies([row])[0]
    assert tally.did == {cast.el_amrani.pk}
    assert not tally.too_hard


def test_a_programme_to_join_is_there_for_who_joined(cast: Cast, client: Client) -> None:
    words: dict[str, Any] = {"name": "Lezen", "keys": [KEY, "photo_story"], "joined_only": True}
    programme = start_programme(group=cast.vlinders, by=cast.marieke, first_week=today(), **words)
    assert not suggestions_of(cast.emine).exists()
    address, child = f"{link_path(cast.emine)}thuis/programma/{programme.pk}/", {"child": cast.deniz.pk}
    client.post(address, child | {"join": ""})
    assert suggestions_of(cast.emine).get().activity == KEY
    assert tallies(suggestions_of(cast.emine))[0].families == {cast.deniz.family_id}
    client.post(address, child | {"leave": ""})
    assert not suggestions_of(cast.emine).exists()
    assert Joining.objects.get().left_at
    with pytest.raises(PermissionDenied):
        join(programme=programme, guardian=cast.gilda, child=cast.jayden, joins=True)


def test_earlier_ones_stay_findable(cast: Cast, client: Client) -> None:
    for weeks in range(10):
        suggest(group=cast.vlinders, by=cast.marieke, activity=KEY, week=today() - timedelta(weeks=weeks))
    page = client.get(f"{link_path(cast.emine)}thuis/").content.decode()
    assert page.count('class="row"') == 8
    assert client.get(f"{link_path(cast.emine)}thuis/?page=2").content.decode().count('class="row"') == 2
