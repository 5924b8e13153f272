"""Verbs of elections: call one, stand, open the vote, close it and count."""

from datetime import date
from random import SystemRandom
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from driehoek.councils import rules
from driehoek.councils.actions.checks import check, held, locked
from driehoek.councils.actions.councils import term_end
from driehoek.councils.box import ballots_in
from driehoek.councils.counting import count, fingerprint, turnout, ways
from driehoek.councils.letters import deliveries_for
from driehoek.councils.models import Candidate, Election, Member, Voter
from driehoek.councils.models.councils import Side
from driehoek.councils.queries.electorate import electorate, may_stand, stands
from driehoek.messages.actions import enqueue
from driehoek.people.audit import record
from driehoek.people.models import Account, Child, Guardian
from driehoek.people.rules import today
from driehoek.texts.actions import ask_versions, write

State = Election.State


@transaction.atomic
def call_election(*, election: Election, by: Account) -> Election:
    """Let people stand and tell everybody of that side; ValidationError on days that do not follow each other."""
    check(by, election.council)
    election.full_clean()
    if not today() <= election.stand_until < election.vote_until:
        raise ValidationError(_("First people stand, then everybody votes. Choose later days."))
    if election.seats > election.council.seats.get(election.side, 0):
        raise ValidationError(_("The council has not so many seats for this side."))
    election.save()
    enqueue(deliveries_for(election, electorate(election), "election_stand"))
    record("election_called", by=by, subject=election, location=election.council.location)
    return election


@transaction.atomic
def stand(*, election: Election, person: Guardian | Account, words: str, language: str) -> Candidate:
    """Stand, or change the own words before the vote opens; PermissionDenied for who does not belong to the side."""
    election = held(election, State.STANDING)
    if election.stand_until < today() or not may_stand(election, person):
        raise PermissionDenied
    whose: dict[str, Any] = {"guardian": person} if isinstance(person, Guardian) else {"author": person}
    text = write(location=election.council.location, language=language, body=words, about_child=False, **whose)
    ask_versions(text=text, languages=_languages(election))
    row = stands(election, person) or Candidate(election=election)
    row.guardian, row.account = (person, None) if isinstance(person, Guardian) else (None, person)
    row.text = text
    row.save()
    record("stood_for_council", by=person, subject=row, location=election.council.location)
    return row


@transaction.atomic
def put_forward(*, election: Election, pupil: Child, words: str, by: Account) -> Candidate:
    """A colleague notes that a pupil without an own page stands, with what the pupil says in Dutch.

    PermissionDenied for who cannot be chosen, ValidationError for who stands already.
    """
    election = locked(by, election, State.STANDING)
    if election.side != Side.PUPILS or not rules.pupils_to_choose(election.council).filter(pk=pupil.pk).exists():
        raise PermissionDenied
    if election.stand_until < today() or election.candidates.filter(child=pupil).exists():
        raise ValidationError(_("This pupil stands already, or the last day is over."))
    text = write(location=election.council.location, language="nl", body=words, author=by, about_child=False)
    row = Candidate.objects.create(election=election, child=pupil, text=text)
    record("stood_for_council", by=by, subject=row, location=election.council.location)
    return row


def _languages(election: Election) -> list[str]:
    return sorted({"nl", *(voter.language for voter in electorate(election) if voter.language)})


@transaction.atomic
def withdraw(*, candidate: Candidate, by: Guardian | Account) -> None:
    """Stand no more, while the vote has not begun; a colleague who sets the council up can note it for somebody."""
    election = held(candidate.election, State.STANDING)
    own = by == (candidate.guardian or candidate.account)
    if not own:
        if not isinstance(by, Account):
            raise PermissionDenied
        check(by, election.council)
    candidate.delete()
    record("stands_no_more", by=by, subject=election, location=election.council.location)


