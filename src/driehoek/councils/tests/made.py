"""Councils and elections for tests, of the kind that the cast can have."""

from datetime import datetime, time, timedelta
from typing import Any

from driehoek.councils.actions.councils import save_council, seat, term_end
from driehoek.councils.actions.elections import open_vote, put_forward, stand
from driehoek.councils.actions.slips import print_slips
from driehoek.councils.actions.work import ask_council, keep_paper, say_idea
from driehoek.councils.kinds import library
from driehoek.councils.models import Council, CouncilRequest, Election, Idea, Meeting, Member, Paper, Voter
from driehoek.demo.cast import Cast
from driehoek.people.models import Account, Guardian
from driehoek.people.rules import today
from driehoek.shared.moments import AMSTERDAM

WORDS = "Ik wil dat alle ouders zich welkom voelen."


def a_council(cast: Cast, kind: str = "parents_committee", place: str = "vlindertuin", **more: Any) -> Council:
    """A council set up by the head."""
    known = library().kinds[kind]
    fields = {**known.seats, "name": known.name, "term": known.term, "weeks": known.weeks, **more}
    return save_council(council=Council(location=getattr(cast, place), kind=kind, **fields), by=cast.ruud)


def a_member(cast: Cast, council: Council, guardian: Guardian) -> Member:
    """A parent with a seat from today."""
    end = term_end(today(), council.term)
    return seat(member=Member(council=council, side="parents", guardian=guardian, start=today(), end=end), by=cast.ruud)


def an_election(cast: Cast, council: Council | None = None, *, seats: int = 1, side: str = "parents") -> Election:
    """An election for which people can stand."""
    until = today() + timedelta(days=7)
    return Election.objects.create(
        council=council or a_council(cast), side=side, seats=seats, stand_until=until, term_start=today(),
        vote_until=until + timedelta(days=7),
    )  # fmt: skip


def a_vote(cast: Cast, *people: Guardian, **more: Any) -> Election:
    """A running vote between these parents, by default two for one seat."""
    election = an_election(cast, **more)
    for person in people or (cast.samira, cast.lotte):
        stand(election=election, person=person, words=WORDS, language=person.language_read)
    Election.objects.filter(pk=election.pk).update(stand_until=today() - timedelta(days=1))
    return open_vote(election=election, by=cast.fatma)


def a_pupil_vote(cast: Cast) -> Election:
    """A running vote of pupils of the vmbo without an own page, between two of them."""
    election = an_election(cast, a_council(cast, "pupils_council", "zuiderpark"), side="pupils")
    for pupil in (cast.zofia, cast.sami):
        put_forward(election=election, pupil=pupil, words=WORDS, by=cast.ruud)
    Election.objects.filter(pk=election.pk).update(stand_until=today() - timedelta(days=1))
    return open_vote(election=election, by=cast.ruud)


def slip_of(election: Election, voter: Voter, by: Account) -> str:
    """The code of a new slip of a voter."""
    ((_voter, code),) = print_slips(election=election, voters=[voter], by=by)
    return code


def over(election: Election) -> Election:
    """The same election after its last day."""
    Election.objects.filter(pk=election.pk).update(vote_until=today() - timedelta(days=1))
    election.refresh_from_db()
    return election


def vote_of(election: Election, guardian: Guardian) -> Voter:
    """What a guardian may cast."""
    return election.voters.get(guardian=guardian)


def number_of(election: Election, guardian: Guardian) -> int:
    """The number of a candidate."""
    return int(election.candidates.get(guardian=guardian).pk)


def a_meeting(council: Council) -> Meeting:
    """A meeting next week."""
    start = datetime.combine(today() + timedelta(days=7), time(19), AMSTERDAM)
    return Meeting.objects.create(council=council, start=start, place="Ouderkamer")


def a_paper(cast: Cast, council: Council, *, for_all: bool) -> Paper:
    """Something to read, for members or for all."""
    paper = Paper(meeting=a_meeting(council), kind="decision", for_all=for_all)
    return keep_paper(paper=paper, title="Fruit", body="Elke dag fruit om tien uur.", by=cast.fatma)


def a_request(cast: Cast, council: Council, subject: str = "food") -> CouncilRequest:
    """The school asks about food."""
    known = library().subjects[subject]
    return ask_council(
        council=council, subject=known, title="Fruit", body="Wij willen elke dag fruit geven.", asked_on=today(),
        by=cast.ruud,
    )  # fmt: skip


def an_idea(cast: Cast, council: Council) -> Idea:
    """Emine wants to be heard."""
    return say_idea(council=council, words="Daha çok oyun", by=cast.emine)
