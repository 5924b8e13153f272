"""Finding a family, and lists that stay quick however long they grow."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.people.models import Account, Child, Enrolment, Family, Group, Guardian, Guardianship
from driehoek.people.queries.search import fold, search_families
from driehoek.people.spoken import read, suggestions


def found(account: Account, words: str, **more: Any) -> set[str]:
    return set(search_families(account, words, **more).values_list("name", flat=True))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("bensaid", "Bensaïd"),
        ("NAIMA", "Bensaïd"),
        ("daniel", "Visser en Mulder"),
        ("mulder noor", "Visser en Mulder"),
        ("amrani yas", "El Amrani"),
        ("de wit", "De Wit"),
        ("truus", "Bakker"),
    ],
)
def test_any_name_finds_the_family(cast: Cast, words: str, name: str) -> None:
    assert found(cast.ruud, words) == {name}


def test_a_pupil_number_must_be_whole(cast: Cast) -> None:
    number = cast.deniz.number
    assert found(cast.ruud, number) == {"Kaya"}
    assert found(cast.ruud, number[:-1]) == set()


def test_a_sign_that_no_database_can_look_for_is_a_mistake_in_the_address(client: Client, cast: Cast) -> None:
    assert as_staff(client, cast.fatma).get("/gezinnen/?q=%00").status_code == 400


def test_letters_without_accents() -> None:
    assert fold("Öztürk Łukasz Aydın Đorđe Weiß") == "ozturk lukasz aydin dorde weiss"


def test_nobody_is_found_out_of_reach(cast: Cast) -> None:
    assert found(cast.ruud, "anders") == set()
    assert found(cast.nico, "kaya") == set()


def test_a_list_shows_a_group_in_order(client: Client, cast: Cast) -> None:
    page = as_staff(client, cast.ruud).get(f"/gezinnen/?group={cast.vlinders.pk}&sort=-name").content.decode()
    assert page.index("Kaya") < page.index("Haile") < page.index("El Amrani") < page.index("Bakker")
    assert "Nowak" not in page


@pytest.mark.parametrize("query", ["?q=zzz", "?sort=nonsense&group=x&page=99"])
def test_a_strange_question_gets_an_answer(client: Client, cast: Cast, query: str) -> None:
    assert as_staff(client, cast.ruud).get(f"/gezinnen/{query}").status_code == 200


def test_nothing_found_says_so(client: Client, cast: Cast) -> None:
    page = as_staff(client, cast.ruud).get("/gezinnen/?q=zzz").content.decode()
    assert 'class="empty"' in page
    assert 'href="/gezinnen/"' in page


def add_families(group: Group, number: int) -> None:
    """Thirty more families are a class full."""
    for count in range(number):
        name = {"organisation": group.location.organisation, "family_name": f"Nieuw{count:02}"}
        family = Family.objects.create(organisation=group.location.organisation, name=f"Nieuw{count:02}")
        child = Child.objects.create(family=family, **name)
        Enrolment.objects.create(child=child, group=group, start=date(2020, 1, 1))
        Guardianship.objects.create(child=child, guardian=Guardian.objects.create(**name))


def test_many_families_come_in_pages(client: Client, cast: Cast) -> None:
    add_families(cast.vlinders, 30)
    as_staff(client, cast.marieke)
    first, second = (client.get(f"/gezinnen/?page={number}").content.decode() for number in (1, 2))
    assert first.count("<tr>") == 1 + 25
    assert second.count("<tr>") == 1 + 34 - 25


@pytest.mark.parametrize("number", [0, 30])
@pytest.mark.parametrize("page", ["/gezinnen/?q=n", "/groepen/", "/groepen/{group}/", "/beloftes/?toon=all"])
def test_lists_ask_as_much_for_many_as_for_few(
    client: Client, cast: Cast, django_assert_max_num_queries: Callable[[int], Any], page: str, number: int
) -> None:
    add_families(cast.vlinders, number)
    as_staff(client, cast.ruud).get("/gezinnen/")
    with django_assert_max_num_queries(15):
        assert client.get(page.format(group=cast.vlinders.pk)).status_code == 200


def test_a_group_list_shows_needs_and_hides_who_may_not_be_called(client: Client, cast: Cast) -> None:
    page = as_staff(client, cast.sanne).get(f"/groepen/{cast.group_zw1.pk}/").content.decode()
    assert cast.naima.phone.as_national in page
    assert cast.petra.phone.as_national not in page
    assert cast.marco.phone.as_national not in page


def test_suggestions_are_not_more_than_that(tmp_path: Any) -> None:
    assert {"Tarifit", "Tigrinya", "Nederlandse Gebarentaal"} <= {language.name for language in suggestions()}
    twice = tmp_path / "twice.toml"
    twice.write_text('languages = [{ name = "Twi", own = "Twi" }, { name = "Twi", own = "Twi" }]')
    with pytest.raises(ValueError, match="every name once"):
        read(twice)
