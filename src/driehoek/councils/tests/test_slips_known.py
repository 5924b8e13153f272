"""Nobody votes unnoticed with the slip of somebody else: its owner reads who printed it, everybody how many came."""

from django.test import Client

from driehoek.councils.actions.elections import close_vote
from driehoek.councils.actions.slips import print_slips
from driehoek.councils.actions.voting import vote
from driehoek.councils.counting import ways
from driehoek.councils.models import Election, Voter
from driehoek.councils.slips import voter_with
from driehoek.councils.tests.made import a_pupil_vote, a_vote, number_of, over, slip_of, vote_of
from driehoek.councils.tests.test_slips import VOTE, cast_by_slip
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.messages.models import Delivery
from driehoek.messages.telling import standing, words_for
from driehoek.people.models import AuditLine


def own_page(client: Client, election: Election) -> str:
    """What Emine reads on her own page."""
    return client.get(link_path(Voter.objects.get(pk=_emine(election)).guardian, f"verkiezing/{election.pk}/")).text  # type: ignore[arg-type]


def _emine(election: Election) -> int:
    return int(election.voters.get(guardian__given_name="Emine").pk)


def test_a_voter_reads_who_printed_a_slip_for_them_and_is_told_once(client: Client, cast: Cast) -> None:
    election = a_vote(cast)
    assert cast.fatma.name not in own_page(client, election)
    for _twice in range(2):
        slip_of(election, vote_of(election, cast.emine), cast.fatma)
    assert cast.fatma.name in own_page(client, election)
    told = Delivery.objects.get(about_kind="voting_slip")
    assert (told.guardian, told.language) == (cast.emine, "tr")
    assert cast.fatma.name in told.body
    assert cast.fatma.name in words_for([told])[told.pk].body


def test_who_finds_their_slip_used_reads_who_printed_it(client: Client, cast: Cast) -> None:
    election = a_vote(cast)
    code = slip_of(election, vote_of(election, cast.emine), cast.fatma)
    cast_by_slip(client, code, number_of(election, cast.samira))
    page = own_page(client, election)
    assert 'name="candidates"' not in page
    assert cast.fatma.name in page
    assert cast.fatma.name in client.post(VOTE, {"code": code}).text


def test_who_has_no_page_gets_the_slip_and_no_message(cast: Cast) -> None:
    pupils = a_pupil_vote(cast)
    print_slips(election=pupils, voters=list(pupils.voters.all()), by=cast.ruud)
    assert not Delivery.objects.filter(about_kind="voting_slip").exists()


def test_nothing_is_told_of_a_slip_after_the_vote(cast: Cast) -> None:
    election = a_vote(cast)
    slip_of(election, vote_of(election, cast.emine), cast.fatma)
    told = Delivery.objects.filter(about_kind="voting_slip")
    assert told.filter(standing()).exists()
    over(election)
    assert not told.filter(standing()).exists()


def test_the_record_names_for_whom_and_colleagues_read_how_many(client: Client, cast: Cast) -> None:
    election = a_vote(cast)
    voter = vote_of(election, cast.emine)
    slip_of(election, voter, cast.fatma)
    assert AuditLine.objects.get(verb="voting_slips_printed").details == {"voters": [voter.pk]}
    page = as_staff(client, cast.marieke).get(f"/verkiezingen/{election.pk}/").text
    assert "1 briefje" in page
    assert cast.emine.full_name not in page


def test_who_printed_a_slip_does_not_vote_with_it(client: Client, cast: Cast) -> None:
    election = a_vote(cast)
    code = slip_of(election, vote_of(election, cast.emine), cast.fatma)
    staff = as_staff(client, cast.fatma)
    cast_by_slip(staff, code, number_of(election, cast.samira))
    assert "Log eerst uit" in staff.post(VOTE, {"code": code}).text
    assert not election.voters.filter(voted=True).exists()
    cast_by_slip(Client(), code, number_of(election, cast.samira))
    assert vote_of(election, cast.emine).voted


def test_the_count_tells_how_many_came_each_way(client: Client, cast: Cast) -> None:
    election = a_vote(cast)
    voters, choice = list(election.voters.order_by("pk")), number_of(election, cast.samira)
    for _voter, code in print_slips(election=election, voters=voters[:5], by=cast.fatma):
        assert voter_with(code)
        cast_by_slip(client, code, choice)
    close_vote(election=over(election), by=cast.fatma)
    election.refresh_from_db()
    assert election.result["ways"] == {"page": 0, "slip": 5}
    assert (
        "Met een stembriefje: 5"
        in own_page(client, election) + as_staff(client, cast.marieke).get(f"/verkiezingen/{election.pk}/").text
    )


def test_fewer_than_five_of_one_way_are_not_counted_apart(client: Client, cast: Cast) -> None:
    assert [ways(8, 0), ways(8, 2), ways(8, 5), ways(10, 5)] == [None, {}, {}, {"page": 5, "slip": 5}]
    election = a_vote(cast)
    choice = number_of(election, cast.samira)
    vote(voter=vote_of(election, cast.hassan), candidates=[choice])
    cast_by_slip(client, slip_of(election, vote_of(election, cast.emine), cast.fatma), choice)
    close_vote(election=over(election), by=cast.fatma)
    assert "minder dan vijf" in as_staff(client, cast.marieke).get(f"/verkiezingen/{election.pk}/").text.lower()
