"""No list of policy asks the database more for thirty rows than for one."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.people.rules import today
from driehoek.policy.actions.consultations import note_reaction, open_consultation
from driehoek.policy.models import Consultation, NeighbourAgreement, TeamSession

HOME = "/locatie/vlindertuin"


def consulted(cast: Cast) -> Consultation:
    there = cast.vlindertuin.consultations.first()
    return there or open_consultation(location=cast.vlindertuin, team_on=today(), parents_on=today(), by=cast.fatma)


def reactions(cast: Cast, number: int) -> str:
    """Something that somebody said about the plan."""
    plan = consulted(cast)
    note_reaction(consultation=plan, kind="idea", source="team", text=f"Idee {number}", by=cast.fatma)
    return f"/inspraak/{plan.pk}/"


def sessions(cast: Cast, number: int) -> str:
    """A session of the team."""
    days = {"school_year": cast.year, "held_on": today() + timedelta(days=number)}
    row = TeamSession.objects.create(location=cast.vlindertuin, kind="training", title=f"Luisteren {number}", **days)
    row.participants.add(cast.marieke, cast.fatma)
    return f"{HOME}/scholing/"


def agreements(cast: Cast, number: int) -> str:
    """An agreement with a school nearby."""
    days = {"since": today(), "evaluate_on": today()}
    NeighbourAgreement.objects.create(location=cast.vlindertuin, school=f"School {number}", **days)
    return f"{HOME}/scholen-in-de-buurt/"


@pytest.mark.parametrize("one_more", [reactions, sessions, agreements])
def test_thirty_ask_no_more_than_one(client: Client, cast: Cast, one_more: Callable[[Cast, int], str]) -> None:
    as_staff(client, cast.fatma)
    asked = []
    for numbers in (range(1), range(1, 30)):
        path = [one_more(cast, number) for number in numbers][-1]
        client.get(path)  # the first page at a location also remembers where one is
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 15
