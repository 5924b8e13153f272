"""From candidates to members: standing, opening, counting, lots and seats."""

from datetime import timedelta
from random import Random

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from driehoek.councils.actions.elections import call_election, close_vote, open_vote, stand, withdraw
from driehoek.councils.actions.voting import vote
from driehoek.councils.counting import count, turnout
from driehoek.councils.models import Election, Member
from driehoek.councils.queries.elections import is_unchanged
from driehoek.councils.tests.made import WORDS, a_council, a_member, a_vote, an_election, number_of, over, vote_of
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.messages.models import Delivery
from driehoek.people.models import Guardian
from driehoek.people.rules import today
from driehoek.people.waiting import waiting_for


def test_a_call_reaches_every_parent_in_their_language(cast: Cast) -> None:
    election = an_election(cast)
    call_election(election=election, by=cast.fatma)
    rows = Delivery.objects.filter(about_kind="election", about_id=election.pk)
    assert {row.guardian_id for row in rows} >= {cast.samira.pk, cast.emine.pk, cast.lotte.pk}
    assert {row.language for row in rows if row.guardian_id == cast.emine.pk} == {"tr"}
    assert not rows.filter(guardian__in=[cast.truus_guardian, cast.anna, cast.gilda]).exists()


@pytest.mark.parametrize("who", ["anna", "gilda", "truus_guardian"])
def test_who_is_no_parent_there_cannot_stand(cast: Cast, who: str) -> None:
    with pytest.raises(PermissionDenied):
        stand(election=an_election(cast), person=getattr(cast, who), words=WORDS, language="nl")


def test_standing_again_changes_the_words(cast: Cast) -> None:
    election = an_election(cast)
    for words in (WORDS, "Anders"):
        stand(election=election, person=cast.emine, words=words, language="tr")
    assert [one.text.body for one in election.candidates.all()] == ["Anders"]
    withdraw(candidate=election.candidates.get(), by=cast.emine)
    assert not election.candidates.exists()


def test_nobody_withdraws_another_parent(cast: Cast) -> None:
    election = an_election(cast)
    candidate = stand(election=election, person=cast.emine, words=WORDS, language="tr")
    with pytest.raises(PermissionDenied):
        withdraw(candidate=candidate, by=cast.samira)


def test_the_vote_does_not_open_while_people_can_stand(cast: Cast) -> None:
    election = an_election(cast)
    stand(election=election, person=cast.emine, words=WORDS, language="tr")
    with pytest.raises(ValidationError):
        open_vote(election=election, by=cast.fatma)


def test_each_guardian_votes_once_whatever_the_number_of_children(cast: Cast) -> None:
    election = a_vote(cast)
    assert election.voters.filter(guardian=cast.samira).count() == 1
    assert [one.number for one in waiting_for(cast.emine)] == [election.pk]
    vote(voter=vote_of(election, cast.emine), candidates=[number_of(election, cast.lotte)])
    assert waiting_for(cast.emine) == []


def test_no_more_candidates_than_seats_are_chosen_without_a_vote(cast: Cast) -> None:
    election = a_vote(cast, cast.samira, seats=2)
    assert (election.state, election.result["without_vote"]) == ("closed", True)
    assert [member.guardian for member in Member.objects.all()] == [cast.samira]


def test_who_gets_most_votes_sits_for_a_term(cast: Cast) -> None:
    election = a_vote(cast)
    for voter in (cast.emine, cast.tesfay, cast.samira):
        vote(voter=vote_of(election, voter), candidates=[number_of(election, cast.lotte)])
    vote(voter=vote_of(election, cast.hassan), candidates=[number_of(election, cast.samira)])
    close_vote(election=over(election), by=cast.fatma)
    member = Member.objects.get()
    assert (member.guardian, member.end) == (cast.lotte, today().replace(year=today().year + 2) - timedelta(days=1))


def test_the_vote_is_not_counted_before_its_last_day_is_over(cast: Cast) -> None:
    with pytest.raises(ValidationError):
        close_vote(election=a_vote(cast), by=cast.fatma)


