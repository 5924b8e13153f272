from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.home.actions import offer_help, reply, suggest
from driehoek.home.models import Suggestion
from driehoek.home.queries import said_too_hard, tallies, to_help
from driehoek.home.queries.languages import working
from driehoek.logbook.models import Promise
from driehoek.people.rules import today

KEY = "look_at_a_book"


@pytest.fixture
def row(cast: Cast) -> Suggestion:
    return suggest(group=cast.vlinders, by=cast.marieke, activity=KEY, week=today())


def whom(row: Suggestion) -> list[tuple[str, str]]:
    return [(one.family.name, one.why) for one in to_help(tallies([row])[0])]


def test_too_hard_is_told_and_helped_in_one_tap(cast: Cast, client: Client, row: Suggestion) -> None:
    reply(suggestion=row, guardian=cast.samira, child=cast.yassin, said="too_hard")
    as_staff(client, cast.marieke)
    assert "El Amrani" in client.get(f"/thuis/{row.pk}/").content.decode()
    assert f'href="/thuis/{row.pk}/"' in client.get("/vandaag/").content.decode()
    for _tap in range(2):
        client.post(f"/thuis/{row.pk}/helpen/{cast.el_amrani.pk}/")
    promise = Promise.objects.get(about_kind="suggestion")
    assert (promise.family, promise.owner, promise.kind) == (cast.el_amrani, cast.marieke, "explanation")
    assert f'href="/thuis/{row.pk}/"' not in client.get("/vandaag/").content.decode()


def test_who_cannot_be_reached_is_named_unless_they_said_something(cast: Cast, row: Suggestion) -> None:
    assert whom(row) == []
    cast.emine.email = cast.emine.phone = ""
    cast.emine.save()
    assert whom(row) == [("Kaya", "unreached")]
    reply(suggestion=row, guardian=cast.emine, child=cast.deniz, smiley="happy")
    assert whom(row) == []


def test_nobody_is_named_whom_the_school_may_not_contact(cast: Cast, row: Suggestion) -> None:
    reply(suggestion=row, guardian=cast.emine, child=cast.deniz, said="too_hard")
    cast.emine.guardianships.update(information="none")
    assert whom(row) == []
    with pytest.raises(PermissionDenied):
        offer_help(suggestion=row, family=cast.deniz.family, by=cast.marieke)


def test_colleagues_elsewhere_hear_nothing(cast: Cast, row: Suggestion) -> None:
    reply(suggestion=row, guardian=cast.samira, child=cast.yassin, said="too_hard")
    assert [(one.suggestion, one.families) for one in said_too_hard(cast.marieke)] == [(row.pk, 1)]
    for name in ("tom", "nadia", "rob", "truus", "elsje"):
        assert said_too_hard(getattr(cast, name)) == [], name


def test_the_lowest_language_stands_first(cast: Cast, row: Suggestion) -> None:
    reply(suggestion=row, guardian=cast.lotte, child=cast.bram, said="did")
    reply(suggestion=row, guardian=cast.emine, child=cast.deniz, said="too_hard")
    (found,) = working(cast.marieke, cast.vlindertuin)
    lines = [(line.label, line.did, line.families) for line in found.lines]
    assert lines[-1] == ("Nederlands", 1, 1)
    assert {(label, did) for label, did, _ in lines[:-1]} == {("العربية", 0), ("Türkçe", 0), ("ትግርኛ", 0)}
    assert working(cast.tom, cast.vlindertuin) == []


@pytest.mark.parametrize("weeks", [1, 12])
def test_pages_ask_few_queries(cast: Cast, client: Client, weeks: int, django_assert_max_num_queries: Any) -> None:
    for turn in range(weeks):
        row = suggest(group=cast.vlinders, by=cast.marieke, activity=KEY, week=today() - timedelta(weeks=turn))
        reply(suggestion=row, guardian=cast.samira, child=cast.yassin, said="too_hard")
    as_staff(client, cast.marieke)
    for page in (
        f"/groepen/{cast.vlinders.pk}/thuis/",
        f"/thuis/{row.pk}/",
        "/locatie/vlindertuin/thuis/",
        "/locatie/vlindertuin/thuis/talen/",
        f"/groepen/{cast.vlinders.pk}/thuis/kiezen/",
        f"/groepen/{cast.vlinders.pk}/thuis/kiezen/{KEY}/",
        f"/groepen/{cast.vlinders.pk}/thuis/programma/",
        link_path(cast.samira, "thuis/"),
        link_path(cast.samira, f"thuis/{row.pk}/"),
    ):
        with django_assert_max_num_queries(15):
            client.get(page)
