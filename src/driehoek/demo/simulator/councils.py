"""Councils of the demo: one that was chosen and works, and one for which parents vote today."""

from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

from django.utils import timezone

from driehoek.councils.actions import work
from driehoek.councils.actions.councils import save_council
from driehoek.councils.actions.elections import close_vote, open_vote, put_forward, stand
from driehoek.councils.actions.voting import vote
from driehoek.councils.box import LETTERS, sealed_box
from driehoek.councils.kinds import library
from driehoek.councils.models import Council, CouncilRequest, Election, Meeting, Member, Paper, Voter
from driehoek.councils.models.councils import Task
from driehoek.councils.queries.electorate import electorate
from driehoek.demo.cast import Cast
from driehoek.demo.moments import at
from driehoek.demo.simulator.source import DATA, Table, chance, own
from driehoek.messages.models import Delivery
from driehoek.shared import strict
from driehoek.texts.models import Text, Version

DAY = timedelta(days=1)


@cache
def told() -> Table:
    """The councils and what they did, from `councils.toml`."""
    return strict.read(DATA / "councils.toml")


def sit(cast: Cast, today: date, seed: int) -> None:
    """A council that was chosen last year and works, and one that parents choose now."""
    rng = own(seed, "councils")
    council = _council(cast, told()["mr"])
    _chosen(cast, council, today, rng)
    for person, task in ((cast.nadia, Task.SECRETARY), (cast.fatma, Task.MEMBER)):
        start, end = today - 300 * DAY, today + 100 * DAY
        seat: dict[str, Any] = {"side": "staff", "account": person, "task": task}
        seat["writes"] = task != Task.MEMBER
        Member.objects.create(council=council, start=start, end=end, **seat)
    _meet(cast, council, today)
    for row in told()["request"]:
        _ask(cast, council, row, today)
    _hear(cast, council, today)
    _speak(cast, council)
    _vote_now(cast, _council(cast, told()["committee"]), today)
    _pupils_vote(cast, _council(cast, told()["pupils"]), today)


def _council(cast: Cast, plan: Table) -> Council:
    known = library().kinds[plan["kind"]]
    fields = {**known.seats, "term": known.term, "weeks": known.weeks, "name": plan["name"]}
    return save_council(council=Council(location=getattr(cast, plan["place"]), kind=known.key, **fields), by=cast.ruud)


def _election(cast: Cast, council: Council, plan: Table, today: date, vote_until: date) -> Election:
    """An election for which these people stand."""
    # One stands today, whatever the day for which the school is built.
    days = {"stand_until": max(today, timezone.localdate()), "vote_until": vote_until, "term_start": vote_until}
    election = Election.objects.create(council=council, side="parents", seats=plan["seats"], **days)
    for who, words in plan["candidates"].items():
        person = getattr(cast, who)
        candidate = stand(election=election, person=person, words=words, language=person.language_read)
        _translated(candidate.text, plan["translated"].get(who, {}), today)
    Election.objects.filter(pk=election.pk).update(stand_until=min(today, vote_until) - 14 * DAY)
    election.refresh_from_db()
    return election


def _translated(text: Text, words: dict[str, str], day: date) -> None:
    for language, body in words.items():
        made = {"body": body, "state": Version.State.PERSON, "made_at": at(day, "09:00")}
        Version.objects.filter(text=text, language=language).update(**made)


def _chosen(cast: Cast, council: Council, today: date, rng: Random) -> None:
    """The election of last year: everybody in one box, counted at once, and told on paper then."""
    plan = told()["mr"]
    election = _election(cast, council, plan, today, today - 250 * DAY)
    candidates = list(election.candidates.order_by("pk").values_list("pk", flat=True))
    ballots, codes = [], []
    voters = sorted(electorate(election), key=lambda one: one.guardian_id or 0)
    for voter in voters:
        voter.voted = chance(rng, plan["turnout_of_hundred"])
        if voter.voted:
            ballots.append(sorted(rng.sample(candidates, plan["seats"])))
            codes.append("-".join("".join(rng.choices(LETTERS, k=4)) for _half in range(2)))
    Voter.objects.bulk_create(voters)
    Election.objects.filter(pk=election.pk).update(state="open", box=sealed_box(ballots, codes))
    close_vote(election=election, by=cast.fatma)
    Delivery.objects.filter(about_kind="election", about_id=election.pk).delete()


