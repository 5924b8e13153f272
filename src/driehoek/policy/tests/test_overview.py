"""The policy of all locations for the board: one way in, what waits, and nothing of another organisation."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.people.models import Location
from driehoek.people.rules import today
from driehoek.policy.models import Vision

URL = reverse("policies")


def test_the_board_finds_the_policy_of_its_locations_in_the_menu(client: Client, cast: Cast) -> None:
    page = as_staff(client, cast.ingrid).get(URL)
    assert [entry.url for entry in page.context["navigation"]].count(URL) == 1
    assert {one.code for one in page.context["page"]} == {"vlindertuin", "regenboog", "zuiderpark", "haagpoort"}
    for account in (cast.fatma, cast.peter):
        links = as_staff(client, account).get(reverse("reflection")).context["navigation"]
        assert URL not in [entry.url for entry in links]


def test_it_says_what_waits_for_the_board(client: Client, cast: Cast) -> None:
    def here() -> Location:
        rows: list[Location] = list(as_staff(client, cast.ingrid).get(URL).context["page"])
        return next(one for one in rows if one == cast.vlindertuin)

    cast.vision.endorsements.create(party="board", name="Ingrid", endorsed_on=today())
    assert (here().endorsed, here().adopted) == (True, None)  # type: ignore[attr-defined]  # annotated
    Vision.objects.filter(pk=cast.vision.pk).update(adopted_on=today())
    Vision.objects.create(location=cast.vlindertuin, version=9, text="Nieuw")
    assert (here().endorsed, here().adopted) == (False, today())  # type: ignore[attr-defined]  # annotated


def test_more_locations_ask_no_more_queries(client: Client, cast: Cast) -> None:
    as_staff(client, cast.ingrid).get(URL)
    with CaptureQueriesContext(connection) as few:
        client.get(URL)
    Location.objects.bulk_create(
        Location(organisation=cast.driesprong, code=f"l{number}", name=f"L{number}") for number in range(30)
    )
    with CaptureQueriesContext(connection) as many:
        client.get(URL)
    assert len(many) == len(few)
