"""Conversations: what parents asked in their own language, and what the contact person answered, or still owes."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random

from driehoek.demo.cast import Cast
from driehoek.demo.moments import at, weekday_before
from driehoek.demo.simulator.population import Guest, Population
from driehoek.demo.simulator.source import Table, chance, own, settings, talks, weighted
from driehoek.demo.simulator.threads import Asked, write
from driehoek.demo.simulator.ways import answer_days
from driehoek.logbook.actions import working_days
from driehoek.people.models import Account
from driehoek.people.queries import contact_persons

RECENT = timedelta(days=21)


def talk(cast: Cast, population: Population, today: date, seed: int) -> None:
    """Write a year of questions of families who are at school now, and those of the cast."""
    rng = own(seed, "talks")
    write([*_of_the_cast(cast, today), *_of_the_others(cast, population, today, rng)])


# The cast


def _of_the_cast(cast: Cast, today: date) -> Iterator[Asked]:
    for told in talks()["cast"]:
        child, answered = getattr(cast, told["child"]), told.get("answered")
        place = child.enrolments.select_related("group__location").get()
        yield Asked(
            Guest(getattr(cast, told["guardian"]), child, place.group), talks()["topics"][told["topic"]],
            getattr(cast, told["owner"]),
            at=at(weekday_before(today, told["asked"]), "19:35"), due=working_days(0 if answered else 1, today),
            answered_at=at(weekday_before(today, answered), "15:20") if answered else None,
            question_by=told["question_by"], answer_by=told.get("answer_by", ""), checker=cast.zeynep,
        )  # fmt: skip


# Everybody else


def _of_the_others(cast: Cast, population: Population, today: date, rng: Random) -> Iterator[Asked]:
    known = {cast.el_amrani.pk, cast.kaya.pk}
    for code in settings()["ladders"]:
        guests = list(population.guests(population.groups_at(getattr(cast, code).pk), today))
        owners = contact_persons({guest.group.pk: guest.group for guest in guests}.values(), standing=True)
        topics = [topic for topic in talks()["topics"].values() if code in topic["at"]]
        for guest in guests:
            readable = guest.guardian.language_read in ("nl", *talks()["languages"])
            if readable and guest.child.family_id not in known and chance(rng, talks()["shares"]["asks"]):
                known.add(guest.child.family_id)
                yield _asked(guest, rng.choice(topics), owners.get(guest.group.pk), code, cast.year.start, today, rng)


def _asked(
    guest: Guest, topic: Table, owner: Account | None, code: str, since: date, today: date, rng: Random
) -> Asked:
    days = max((today - since).days, 1)
    asked_at = at(today - timedelta(days=rng.randint(1, days)), "16:00") + timedelta(minutes=rng.randrange(330))
    shares, promised = talks()["shares"], answer_days(code)
    asked = Asked(
        guest, topic, owner, at=asked_at, due=working_days(promised, asked_at.date()),
        question_by=weighted(rng, shares["translated"]), answer_by=weighted(rng, shares["translated"]),
        read=not chance(rng, shares["unread"]), closed=chance(rng, shares["closed"]),
    )  # fmt: skip
    late = chance(rng, shares["late"])
    asked.answered_at = _answered(
        asked_at, promised + rng.randint(1, 6) if late else rng.randint(1, promised), today, rng
    )
    if chance(rng, shares["forgotten"]) and today - asked_at.date() < RECENT:
        asked.answered_at = None
    return asked


def _answered(asked_at: datetime, days: int, today: date, rng: Random) -> datetime | None:
    """When the answer came, so many working days after the question; nothing when that day has still to come."""
    day = working_days(days, asked_at.date())
    return at(day, "14:45") + timedelta(minutes=rng.randrange(130)) if day < today else None