def _meet(cast: Cast, council: Council, today: date) -> None:
    plan = told()["meeting"]
    meeting = Meeting.objects.create(council=council, start=at(today - 20 * DAY, "19:30"), place=plan["place"])
    Meeting.objects.create(council=council, start=at(today + 22 * DAY, "19:30"), place=plan["place"])
    for row in plan["paper"]:
        paper = Paper(meeting=meeting, kind=row["kind"], for_all=row["for_all"])
        work.keep_paper(paper=paper, title=row["title"], body=row["body"], by=cast.fatma)


def _ask(cast: Cast, council: Council, row: Table, today: date) -> None:
    asked: dict[str, Any] = {"title": row["title"], "body": row["body"], "asked_on": today - row["days_ago"] * DAY}
    made = work.ask_council(council=council, subject=library().subjects[row["subject"]], by=cast.ruud, **asked)
    if "answer" in row:
        work.answer_request(request=made, answer=row["answer"], words=row["says"], by=cast.fatma)
        work.follow(request=made, followed=row["followed"], words=row["done"], by=cast.ruud)
        CouncilRequest.objects.filter(pk=made.pk).update(answered_on=made.due_on - 7 * DAY)


def _speak(cast: Cast, council: Council) -> None:
    """A parent is chair, and puts something on the list; members think about what the school asks."""
    seats = {seat.guardian_id: seat for seat in council.members.filter(side="parents")}
    chosen = [who for who in told()["point"] if getattr(cast, who).pk in seats]
    chair, other = (getattr(cast, who) for who in chosen[:2])
    council.members.filter(pk=seats[chair.pk].pk).update(task=Task.CHAIR, writes=True)
    work.propose(meeting=council.meetings.all()[0], words=told()["point"][chosen[0]], by=chair)
    work.give_voice(request=council.requests.filter(answer="")[0], by=other, answer="conditions", words="")


def _hear(cast: Cast, council: Council, today: date) -> None:
    row = told()["idea"]
    idea = work.say_idea(council=council, words=row["words"], by=getattr(cast, row["who"]))
    _translated(idea.text, {"nl": row["nl"]}, today)
    work.say_what_was_done(idea=idea, words=row["done"], by=cast.fatma)


def _vote_now(cast: Cast, council: Council, today: date) -> None:
    """A few voted already; Samira did not yet."""
    plan = told()["committee"]
    election = open_vote(election=_election(cast, council, plan, today, today + 10 * DAY), by=cast.fatma)
    choice = list(election.candidates.order_by("pk").values_list("pk", flat=True))[: plan["seats"]]
    for voter in election.voters.exclude(guardian=cast.samira).order_by("guardian")[: plan["votes"]]:
        vote(voter=voter, candidates=choice)


def _pupils_vote(cast: Cast, council: Council, today: date) -> None:
    """Pupils choose with a slip of paper; nobody has voted yet."""
    plan = told()["pupils"]
    days = {
        "stand_until": max(today, timezone.localdate()),
        "vote_until": today + 8 * DAY,
        "term_start": today + 9 * DAY,
    }
    election = Election.objects.create(council=council, side="pupils", seats=1, **days)
    for who, words in plan["candidates"].items():
        put_forward(election=election, pupil=getattr(cast, who), words=words, by=cast.ruud)
    Election.objects.filter(pk=election.pk).update(stand_until=today - DAY)
    open_vote(election=election, by=cast.ruud)
