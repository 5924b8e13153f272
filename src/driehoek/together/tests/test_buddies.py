from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.messages.models import Delivery
from driehoek.people.models import Child, Guardian, Guardianship
from driehoek.people.rules import today
from driehoek.people.waiting import waiting_for
from driehoek.together.actions import (
    consent,
    offer_buddy,
    propose_match,
    report,
    stop_match,
    stop_offer,
    write_to_buddy,
)
from driehoek.together.models import BuddyMatch, BuddyMessage, BuddyOffer
from driehoek.together.queries.buddies import asking
from driehoek.together.tests.rooms import LOGGED_IN, a_match
from driehoek.together.waiting import KINDS

BUDDIES = "/locatie/vlindertuin/samen/buddys/"


def offer(cast: Cast, guardian: Guardian, side: str, *languages: str) -> BuddyOffer:
    said = {"languages": list(languages), "purposes": ["forms"]}
    return offer_buddy(guardian=guardian, location=cast.vlindertuin, side=side, **said)


def test_reasons_are_language_purpose_group_and_a_child_ahead(cast: Cast) -> None:
    Child.objects.filter(pk=cast.deniz.pk).update(birth_date=today() - timedelta(days=1000))
    Child.objects.filter(pk=cast.bram.pk).update(birth_date=today() - timedelta(days=1365))
    offer(cast, cast.emine, "asks", "tr")
    offer(cast, cast.lotte, "offers", "nl", "tr")
    idea = asking(cast.fatma, cast.vlindertuin)[0].ideas[0]
    assert (idea.offer.guardian, idea.reasons) == (cast.lotte, ["language", "purpose", "group", "ahead"])


def test_without_a_language_in_common_or_in_one_family_there_is_no_match(cast: Cast) -> None:
    offer(cast, cast.samira, "asks", "ar")
    offer(cast, cast.hassan, "offers", "ar", "nl")
    offer(cast, cast.lotte, "offers", "nl")
    assert asking(cast.fatma, cast.vlindertuin)[0].ideas == []


@pytest.mark.parametrize("languages", [[], ["xx"]])
def test_an_offer_needs_a_language_that_we_speak(cast: Cast, languages: list[str]) -> None:
    with pytest.raises(ValidationError):
        offer(cast, cast.emine, "asks", *languages)


def test_only_who_sees_all_families_matches(cast: Cast, client: Client) -> None:
    pair = {"ask": offer(cast, cast.emine, "asks", "tr").pk, "offer": offer(cast, cast.lotte, "offers", "tr").pk}
    for account in (cast.marieke, cast.elsje, cast.nico):
        assert as_staff(client, account).post(BUDDIES, pair).status_code == 404
    assert not BuddyMatch.objects.exists()
    as_staff(client, cast.fatma).post(BUDDIES, pair)
    assert BuddyMatch.objects.get().ended_at is None
    with pytest.raises(PermissionDenied):
        propose_match(location=cast.vlindertuin, by=cast.fatma, **pair)


def test_nothing_is_shared_before_both_say_yes(cast: Cast, client: Client) -> None:
    match = a_match(cast, agreed=False)
    assert Delivery.objects.filter(kind="buddy", guardian__in=[cast.emine, cast.lotte]).count() == 2
    assert "Lotte" not in Delivery.objects.get(kind="buddy", guardian=cast.emine).body
    address = f"samen/buddys/{match.pk}/"
    client.post(link_path(cast.emine, f"{address}antwoord/"), {"act": "yes"})
    assert "Lotte" not in client.get(link_path(cast.emine, address)).content.decode()
    assert client.post(link_path(cast.emine, address), {"body": "Merhaba"}).status_code == 404
    client.post(link_path(cast.lotte, f"{address}antwoord/"), {"act": "yes"})
    page = client.get(link_path(cast.emine, address)).content.decode()
    assert "Lotte" in page
    assert "Bakker" not in page


