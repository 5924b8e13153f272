"""What parents of the preschool do together: wishes for mornings, a working group, a commission and buddies."""

from datetime import date, timedelta
from random import Random
from typing import Any

from django.utils import timezone

from driehoek.activities.actions import answer, can_invite, invite
from driehoek.activities.models import Activity, Invitation
from driehoek.demo.cast import Cast
from driehoek.demo.moments import SATURDAY, at
from driehoek.demo.simulator.source import Table, chance, own, together
from driehoek.people.models import Location
from driehoek.people.rules import today as day_of_today
from driehoek.texts.models import Text, Version
from driehoek.together import actions
from driehoek.together.models import BuddyOffer, Choice, Commission, Proposal
from driehoek.together.rules import guardians_at


def do_together(cast: Cast, today: date, seed: int) -> None:
    """Write what parents chose and proposed, the morning that comes of it, the commissions and the buddies."""
    told, rng = together(), own(seed, "together")
    room = _commission(cast, told["room"], Commission.Kind.PARENTS_ROOM)
    _commission(cast, told["commission"], Commission.Kind.OTHER)
    _wishes(room.location, rng)
    _own_words(cast, room.location)
    _became(cast, room, today)
    _declined(cast, room.location)
    _work(cast, room, today)
    _buddies(cast, room.location)


def _commission(cast: Cast, told: Table, kind: str) -> Commission:
    by = getattr(cast, told["by"])
    commission = actions.start_commission(
        location=getattr(cast, told["location"]), kind=kind, name=told["name"], purpose=told["purpose"], by=by
    )
    for code, (title, body) in _told_in(told).items():
        _translated(commission.words, title, **{code: body})
    for name in [*told["guardians"], *told.get("asked", [])]:
        actions.ask_guardian(commission=commission, guardian=getattr(cast, name), by=by)
    for name in told["guardians"]:
        actions.answer_seat(commission=commission, guardian=getattr(cast, name), agrees=True)
    return commission


def _wishes(location: Location, rng: Random) -> None:
    guardians = list(guardians_at(location).order_by("pk"))
    for subject, percent in together()["wanted"].items():
        row = Proposal.objects.create(location=location, subject=subject, listed_at=timezone.now())
        chosen = [one for one in guardians if chance(rng, percent)]
        Choice.objects.bulk_create(Choice(proposal=row, guardian=one) for one in chosen)


def _own_words(cast: Cast, location: Location) -> None:
    by = getattr(cast, together()["room"]["by"])
    for told in together()["own"]:
        row = actions.propose(guardian=getattr(cast, told["guardian"]), location=location, body=told["body"])
        if told["listed"]:
            actions.put_on_list(proposal=row, by=by)
        _translated(row.text, **_told_in(told))


def _told_in(told: Table, begin: str = "") -> dict[str, Any]:
    """What the file has in other languages, by code."""
    return {code: told[f"{begin}{code}"] for code in ("nl", "ar", "tr") if f"{begin}{code}" in told}


def _translated(text: Text | None, title: str = "", **words: str) -> None:
    """Write the translations that a person of the school made."""
    for code, body in words.items():
        if text:
            done = {"title": title, "body": body, "state": Version.State.PERSON, "made_at": at(day_of_today(), "00:00")}
            Version.objects.update_or_create(text=text, language=code, defaults=done)


def _became(cast: Cast, room: Commission, today: date) -> None:
    told, by = together()["morning"], getattr(cast, together()["room"]["by"])
    row = Proposal.objects.get(location=room.location, subject=told["subject"])
    day = _school_day(min(today + timedelta(days=told["days"]), cast.year.end))
    moment = Activity(
        goal=cast.goal_vlindertuin,
        school_year=cast.year,
        place=told["place"],
        starts_at=at(day, told["begins"]),
        ends_at=at(day, told["ends"]),
    )
    groups, runners = [getattr(cast, one) for one in told["groups"]], [getattr(cast, one) for one in told["runners"]]
    activity = actions.make_morning(
        proposal=row, moment=moment, groups=groups, by=by,
        runners=room.members.filter(guardian__in=runners),
    )  # fmt: skip
    if can_invite(activity):
        invite(activity=activity, by=by)
    Invitation.objects.filter(activity=activity).update(invited_at=at(today, "00:00"))
    for one in Invitation.objects.filter(activity=activity, guardian__in=[getattr(cast, name) for name in told["yes"]]):
        answer(invitation=one, answer=Invitation.Answer.YES)


def _declined(cast: Cast, location: Location) -> None:
    told, rows = together()["declined"], Proposal.objects.filter(location=location)
    by = getattr(cast, together()["room"]["by"])
    actions.decline(proposal=rows.get(subject=told["subject"]), because=told["because"], by=by)
    _translated(rows.get(subject=told["subject"]).declined_because, **_told_in(told))


def _school_day(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - SATURDAY + 1))


def _work(cast: Cast, room: Commission, today: date) -> None:
    for told in together()["task"]:
        task = actions.add_task(
            commission=room, who=getattr(cast, told["who"]), body=told["body"], mine=told["mine"],
            due=today + timedelta(days=7),
        )  # fmt: skip
        _translated(task.text, **_told_in(told))
    held, by = together()["meeting"], getattr(cast, together()["room"]["by"])
    chair = room.members.get(account=by).pk
    moment = at(_school_day(today - timedelta(days=held["days_ago"])), held["clock"])
    meeting = actions.plan_meeting(
        commission=room, who=by, at=moment, place=held["place"], chair=chair, agenda=held["agenda"]
    )
    _translated(meeting.agenda, **_told_in(held, "agenda_"))
    done = actions.write_minutes(meeting=meeting, who=by, body=held["minutes"])
    _translated(done.minutes, **_told_in(held, "minutes_"))


def _buddies(cast: Cast, location: Location) -> None:
    told = together()["buddy"]
    rows = [_offer(cast, location, one) for one in told]
    by = getattr(cast, together()["room"]["by"])
    match = actions.propose_match(location=location, ask=rows[0].pk, offer=rows[1].pk, by=by)
    for one in told[:2]:
        match = actions.consent(match=match, guardian=getattr(cast, one["guardian"]), agrees=True)
    for one in together()["words"]:
        actions.write_to_buddy(match=match, guardian=getattr(cast, one["guardian"]), body=one["body"])


def _offer(cast: Cast, location: Location, told: Table) -> BuddyOffer:
    said = {name: told[name] for name in ("side", "languages", "purposes")}
    return actions.offer_buddy(guardian=getattr(cast, told["guardian"]), location=location, **said)
