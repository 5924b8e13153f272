"""What waits for a guardian in rooms upstairs stands on the first page, for them alone, in one query."""

from typing import Any

from django.test import Client
from django.urls import get_resolver

from driehoek.demo.cast import Cast
from driehoek.demo.testing import link_path
from driehoek.people.waiting import rooms, waiting_for
from driehoek.together.actions import ask_guardian, start_commission
from driehoek.together.models import Commission


def asked(cast: Cast) -> Commission:
    words = {"kind": "other", "name": "Feest", "purpose": "Samen een feest maken."}
    commission = start_commission(location=cast.vlindertuin, by=cast.fatma, **words)
    ask_guardian(commission=commission, guardian=cast.emine, by=cast.fatma)
    return commission


def test_who_is_asked_finds_it_on_the_first_page(cast: Cast, client: Client) -> None:
    address = link_path(cast.emine, f"samen/commissie/{asked(cast).pk}/")
    assert address in client.get(link_path(cast.emine)).text
    assert "samen/commissie" not in client.get(link_path(cast.samira)).text


def test_all_rooms_are_asked_in_one_query(cast: Cast, django_assert_num_queries: Any) -> None:
    asked(cast)
    with django_assert_num_queries(1):
        assert [one.kind.page for one in waiting_for(cast.emine)] == ["parent_commission"]


def test_every_kind_leads_to_a_page_and_has_a_name_of_its_own() -> None:
    kinds = [(name, kind) for room in rooms() for name, kind in room.KINDS.items()]
    assert len({name for name, _ in kinds}) == len(kinds)
    assert {kind.page for _, kind in kinds} <= set(get_resolver().reverse_dict)
