"""What families wish: on their own page or by phone through a colleague; never somebody else's, never too late."""

from datetime import time, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.test import Client
from django.utils import timezone

from driehoek.conversations.actions.wishes import save_wishes
from driehoek.conversations.bridge.instance import instance_of
from driehoek.conversations.bridge.reading import sheet_of
from driehoek.conversations.models import Host, Party, Round, RoundDay
from driehoek.conversations.tests.rounds import a_host, a_party, a_round, a_wish
from driehoek.demo.cast import Cast
from driehoek.demo.testing import link_path
from driehoek.logbook.models import Contact, Promise
from driehoek.people.models import Child, Guardian

State = Round.State
ANSWERS = {"prefers": "any", "mode": "school", "interprets": "", "childcare": "0"}


@pytest.fixture
def evening(cast: Cast) -> Round:
    """An evening of Vlinders and 3A with Marieke, whom every family of Vlinders meets, and Fatma and Nadia."""
    round_ = a_round(cast, groups=[cast.vlinders, cast.group_3a], state=State.ASKING, video=True, childcare_places=4)
    a_host(round_, cast.marieke, groups=[cast.vlinders], asked=True)
    a_host(round_, cast.fatma, subject="Coördinator")
    a_host(round_, cast.nadia, groups=[cast.group_3a])
    return round_


def host(round_: Round, name: str) -> Host:
    return round_.hosts.get(account__name__startswith=name)


def path(party: Party, guardian: Guardian, page: str = "") -> str:
    return link_path(guardian, f"praten/{party.pk}/{page}")


def asking_for(child: Child, host: Host) -> str:
    """The name of the choice of how much a talk is wanted."""
    return f"about_{child.pk}_{child.pk}-{host.pk}"


def said(party: Party, **words: Any) -> dict[str, Any]:
    """A whole form, with these answers different from the usual ones."""
    return ANSWERS | {f"day_{day.pk}": "whole" for day in party.round.days.all()} | words


def send(client: Client, party: Party, guardian: Guardian, **words: Any) -> tuple[int, Party]:
    page = client.post(path(party, guardian), said(party, **words))
    return page.status_code, Party.objects.get(pk=party.pk)


def wished(party: Party) -> set[tuple[str, str, int, bool]]:
    rows = party.wishes.select_related("child", "host__account")
    return {(row.child.given_name, row.host.account.name.split()[0], row.priority, row.required) for row in rows}


def test_a_parent_sees_with_whom_they_can_talk_about_which_child(client: Client, cast: Cast, evening: Round) -> None:
    party = a_party(evening, cast.hassan)
    page = client.get(path(party, cast.hassan)).text
    assert "Yassin: Marieke de Boer" in page
    assert f'name="{asking_for(cast.inas, host(evening, "Nadia"))}"' in page
    assert asking_for(cast.yassin, host(evening, "Nadia")) not in page
    assert asking_for(cast.yassin, host(evening, "Marieke")) not in page


def test_wishes_are_kept_with_what_must_be(client: Client, cast: Cast, evening: Round) -> None:
    party, name = a_party(evening, cast.hassan), asking_for(cast.inas, host(evening, "Nadia"))
    words = {name: "1", "childcare": "2", "mode": "video", "note": "Graag kort."}
    status, party = send(client, party, cast.hassan, **words)
    assert status == 302
    assert wished(party) == {("Yassin", "Marieke", 1, True), ("Inas", "Nadia", 1, False)}
    assert (party.childcare, party.mode, party.note, party.answered_by) == (2, "video", "Graag kort.", cast.hassan)
    assert party.answered_at
    assert party.seen_at
    assert not party.times.exists()


def test_the_order_of_wishes_is_what_the_planner_weighs(client: Client, cast: Cast, evening: Round) -> None:
    party, fatma, nadia = a_party(evening, cast.hassan), host(evening, "Fatma"), host(evening, "Nadia")
    words = {asking_for(cast.inas, nadia): "1", asking_for(cast.inas, fatma): "3", asking_for(cast.yassin, fatma): "2"}
    send(client, party, cast.hassan, **words)
    weights = {(row["child"], row["teacher"]): row["priority"] for row in instance_of(sheet_of(evening))["requests"]}
    asked = {(cast.inas.pk, nadia.pk): 1, (cast.inas.pk, fatma.pk): 3, (cast.yassin.pk, fatma.pk): 2}
    assert weights.items() >= asked.items()
    page = client.get(path(party, cast.hassan)).text
    assert page.index("Yassin: Marieke") < page.index("Inas: Nadia") < page.index("Yassin: Fatma")


