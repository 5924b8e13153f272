"""Families of a round as colleagues see them, noting wishes by phone, and telling the times."""

from datetime import time, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from driehoek.conversations.actions.telling import ask, tell_times
from driehoek.conversations.models import Party, Round, Talk, Telling
from driehoek.conversations.tests.rounds import a_host, a_party, a_round, a_talk, a_wish
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.messages.models import Delivery

QUERIES = 17  # 15, and two for who is logged in


@pytest.fixture
def asking(cast: Cast) -> Round:
    """A round of Vlinders: Samira was asked, Emine answered, Lotte does not come; Tesfay came later."""
    round_ = a_round(cast, state=Round.State.ASKING)
    host, now = a_host(round_, cast.marieke, asked=True), timezone.now()
    a_party(round_, cast.samira)
    turkish = {"interprets": "school", "language": "Turks", "childcare": 2, "note": "Akşam olsun"}
    a_wish(a_party(round_, cast.emine, answered_at=now, **turkish), cast.deniz, host)
    a_party(round_, cast.lotte, answered_at=now, declined_at=now)
    return round_


def names(client: Client, round_: Round, query: str = "") -> set[str]:
    rows = client.get(f"/rondes/{round_.pk}/gezinnen/{query}").context["rows"]
    return {guardian.given_name for row in rows for guardian in row.party.guardians.all()}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"Samira", "Emine", "Lotte"}), ("?wie=silent", {"Samira"}), ("?wie=answered", {"Emine"}),
        ("?wie=declined", {"Lotte"}), ("?q=deniz", {"Emine"}), ("?q=niemand", set()), ("?wie=onzin&q=kaya", {"Emine"}),
    ],
)  # fmt: skip
def test_families_are_found_by_answer_and_name(
    client: Client, cast: Cast, asking: Round, query: str, found: set[str]
) -> None:
    assert names(as_staff(client, cast.marieke), asking, query) == found


def test_the_list_says_what_they_need_and_whom_nobody_asked(client: Client, cast: Cast, asking: Round) -> None:
    page = as_staff(client, cast.marieke).get(f"/rondes/{asking.pk}/gezinnen/")
    for words in ("Turks", "Akşam olsun", "Marieke de Boer"):
        assert words in page.text
    assert {str(family) for family in page.context["unreachable"]} >= {"Haile"}


def test_a_letter_that_did_not_arrive_is_seen(client: Client, cast: Cast, asking: Round) -> None:
    ask(parties=asking.parties.all(), by=cast.marieke)
    Delivery.objects.filter(guardian=cast.samira, kind="talk_wishes").update(state="failed")
    rows = as_staff(client, cast.marieke).get(f"/rondes/{asking.pk}/gezinnen/").context["rows"]
    assert [bool(row.failed) for row in rows if "Samira" in row.names] == [True]


def test_a_colleague_sees_only_families_in_reach(client: Client, cast: Cast) -> None:
    round_ = a_round(cast, groups=[cast.vlinders, cast.rupsen], state=Round.State.ASKING)
    a_party(round_, cast.samira)
    a_party(round_, cast.farid)
    assert names(as_staff(client, cast.marieke), round_) == {"Samira"}
    assert names(as_staff(client, cast.fatma), round_) == {"Samira", "Farid"}


def test_reminding_is_one_button_and_says_how_many(client: Client, cast: Cast, asking: Round) -> None:
    ask(parties=asking.parties.all(), by=cast.marieke)
    Telling.objects.update(at=timezone.now() - timedelta(days=2))
    as_staff(client, cast.marieke)
    assert client.get(f"/rondes/{asking.pk}/gezinnen/").context["to_remind"] == 1
    client.post(f"/rondes/{asking.pk}/gezinnen/herinneren/")
    assert Telling.objects.filter(kind="reminder").get().guardian == cast.samira
    assert client.get(f"/rondes/{asking.pk}/gezinnen/").context["to_remind"] == 0


def test_wishes_are_noted_by_phone(client: Client, cast: Cast, asking: Round) -> None:
    party = asking.parties.get(guardians=cast.samira)
    day = asking.days.get()
    words = {
        "prefers": "late",
        "mode": "phone",
        "interprets": "school",
        "language": "Arabisch",
        f"day_{day.pk}": "whole",
    }
    answer = as_staff(client, cast.marieke).post(f"/rondes/gezin/{party.pk}/", words)
    assert answer.status_code == 302
    party.refresh_from_db()
    assert (party.noted_by, party.mode, party.language) == (cast.marieke, "phone", "Arabisch")
    assert "Arabisch" in client.get(link_path(cast.samira, f"praten/{party.pk}/")).text


def test_not_coming_is_noted_too(client: Client, cast: Cast, asking: Round) -> None:
    party = asking.parties.get(guardians=cast.samira)
    as_staff(client, cast.marieke).post(f"/rondes/gezin/{party.pk}/", {"decline": "1", "note": "Is op reis."})
    assert Party.objects.get(pk=party.pk).declined_at
    assert "Is op reis." in client.get(f"/rondes/gezin/{party.pk}/").text