@transaction.atomic
def open_vote(*, election: Election, by: Account) -> Election:
    """Write down who may vote and ask each of them. With no more candidates than seats nobody has to vote.

    ValidationError while people can still stand, or when nobody does.
    """
    election = locked(by, election, State.STANDING)
    candidates = list(election.candidates.all())
    if election.stand_until >= today():
        raise ValidationError(_("People can still stand. Open the vote after the last day for that."))
    if not candidates or election.vote_until < today():
        raise ValidationError(_("There is nobody to choose, or the last day is over. Change the days first."))
    Voter.objects.bulk_create(electorate(election))
    if len(candidates) <= election.seats:
        return _decide(election, by=by, without_vote=True)
    election.state = State.OPEN
    election.save(update_fields=["state"])
    voters = election.voters.filter(guardian__isnull=False).select_related("guardian__household")
    enqueue(deliveries_for(election, voters, "election_vote"))
    record("vote_opened", by=by, subject=election, location=election.council.location, voters=election.voters.count())
    return election


@transaction.atomic
def move_days(*, election: Election, stand_until: date, vote_until: date, by: Account) -> None:
    """Give people longer to stand or to vote; never shorter while a vote runs (ValidationError)."""
    election = locked(by, election, State.STANDING, State.OPEN)
    if election.state == State.OPEN:
        stand_until = election.stand_until
    if not stand_until < vote_until or (election.state == State.OPEN and vote_until < election.vote_until):
        raise ValidationError(_("First people stand, then everybody votes. Choose later days."))
    election.stand_until, election.vote_until = stand_until, vote_until
    election.save(update_fields=["stand_until", "vote_until"])
    record("election_days_moved", by=by, subject=election, location=election.council.location)


@transaction.atomic
def close_vote(*, election: Election, by: Account) -> Election:
    """Count, decide, publish, and forget who voted; not before the last day is over (ValidationError)."""
    election = locked(by, election, State.OPEN)
    if election.vote_until >= today():
        raise ValidationError(_("People can still vote. Close the vote after the last day."))
    return _decide(election, by=by)


def _decide(election: Election, *, by: Account, without_vote: bool = False) -> Election:
    inside = ballots_in(election.box)
    marked = election.voters.filter(voted=True).count()
    if not marked == len(inside.ballots) == len(inside.codes):
        raise ValidationError(_("The number of ballots is not the number of people who voted. Nothing is counted."))
    rows = count(inside.ballots, election.candidates.values_list("pk", flat=True), election.seats, SystemRandom())
    result = {"candidates": rows, "codes": inside.codes, "without_vote": without_vote, **_who(election)}
    result["ways"] = ways(len(inside.ballots), inside.by_slip)
    election.result = {**result, "fingerprint": fingerprint(result)}
    election.box, election.state = "", State.CLOSED
    election.save(update_fields=["box", "state", "result"])
    election.voters.update(voted=False)
    _seat(election, [row["candidate"] for row in rows if row["elected"]])
    _tell(election)
    record(
        "vote_closed", by=by, subject=election, location=election.council.location, seal=election.result["fingerprint"]
    )
    return election


def _who(election: Election) -> dict[str, Any]:
    asked: dict[str, int] = {}
    voted: dict[str, int] = {}
    for language, has_voted in election.voters.values_list("language", "voted"):
        asked[language] = asked.get(language, 0) + 1
        voted[language] = voted.get(language, 0) + has_voted
    return {"asked": sum(asked.values()), "voted": sum(voted.values()), "turnout": turnout(asked, voted)}


def _seat(election: Election, elected: list[int]) -> None:
    start, end = election.term_start, term_end(election.term_start, election.council.term)
    Member.objects.bulk_create(
        Member(
            council=election.council, side=election.side, guardian_id=one.guardian_id, account_id=one.account_id,
            child_id=one.child_id, start=start, end=end,
        )
        for one in election.candidates.filter(pk__in=elected)
    )  # fmt: skip


def _tell(election: Election) -> None:
    voters = election.voters.filter(guardian__isnull=False).select_related("guardian__household")
    enqueue(deliveries_for(election, voters, "election_result"))