def test_one_talk_is_the_most_important_and_a_rank_is_one_of_three(client: Client, cast: Cast, evening: Round) -> None:
    party, fatma = a_party(evening, cast.hassan), host(evening, "Fatma")
    inas, yassin = asking_for(cast.inas, fatma), asking_for(cast.yassin, fatma)
    assert send(client, party, cast.hassan, **{inas: "1", yassin: "1"})[0] == 400
    assert send(client, party, cast.hassan, **{inas: "4"})[0] == 400
    assert not party.wishes.exists()


def test_part_of_an_evening_becomes_hours(client: Client, cast: Cast, evening: Round) -> None:
    day = evening.days.get()
    other = RoundDay.objects.create(round=evening, date=day.date + timedelta(days=1), start=time(18), end=time(21))
    party = a_party(evening, cast.hassan)
    send(client, party, cast.hassan, **{f"day_{day.pk}": "late", f"day_{other.pk}": "not"})
    assert list(party.times.values_list("day", "start", "end")) == [(day.pk, time(19, 30), time(21))]
    page = client.get(path(party, cast.hassan)).text
    assert "19:30 tot 21:00" in page.split("<main")[1].split("<form")[0]


def test_all_that_was_said_can_be_changed(client: Client, cast: Cast, evening: Round) -> None:
    party = a_party(evening, cast.hassan)
    send(client, party, cast.hassan, **{asking_for(cast.inas, host(evening, "Nadia")): "2"})
    _, party = send(client, party, cast.hassan, prefers="late")
    assert (wished(party), party.prefers) == ({("Yassin", "Marieke", 1, True)}, "late")


@pytest.mark.parametrize(
    "words", [{"interprets": "school", "language": " "}, {"interprets": "pupil"}, {"mode": "home"}, {"prefers": ""}]
)
def test_what_does_not_fit_is_asked_again(client: Client, cast: Cast, evening: Round, words: dict[str, str]) -> None:
    status, party = send(client, a_party(evening, cast.hassan), cast.hassan, **words)
    assert (status, party.answered_at) == (400, None)


def test_a_day_is_needed_and_a_talk_that_is_offered(client: Client, cast: Cast, evening: Round) -> None:
    party = a_party(evening, cast.hassan)
    assert send(client, party, cast.hassan, **{f"day_{evening.days.get().pk}": "not"})[0] == 400
    strange = (cast.yassin.pk, host(evening, "Nadia").pk, 1)
    with pytest.raises(ValidationError):
        save_wishes(party=party, by=cast.hassan, wishes=[strange], times=[])
    assert not party.wishes.exists()


def test_who_wants_an_interpreter_finds_their_language_there(client: Client, cast: Cast, evening: Round) -> None:
    party = a_party(evening, cast.samira)
    page = client.get(path(party, cast.samira)).text
    assert 'value="school"' in page
    assert f'value="{cast.samira.language_spoken or "العربية"}"' in page


def test_a_child_of_whom_a_parent_may_not_hear_is_not_there(client: Client, cast: Cast, evening: Round) -> None:
    cast.inas.guardianships.filter(guardian=cast.hassan).update(information="none", reason="rechter")
    party = a_party(evening, cast.samira, cast.hassan)
    a_wish(party, cast.inas, host(evening, "Nadia"))
    page = client.get(path(party, cast.hassan)).text
    assert "Yassin" in page
    assert "Inas" not in page
    send(client, party, cast.hassan)
    assert ("Inas", "Nadia", 2, False) in wished(party)


def test_nobody_else_opens_a_party(client: Client, cast: Cast) -> None:
    round_ = a_round(cast, groups=[cast.group_5b], state=State.ASKING)
    party = a_party(round_, cast.daniel, apart=True)
    a_party(round_, cast.iris, apart=True)
    assert client.get(path(party, cast.daniel)).status_code == 200
    for page in ("", "gezien/"):
        assert client.get(path(party, cast.iris, page)).status_code == 404
    assert client.post(path(party, cast.iris), said(party)).status_code == 404
    assert client.post(path(party, cast.iris, "niet/")).status_code == 404