# Telling the times


@pytest.fixture
def planned(cast: Cast) -> Round:
    """A plan with a talk of Samira, and a wish of Emine without a time."""
    round_ = a_round(cast, state=Round.State.PLANNING)
    host = a_host(round_, cast.marieke)
    a_talk(a_party(round_, cast.samira), cast.yassin, host)
    a_wish(a_party(round_, cast.emine), cast.deniz, host, unserved="teacher_full")
    return round_


def test_before_telling_one_sees_whom_how_and_what_has_no_time(client: Client, cast: Cast, planned: Round) -> None:
    page = as_staff(client, cast.marieke).get(f"/rondes/{planned.pk}/bekendmaken/")
    preview = page.context["preview"]
    assert (preview.families, preview.guardians) == (2, 2)
    assert {tongue.code for tongue, _ in preview.readers} == {"ar", "tr"}
    assert [(one.wish.child, bool(one.why)) for one in page.context["unserved"]] == [(cast.deniz, True)]
    assert not Delivery.objects.filter(kind="talk_times").exists()


def test_what_is_told_is_what_the_preview_said(client: Client, cast: Cast, planned: Round) -> None:
    url = f"/rondes/{planned.pk}/bekendmaken/"
    preview = as_staff(client, cast.marieke).get(url).context["preview"]
    client.post(url, {"times": "1"})
    assert Delivery.objects.filter(kind="talk_times").count() == preview.guardians
    client.post(url, {"times": "1"})
    assert Delivery.objects.filter(kind="talk_times").count() == preview.guardians


def test_afterwards_only_changes_are_there_to_tell(client: Client, cast: Cast, planned: Round) -> None:
    url = f"/rondes/{planned.pk}/bekendmaken/"
    tell_times(round_=planned, by=cast.marieke)
    assert as_staff(client, cast.marieke).get(url).context["untold"] == []
    Talk.objects.update(state=Talk.State.CANCELLED)
    page = client.get(url)
    assert (page.context["preview"].families, len(page.context["untold"])) == (1, 1)
    client.post(url, {"changes": "1"})
    assert Delivery.objects.get(kind="talk_changes").guardian == cast.samira
    assert client.get(url).context["untold"] == []


def test_pages_cost_the_same_for_many_families(
    client: Client, cast: Cast, asking: Round, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    as_staff(client, cast.marieke)
    for guardian in (cast.hassan, cast.tesfay):
        a_talk(a_party(asking, guardian), guardian.guardianships.earliest("pk").child, asking.hosts.get())
    for page in ("gezinnen/", "bekendmaken/"):
        client.get(f"/rondes/{asking.pk}/")  # the first page of all writes the session
        with django_assert_max_num_queries(QUERIES):
            assert client.get(f"/rondes/{asking.pk}/{page}").status_code == 200


# A parent's first page


def test_a_parents_first_page_asks_for_wishes_and_then_tells_the_talk(
    client: Client, cast: Cast, planned: Round
) -> None:
    Round.objects.update(state=Round.State.ASKING)
    party = planned.parties.get(guardians=cast.emine)
    assert link_path(cast.emine, f"praten/{party.pk}/") in client.get(link_path(cast.emine)).text
    Round.objects.update(state=Round.State.PLANNING)
    assert link_path(cast.samira, "praten/gesprek/") not in client.get(link_path(cast.samira)).text
    tell_times(round_=planned, by=cast.marieke)
    assert link_path(cast.samira, "praten/gesprek/") in client.get(link_path(cast.samira)).text
    assert link_path(cast.hassan, "praten/gesprek/") not in client.get(link_path(cast.hassan)).text


def test_who_may_hear_of_one_child_alone_finds_no_talk_about_the_other(client: Client, cast: Cast) -> None:
    round_ = a_round(cast, groups=[cast.vlinders, cast.group_3a], state=Round.State.PLANNING)
    party, host = a_party(round_, cast.samira, cast.hassan), a_host(round_, cast.fatma)
    for number, child in enumerate((cast.yassin, cast.inas)):
        a_talk(party, child, host, start=time(18, 30 * number))
    cast.inas.guardianships.filter(guardian=cast.hassan).update(information="none", reason="rechter")
    tell_times(round_=round_, by=cast.fatma)
    mails = {one.guardian: "Inas" in one.body for one in Delivery.objects.filter(kind="talk_times")}
    assert mails == {cast.samira: True, cast.hassan: False}
    for page in ("", "praten/"):
        assert link_path(cast.hassan, "praten/gesprek/") in client.get(link_path(cast.hassan, page)).text
        assert "18:30" not in client.get(link_path(cast.hassan, page)).text
        assert "18:30" in client.get(link_path(cast.samira, page)).text


def test_a_parents_pages_cost_little(
    client: Client, cast: Cast, planned: Round, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    tell_times(round_=planned, by=cast.marieke)
    for page in ("", "praten/", f"praten/{planned.parties.get(guardians=cast.samira).pk}/"):
        link = link_path(cast.samira, page)
        with django_assert_max_num_queries(15):
            assert client.get(link).status_code == 200