def test_equal_votes_are_decided_by_lot_and_it_is_told() -> None:
    rows = [count([[1], [2], [3], [3]], [1, 2, 3], 2, Random(seed)) for seed in range(20)]
    assert {row[0]["candidate"] for row in rows} == {3}
    assert {row[1]["candidate"] for row in rows} == {1, 2}
    assert all([one["lot"] for one in row] == [False, True, True] for row in rows)
    assert all(not one["lot"] for one in count([[1], [1], [2]], [1, 2], 1, Random(1)))


@pytest.mark.parametrize(
    ("asked", "voted", "shown"),
    [
        ({"nl": 40, "ar": 12, "tr": 3}, {"nl": 20, "ar": 6, "tr": 1}, [("nl", 40, 20), ("", 15, 7)]),
        (
            {"nl": 40, "uk": 30, "ar": 12, "tr": 3},
            {"nl": 20, "uk": 9, "ar": 6},
            [("nl", 40, 20), ("uk", 30, 9), ("", 15, 6)],
        ),
        ({"nl": 40, "tr": 12}, {"nl": 20, "tr": 6}, [("nl", 40, 20), ("tr", 12, 6)]),
        ({"nl": 40, "tr": 12}, {"nl": 20, "tr": 4}, []),
        ({"nl": 40, "tr": 12}, {"nl": 20, "tr": 10}, []),
        ({"nl": 3}, {}, []),
    ],
)
def test_turnout_hides_parts_of_fewer_than_five(
    asked: dict[str, int], voted: dict[str, int], shown: list[tuple[str, int, int]]
) -> None:
    assert [tuple(row.values()) for row in turnout(asked, voted)] == shown


def test_a_changed_result_is_seen(cast: Cast) -> None:
    election = a_vote(cast)
    vote(voter=vote_of(election, cast.emine), candidates=[number_of(election, cast.lotte)])
    election = close_vote(election=over(election), by=cast.fatma)
    assert is_unchanged(Election.objects.get(pk=election.pk))
    election.result["candidates"][0]["votes"] = 99
    assert not is_unchanged(election)


def test_an_mbo_student_votes_on_the_page_for_who_logs_in(client: Client, cast: Cast) -> None:
    election = an_election(cast, a_council(cast, "students_council", "haagpoort"), side="pupils")
    for account in (cast.ayoub, cast.chantal):
        stand(election=election, person=account, words=WORDS, language="nl")
    Election.objects.filter(pk=election.pk).update(stand_until=today() - timedelta(days=1))
    open_vote(election=election, by=cast.ruud)
    choice = election.candidates.get(account=cast.chantal).pk
    assert "Studentenraad" in as_staff(client, cast.ayoub).get("/verkiezingen/").content.decode()
    client.post(f"/verkiezingen/{election.pk}/stemmen/", {"candidates": choice})
    assert election.voters.get(account=cast.ayoub).voted


@pytest.mark.parametrize(("who", "status"), [("anna", 404), ("gilda", 404), ("emine", 200)])
def test_an_election_is_there_for_parents_of_that_place(client: Client, cast: Cast, who: str, status: int) -> None:
    person: Guardian = getattr(cast, who)
    assert client.get(link_path(person, f"verkiezing/{a_vote(cast).pk}/")).status_code == status


def test_members_of_councils_choose_the_council_of_the_organisation(cast: Cast) -> None:
    a_member(cast, a_council(cast, "mr", "regenboog"), cast.gilda)
    election = an_election(cast, a_council(cast, "gmr", "regenboog"))
    for person in (cast.gilda, cast.olena):
        stand(election=election, person=person, words=WORDS, language="nl")
    Election.objects.filter(pk=election.pk).update(stand_until=today() - timedelta(days=1))
    open_vote(election=election, by=cast.ingrid)
    assert [voter.guardian for voter in election.voters.all()] == [cast.gilda]