def test_after_the_last_day_nothing_changes_and_the_page_says_what_was_said(
    client: Client, cast: Cast, evening: Round
) -> None:
    party = a_party(evening, cast.hassan)
    send(client, party, cast.hassan, note="Liefst vroeg klaar.")
    Round.objects.update(wishes_until=timezone.localdate() - timedelta(days=1))
    page = client.get(path(party, cast.hassan)).text
    assert "Liefst vroeg klaar." in page
    assert "Marieke de Boer" in page
    assert "prefers" not in page
    assert send(client, party, cast.hassan, note="Toch niet.")[0] == 400
    assert Party.objects.get(pk=party.pk).note == "Liefst vroeg klaar."


def test_seeing_is_noted_once_by_who_draws_the_page(client: Client, cast: Cast, evening: Round) -> None:
    party = a_party(evening, cast.hassan)
    client.get(path(party, cast.hassan))
    assert Party.objects.get(pk=party.pk).seen_at is None
    client.get(path(party, cast.hassan, "gezien/"))
    assert Party.objects.get(pk=party.pk).seen_at


# I do not come


def test_not_coming_to_a_talk_that_must_be_becomes_a_promise(client: Client, cast: Cast, evening: Round) -> None:
    party = a_party(evening, cast.hassan)
    assert client.post(path(party, cast.hassan, "niet/"), {"note": "Ik werk dan."}).status_code == 302
    promise = Promise.objects.get(about_kind="party", about_id=party.pk)
    assert (promise.owner, promise.guardian, promise.state) == (cast.marieke, cast.hassan, "open")
    page = client.get(path(party, cast.hassan)).text
    assert "Marieke de Boer" in page.split("<main")[1].split("<details")[0]
    assert Contact.objects.get(verb="declined_talk").note == "Ik werk dan."


def test_not_coming_to_what_is_free_owes_nothing(client: Client, cast: Cast) -> None:
    round_ = a_round(cast, state=State.ASKING, compulsory=False)
    a_host(round_, cast.marieke)
    party = a_party(round_, cast.hassan)
    client.post(path(party, cast.hassan, "niet/"))
    assert Party.objects.get(pk=party.pk).declined_at
    assert not Promise.objects.filter(about_kind="party").exists()


def test_coming_after_all_takes_the_promise_back(client: Client, cast: Cast, evening: Round) -> None:
    party = a_party(evening, cast.hassan)
    client.post(path(party, cast.hassan, "niet/"))
    _, party = send(client, party, cast.hassan)
    assert party.declined_at is None
    assert not Promise.objects.filter(about_kind="party").exists()


# A colleague for a family


def test_a_colleague_notes_wishes_also_when_they_come_late(cast: Cast, evening: Round) -> None:
    Round.objects.update(state=State.PLANNING, wishes_until=timezone.localdate() - timedelta(days=1))
    party = a_party(evening, cast.tesfay)
    save_wishes(party=party, by=cast.marieke, wishes=[], times=[], prefers="early")
    party.refresh_from_db()
    assert (party.prefers, party.noted_by, party.answered_by) == ("early", cast.marieke, None)
    contact = Contact.objects.get(verb="said_wishes")
    assert (contact.channel, contact.account, contact.guardian) == ("phone", cast.marieke, cast.tesfay)


@pytest.mark.parametrize(
    ("who", "refusal"),
    [("nico", Http404), ("tom", Http404), ("elsje", Http404), ("truus", Http404), ("nadia", Http404)],
)
def test_out_of_reach_nobody_notes_anything(cast: Cast, evening: Round, who: str, refusal: type[Exception]) -> None:
    party = a_party(evening, cast.tesfay)
    with pytest.raises((refusal, PermissionDenied)):
        save_wishes(party=party, by=getattr(cast, who), wishes=[], times=[])


def test_after_publication_wishes_are_over(cast: Cast, evening: Round) -> None:
    Round.objects.update(state=State.PUBLISHED)
    with pytest.raises(ValidationError):
        save_wishes(party=a_party(evening, cast.tesfay), by=cast.marieke, wishes=[], times=[])
