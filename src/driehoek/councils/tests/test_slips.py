"""Voting slips: one vote each by slip or by page, no way from a slip to a ballot, and none that its owner misses."""

import json

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from driehoek.councils.actions.elections import close_vote, put_forward
from driehoek.councils.actions.slips import print_slips
from driehoek.councils.actions.voting import vote
from driehoek.councils.box import ballots_in
from driehoek.councils.models import Election, Voter
from driehoek.councils.slips import voter_with
from driehoek.councils.tests.made import WORDS, a_pupil_vote, a_vote, number_of, over, slip_of, vote_of
from driehoek.councils.tests.test_secrecy import cells
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path

VOTE = "/stemmen/"


def cast_by_slip(client: Client, code: str, choice: int) -> str:
    """What somebody sees who votes with a slip."""
    return client.post(VOTE, {"code": code, "ballot": "1", "candidates": choice}).content.decode()


def test_a_pupil_without_a_page_votes_on_any_screen(client: Client, cast: Cast) -> None:
    election = a_pupil_vote(cast)
    code = slip_of(election, election.voters.get(pupil=cast.sami), cast.ruud)
    choice = election.candidates.get(child=cast.zofia).pk
    assert "Zofia" in client.post(VOTE, {"code": code.lower().replace("-", " ")}).content.decode()
    cast_by_slip(client, code, choice)
    close_vote(election=over(election), by=cast.ruud)
    assert election.council.members.get().child == cast.zofia
    assert "Zofia" in client.post(VOTE, {"code": code}).content.decode()


def test_nobody_votes_by_slip_and_by_page(client: Client, cast: Cast) -> None:
    election, choice = (made := a_vote(cast)), number_of(made, cast.samira)
    for first_by_slip, person in ((True, cast.emine), (False, cast.tesfay)):
        voter = vote_of(election, person)
        code = slip_of(election, voter, cast.fatma)
        acts = [
            lambda code=code: cast_by_slip(client, code, choice),
            lambda person=person: client.post(
                link_path(person, f"verkiezing/{election.pk}/"), {"candidates": choice, "ballot": "1"}
            ),
        ]
        for act in acts if first_by_slip else reversed(acts):
            act()
    election.refresh_from_db()
    assert len(ballots_in(election.box).ballots) == 2


def test_a_slip_that_was_used_opens_no_second_ballot(client: Client, cast: Cast) -> None:
    election = a_vote(cast)
    voter, choice = vote_of(election, cast.emine), [number_of(election, cast.samira)]
    vote(voter=voter, candidates=choice)
    code = slip_of(election, voter, cast.fatma)
    assert 'name="candidates"' not in client.post(VOTE, {"code": code}).content.decode()
    with pytest.raises(ValidationError):
        vote(voter=voter_with(code) or voter, candidates=choice)


def test_a_vote_by_slip_changes_only_a_yes_and_the_sealed_box(client: Client, cast: Cast) -> None:
    election = a_vote(cast)
    voter = vote_of(election, cast.emine)
    slip, before = slip_of(election, voter, cast.fatma), cells()
    page = cast_by_slip(client, slip, number_of(election, cast.samira))
    changed = [new for old, new in zip(before, cells(), strict=True) if old != new]
    assert [row[0] for row in changed] == ["Election", "Voter"]
    kept = json.dumps(cells(), default=str)
    election.refresh_from_db()
    inside = ballots_in(election.box)
    assert slip not in page
    assert not any(part in kept or part in json.dumps(vars(inside)) for part in (slip, slip.replace("-", "")))


def test_both_ways_of_voting_write_the_same_statements(client: Client, cast: Cast) -> None:
    election, seen = a_vote(cast), []
    number = number_of(election, cast.samira)
    slip = slip_of(election, vote_of(election, cast.emine), cast.fatma)
    for act in (
        lambda: cast_by_slip(client, slip, number),
        lambda: client.post(link_path(cast.tesfay, f"verkiezing/{election.pk}/"), {"candidates": number}),
    ):
        with CaptureQueriesContext(connection) as log:
            act()
        words = [query["sql"].split() for query in log.captured_queries]
        seen.append([one[:2] for one in words if one[0] in ("UPDATE", "INSERT", "DELETE")])
    assert seen[0] == seen[1]


def test_printing_again_makes_the_old_slip_worthless(client: Client, cast: Cast) -> None:
    election = a_vote(cast)
    old, new = (slip_of(election, vote_of(election, cast.emine), cast.fatma) for _time in range(2))
    assert (voter_with(old), voter_with(new)) == (None, vote_of(election, cast.emine))
    assert 'name="candidates"' not in client.post(VOTE, {"code": old}).content.decode()


def test_printing_tells_not_who_voted(cast: Cast) -> None:
    election = a_vote(cast)
    vote(voter=vote_of(election, cast.emine), candidates=[number_of(election, cast.samira)])
    slips = print_slips(election=election, voters=list(election.voters.all()), by=cast.fatma)
    assert len(slips) == election.voters.count()
    assert Voter.objects.filter(voted=True).count() == 1


@pytest.mark.parametrize("who", ["elsje", "marieke", "ingrid"])
def test_only_who_holds_the_election_prints_slips(cast: Cast, who: str) -> None:
    election = a_vote(cast)
    with pytest.raises(PermissionDenied):
        print_slips(election=election, voters=[], by=getattr(cast, who))


def test_no_slip_for_a_voter_of_another_election(cast: Cast) -> None:
    election, other = a_vote(cast), a_pupil_vote(cast)
    with pytest.raises(PermissionDenied):
        print_slips(election=election, voters=list(other.voters.all()), by=cast.ruud)


def test_slips_come_on_paper_by_group(client: Client, cast: Cast) -> None:
    election = a_pupil_vote(cast)
    page, address = as_staff(client, cast.ruud), f"/verkiezingen/{election.pk}/stembriefjes/"
    assert "2B" in page.get(address).content.decode()
    answer = page.post(address, {"whom": "g2B"})
    assert answer["Content-Type"] == "application/pdf"
    assert election.voters.exclude(slip="").count() == 2


def test_a_pupil_stands_once_and_only_at_the_own_school(cast: Cast) -> None:
    election = a_pupil_vote(cast)
    Election.objects.filter(pk=election.pk).update(state="standing", stand_until=election.vote_until)
    with pytest.raises(ValidationError):
        put_forward(election=election, pupil=cast.zofia, words=WORDS, by=cast.ruud)
    with pytest.raises(PermissionDenied):
        put_forward(election=election, pupil=cast.noor, words=WORDS, by=cast.ruud)
