"""Attacks: who could tie a ballot to a voter from everything that is stored, and who could vote twice."""

import json
from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from driehoek.councils.actions.elections import close_vote
from driehoek.councils.actions.voting import vote
from driehoek.councils.box import Box, ballots_in, with_ballot
from driehoek.councils.models import Candidate, Council, Election, Member, Voter
from driehoek.councils.tests.made import a_vote, number_of, over, vote_of
from driehoek.demo.cast import Cast
from driehoek.demo.testing import link_path
from driehoek.messages.models import Delivery
from driehoek.people.models import AuditLine, Guardian
from driehoek.texts.models import Text

VOTERS = ("samira", "hassan", "emine", "lotte", "tesfay")


def cells() -> list[tuple[object, ...]]:
    """Every row of every table that an election writes in."""
    rows: list[tuple[object, ...]] = []
    with connection.cursor() as cursor:
        for model in (Election, Candidate, Voter, Member, Council, AuditLine, Delivery, Text):
            cursor.execute(f"SELECT * FROM {model._meta.db_table} ORDER BY id")
            rows += [(model.__name__, *row) for row in cursor.fetchall()]
    return rows


def test_a_vote_changes_only_a_yes_and_the_sealed_box(cast: Cast) -> None:
    election = a_vote(cast)
    voter, before = vote_of(election, cast.emine), cells()
    code = vote(voter=voter, candidates=[number_of(election, cast.samira)])
    changed = [(old, new) for old, new in zip(before, cells(), strict=True) if old != new]
    assert [old[0] for old, _new in changed] == ["Election", "Voter"]
    old, new = changed[1]
    assert [place for place, cell in enumerate(new) if cell != old[place]] == [
        1 + [field.column for field in Voter._meta.concrete_fields].index("voted")
    ]
    assert code not in json.dumps(cells(), default=str)


def test_voting_for_another_person_writes_the_same_statements(cast: Cast) -> None:
    election = a_vote(cast)
    seen: list[list[list[str]]] = []
    for voter, choice in ((cast.emine, cast.samira), (cast.tesfay, cast.lotte)):
        mark, number = vote_of(election, voter), number_of(election, choice)
        with CaptureQueriesContext(connection) as log:
            vote(voter=mark, candidates=[number])
        seen.append([query["sql"].split()[:2] for query in log.captured_queries if "SAVEPOINT" not in query["sql"]])
        assert not any(f"[{number}]" in query["sql"] for query in log.captured_queries)
    assert seen[0] == seen[1]


def test_a_voter_keeps_no_moment_and_no_line_in_the_record(cast: Cast) -> None:
    election, lines = a_vote(cast), AuditLine.objects.count()
    vote(voter=vote_of(election, cast.emine), candidates=[number_of(election, cast.samira)])
    assert AuditLine.objects.count() == lines
    fields = [field for field in Voter._meta.concrete_fields if field.name != "slip_on"]  # when a slip was printed
    kinds = {field.get_internal_type() for field in fields}
    assert not kinds & {"DateField", "DateTimeField", "TimeField", "JSONField", "TextField"}


def test_neither_ballots_nor_codes_lie_in_the_order_of_voting() -> None:
    """Even with the key of the site: forty times the last voter is looked for in the last place."""
    box, last = "", []
    for number in range(40):
        code = f"{'ZYXWVUTSRQ'[number % 10]}{number:03}"
        box = with_ballot(box, [number], code)
        inside = ballots_in(box)
        last.append(inside.ballots[-1] == [number])
        assert inside.codes == sorted(inside.codes)
    assert last.count(True) < 20


def test_the_size_of_the_box_does_not_tell_what_came_in() -> None:
    sizes = {len(with_ballot("", chosen, "AAAA-AAAA")) for chosen in ([7], [123456], [7, 8, 9])}
    assert len(sizes) == 1


def test_closing_leaves_totals_and_codes_and_forgets_who_voted(cast: Cast) -> None:
    election = a_vote(cast)
    codes = {
        vote(voter=vote_of(election, getattr(cast, one)), candidates=[number_of(election, cast.lotte)])
        for one in VOTERS
    }
    election = close_vote(election=over(election), by=cast.fatma)
    assert (election.box, set(election.result["codes"])) == ("", codes)
    assert not election.voters.filter(voted=True).exists()
    assert ballots_in(election.box) == Box()
    assert election.result["voted"] == len(VOTERS)


def test_nobody_votes_twice_one_after_the_other(cast: Cast) -> None:
    election = a_vote(cast)
    voter, choice = vote_of(election, cast.emine), [number_of(election, cast.samira)]
    vote(voter=voter, candidates=choice)
    with pytest.raises(ValidationError):
        vote(voter=voter, candidates=choice)
    election.refresh_from_db()
    assert ballots_in(election.box).ballots == [choice]


def at_once(number: int, act: Callable[[], object]) -> list[object]:
    """What so many threads with a connection of their own get when they begin at the same moment."""
    gate, got = Barrier(number), []

    def run() -> None:
        gate.wait()
        try:
            got.append(act())
        except ValidationError as late:
            got.append(late)
        finally:
            connection.close()

    threads = [Thread(target=run) for _one in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return got


@pytest.mark.django_db(transaction=True)
def test_nobody_votes_twice_at_once(cast: Cast) -> None:
    election = a_vote(cast)
    voter, choice = vote_of(election, cast.emine), [number_of(election, cast.samira)]
    got = at_once(6, lambda: vote(voter=voter, candidates=choice))
    assert sum(isinstance(one, str) for one in got) == 1
    election.refresh_from_db()
    assert len(ballots_in(election.box).ballots) == 1


@pytest.mark.django_db(transaction=True)
def test_no_vote_is_lost_when_many_vote_at_once(cast: Cast) -> None:
    election = a_vote(cast)
    voters = [vote_of(election, getattr(cast, one)) for one in VOTERS]
    choice = [number_of(election, cast.samira)]
    got = at_once(len(voters), lambda: vote(voter=voters.pop(), candidates=choice))
    election.refresh_from_db()
    assert sorted(str(one) for one in got) == ballots_in(election.box).codes


def test_a_ballot_too_many_stops_the_count(cast: Cast) -> None:
    election = a_vote(cast)
    vote(voter=vote_of(election, cast.emine), candidates=[number_of(election, cast.samira)])
    election = over(election)
    stuffed = with_ballot(election.box, [number_of(election, cast.lotte)], "X")
    Election.objects.filter(pk=election.pk).update(box=stuffed)
    with pytest.raises(ValidationError):
        close_vote(election=election, by=cast.fatma)


@pytest.mark.parametrize("who", ["truus_guardian", "anna", "gilda"])
def test_who_has_no_child_there_or_may_not_be_informed_has_no_vote(cast: Cast, who: str) -> None:
    person: Guardian = getattr(cast, who)
    assert not a_vote(cast).voters.filter(guardian=person).exists()


def test_who_comes_after_the_vote_opened_cannot_vote(client: Client, cast: Cast) -> None:
    election = a_vote(cast)
    election.voters.filter(guardian=cast.emine).delete()
    path = link_path(cast.emine, f"verkiezing/{election.pk}/")
    assert client.get(path).status_code == 200
    assert client.post(path, {"candidates": number_of(election, cast.samira)}).status_code == 404