def test_a_no_ends_it_without_a_reason(cast: Cast, client: Client) -> None:
    match = consent(match=a_match(cast, agreed=False), guardian=cast.lotte, agrees=False)
    assert client.get(link_path(cast.emine, f"samen/buddys/{match.pk}/")).status_code == 404


def test_words_reach_the_other_and_nobody_else(cast: Cast, client: Client) -> None:
    match = a_match(cast)
    client.post(link_path(cast.emine, f"samen/buddys/{match.pk}/"), {"body": "Yarın gelir misin?"})
    told = Delivery.objects.get(kind="together_words")
    assert told.guardian == cast.lotte
    assert "Yarın" not in told.subject + told.body
    assert [one.kind for one in waiting_for(cast.lotte)] == [KINDS["words"]]
    assert "Yarın" in client.get(link_path(cast.lotte, f"samen/buddys/{match.pk}/")).content.decode()
    assert waiting_for(cast.lotte) == []
    assert client.get(link_path(cast.hassan, f"samen/buddys/{match.pk}/")).status_code == 404
    assert "Yarın" not in as_staff(client, cast.fatma).get(BUDDIES).content.decode()


def test_words_are_short_and_not_too_many(cast: Cast) -> None:
    match = a_match(cast)
    with pytest.raises(ValidationError):
        write_to_buddy(match=match, guardian=cast.emine, body="x" * 601)
    for number in range(10):
        write_to_buddy(match=match, guardian=cast.emine, body=f"Selam {number}")
    with pytest.raises(ValidationError):
        write_to_buddy(match=match, guardian=cast.emine, body="Selam")
    write_to_buddy(match=match, guardian=cast.lotte, body="Selam")


def test_either_stops_at_once(cast: Cast) -> None:
    match = a_match(cast)
    stop_match(match=match, guardian=cast.lotte)
    with pytest.raises(PermissionDenied):
        write_to_buddy(match=match, guardian=cast.emine, body="Selam")


def test_taking_back_an_offer_stops_what_came_of_it(cast: Cast) -> None:
    match = a_match(cast)
    stop_offer(offer=match.offer, guardian=cast.lotte)
    assert BuddyMatch.objects.get().ended_at


def test_who_left_the_school_gets_no_words(cast: Cast) -> None:
    match = a_match(cast)
    Guardianship.objects.filter(guardian=cast.lotte).update(end=today() - timedelta(days=1))
    with pytest.raises(PermissionDenied):
        write_to_buddy(match=match, guardian=cast.emine, body="Selam")


def test_only_reported_words_are_read_at_school(cast: Cast, client: Client) -> None:
    match = a_match(cast)
    bad = write_to_buddy(match=match, guardian=cast.emine, body="Lelijk woord")
    write_to_buddy(match=match, guardian=cast.emine, body="Gewoon woord")
    with pytest.raises(PermissionDenied):
        report(message=bad.pk, match=match, guardian=cast.emine)
    client.post(link_path(cast.lotte, f"samen/buddys/{match.pk}/antwoord/"), {"act": "report", "message": bad.pk})
    page = as_staff(client, cast.fatma).get(BUDDIES).content.decode()
    assert "Lelijk woord" in page
    assert "Gewoon woord" not in page
    assert BuddyMatch.objects.get().ended_at
    client.post(f"/samen/melding/{bad.pk}/")
    assert BuddyMessage.objects.get(pk=bad.pk).handled_at


def test_the_page_of_matches_asks_few_queries(
    cast: Cast, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for guardian in (cast.samira, cast.emine, cast.farid, cast.amina, cast.tesfay):
        offer(cast, guardian, "asks", "tr", "ar")
        offer(cast, guardian, "offers", "ar", "tr")
    as_staff(client, cast.fatma)
    with django_assert_max_num_queries(15 + LOGGED_IN):
        assert client.get(BUDDIES).status_code == 200
