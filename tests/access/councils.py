"""Who may set up councils and read what they do, who may vote as one of the team, and what parents find."""

from typing import Any

from driehoek.councils.actions.work import say_idea
from driehoek.councils.models import Council
from driehoek.councils.tests.made import (
    a_council,
    a_member,
    a_paper,
    a_pupil_vote,
    a_request,
    a_vote,
    an_election,
    an_idea,
    over,
)
from driehoek.demo.cast import Cast
from driehoek.people.models import Enrolment, Guardianship
from driehoek.people.rules import today
from tests.access.pages import Page
from tests.access.people import EVERYBODY, only

LOCATION, HEAD = only("fatma", "ruud"), only("ruud")
READERS = only("marieke", "fatma", "ruud", "ingrid")
TEAM = only("fatma", "nadia")


def place(_cast: Cast) -> dict[str, Any]:
    """The preschool."""
    return {"code": "vlindertuin"}


def council(cast: Cast) -> dict[str, Any]:
    """An oudercommissie with a member."""
    one = a_council(cast)
    a_member(cast, one, cast.lotte)
    return {"pk": one.pk}


def beside(cast: Cast) -> dict[str, Any]:
    """The preschool, with a council to be listed."""
    council(cast)
    return place(cast)


def member(cast: Cast) -> dict[str, Any]:
    """Lotte in her seat."""
    return {"pk": a_member(cast, a_council(cast), cast.lotte).pk}


def standing(cast: Cast) -> dict[str, Any]:
    """An election for which parents can stand."""
    return {"pk": an_election(cast).pk}


def candidate(cast: Cast) -> dict[str, Any]:
    """Samira, who stands before the vote."""
    election = a_vote(cast)
    type(election).objects.filter(pk=election.pk).update(state="standing")
    return {"pk": election.candidates.get(guardian=cast.samira).pk}


def of_the_team(cast: Cast) -> Council:
    """The MR of the primary school."""
    return a_council(cast, "mr", "regenboog")


def team_standing(cast: Cast) -> dict[str, Any]:
    """A seat of staff for which colleagues can stand."""
    return {"pk": an_election(cast, of_the_team(cast), side="staff").pk}


def team_vote(cast: Cast) -> dict[str, Any]:
    """A seat of staff, with Fatma and Nadia as the ones who vote."""
    election = an_election(cast, of_the_team(cast), side="staff")
    for account in (cast.fatma, cast.nadia):
        election.voters.create(account=account)
    type(election).objects.filter(pk=election.pk).update(state="open")
    return {"pk": election.pk}


def meeting(cast: Cast) -> dict[str, Any]:
    """A meeting of the MR with a decision; Nadia sits in it."""
    one = of_the_team(cast)
    one.members.create(side="staff", account=cast.nadia, start=today())
    return {"pk": a_paper(cast, one, for_all=False).meeting_id}


def paper(cast: Cast) -> dict[str, Any]:
    """A decision that members read."""
    return {"pk": a_paper(cast, a_council(cast), for_all=False).pk}


def request(cast: Cast) -> dict[str, Any]:
    """A question about food."""
    return {"pk": a_request(cast, a_council(cast)).pk}


def idea(cast: Cast) -> dict[str, Any]:
    """What Emine said."""
    return {"pk": an_idea(cast, a_council(cast)).pk}


def alone(cast: Cast) -> Council:
    """A council of a preschool of which Samira is the only parent who may be informed; she sits in it."""
    one = a_council(cast)
    here = Enrolment.objects.filter(group__location=cast.vlindertuin).values("child")
    Guardianship.objects.filter(child__in=here).exclude(guardian=cast.samira).update(end=today().replace(year=2000))
    a_member(cast, one, cast.samira)
    one.members.update(writes=True)
    return one


def heard(cast: Cast) -> dict[str, Any]:
    """What Samira said to her council."""
    return {"pk": say_idea(council=alone(cast), words="أريد ألعاباً أكثر", by=cast.samira).pk}


def pupils_stand(cast: Cast) -> dict[str, Any]:
    """Seats of pupils of the vmbo for which they can stand."""
    return {"pk": an_election(cast, a_council(cast, "pupils_council", "zuiderpark"), side="pupils").pk}


OF_SAMIRA = {
    "parent_meeting_new": ("get", lambda cast: {"pk": alone(cast).pk}),
    "parent_paper_new": ("get", lambda cast: {"pk": a_paper(cast, alone(cast), for_all=False).meeting_id}),
    "parent_paper": ("get", lambda cast: {"pk": a_paper(cast, alone(cast), for_all=False).pk}),
    "parent_council_request": ("get", lambda cast: {"pk": a_request(cast, alone(cast)).pk}),
    "parent_council_ideas": ("get", lambda cast: {"pk": alone(cast).pk}),
    "parent_council_idea": ("get", heard),
    "parent_council": ("get", lambda cast: {"pk": alone(cast).pk}),
    "parent_meeting": ("get", lambda cast: {"pk": a_paper(cast, alone(cast), for_all=False).meeting_id}),
    "parent_election": ("get", lambda cast: {"pk": an_election(cast, alone(cast)).pk}),
}
PAGES = {
    "councils": Page(beside, get=READERS),
    "council_choose": Page(place, get=LOCATION, post=LOCATION),
    "council_new": Page(lambda cast: {**place(cast), "kind": "parents_committee"}, get=LOCATION, post=LOCATION),
    "council": Page(council, get=READERS),
    "council_edit": Page(council, get=LOCATION, post=LOCATION),
    "council_end": Page(council, get=None, post=LOCATION),
    "council_member_new": Page(lambda cast: {**council(cast), "side": "parents"}, get=LOCATION, post=LOCATION),
    "council_member_task": Page(member, get=LOCATION, post=LOCATION),
    "council_member_step": Page(member, get=None, post=LOCATION),
    "council_beside": Page(council, get=READERS),
    "election_new": Page(council, get=LOCATION, post=LOCATION),
    "own_elections": Page(get=EVERYBODY),
    "election": Page(lambda cast: {"pk": over(a_vote(cast)).pk}, get=READERS),
    "slip_vote": Page(get=EVERYBODY, post=EVERYBODY),
    "election_stand": Page(team_standing, get=TEAM, post=TEAM),
    "election_vote": Page(team_vote, get=TEAM, post=TEAM),
    "election_pupil": Page(pupils_stand, get=HEAD, post=HEAD),
    "election_slips": Page(lambda cast: {"pk": a_pupil_vote(cast).pk}, get=HEAD, post=HEAD),
    "election_days": Page(standing, get=LOCATION, post=LOCATION),
    "election_step": Page(lambda cast: {**standing(cast), "step": "openen"}, get=None, post=LOCATION),
    "candidate_off": Page(candidate, get=None, post=LOCATION),
    "council_meeting_new": Page(council, get=LOCATION, post=LOCATION),
    "council_meeting": Page(meeting, get=only("fatma", "ruud", "ingrid", "nadia"), post=only("nadia")),
    "council_paper_new": Page(meeting, get=LOCATION, post=LOCATION),
    "council_paper": Page(paper, get=LOCATION, post=LOCATION),
    "council_request_new": Page(council, get=LOCATION, post=LOCATION),
    "council_request": Page(request, get=READERS, post=LOCATION),
    "council_ideas": Page(council, get=LOCATION),
    "council_idea": Page(idea, get=LOCATION, post=LOCATION),
}
