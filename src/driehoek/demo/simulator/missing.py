"""Missed lessons: the breaks of the year, who was not there and why, and what the school talked about early."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from driehoek.demo.cast import Cast
from driehoek.demo.simulator.population import Guest, Population
from driehoek.demo.simulator.signalled import set_signal_clocks
from driehoek.demo.simulator.source import chance, missing, own, weighted
from driehoek.messages.models import Delivery
from driehoek.people.models import Account
from driehoek.people.queries import contact_persons
from driehoek.schooldays.actions import load_holidays, recount
from driehoek.schooldays.actions.first_day import tell_parents
from driehoek.schooldays.models import Missed, SchoolBreak
from driehoek.schooldays.queries.calendars import calendar_at

Kind, Reason = Missed.Kind, Missed.Reason
FEWEST = 3  # no rule is reached with less
SHORT = 2  # lesson hours of an appointment


def miss_lessons(cast: Cast, population: Population, today: date, seed: int) -> None:
    """Write the breaks, a year of missed lessons at some locations, and the signals that came of them."""
    _load_breaks(cast)
    calendar, rng = calendar_at(cast.driesprong.pk), own(seed, "missed")
    known = calendar.lesson_days(today - timedelta(days=366), today)
    of_this_year = [day for day in known if cast.year.start <= day < today]
    rows = [*_of_the_cast(cast, [day for day in known if day < today])]
    rows += _of_the_others(cast, population, of_this_year, today, rng) if of_this_year else []
    Missed.objects.bulk_create(rows)
    often = {pk for pk, times in Counter(row.child_id for row in rows).items() if times >= FEWEST}
    for child, group in {row.child: row.group for row in rows if row.child_id in often}.items():
        recount(child=child, group=group)
    set_signal_clocks(cast, today, rng)
    _miss_today(cast, known[-1])


def _load_breaks(cast: Cast) -> None:
    study = missing()["study"]
    for year in (cast.previous_year, cast.year):
        load_holidays(location=cast.regenboog, by=cast.ruud, year=year.name, region=missing()["region"])
        for week in study["weeks"]:
            # Weeks in autumn are of the year in which the school year begins.
            day = date.fromisocalendar(year.start.year + (week < 31), week, study["weekday"])
            SchoolBreak.objects.create(organisation=cast.driesprong, name=study["name"], start=day, end=day)


def _of_the_cast(cast: Cast, days: list[date]) -> Iterator[Missed]:
    for told in missing()["cast"]:
        child, group, by = (getattr(cast, told[name]) for name in ("child", "group", "by"))
        for back in told["back"]:
            yield Missed(
                child=child, group=group, start=days[-back], end=days[-back], hours=told["hours"],
                reason=told["reason"], reported_by=by,
            )  # fmt: skip


def _of_the_others(cast: Cast, population: Population, days: list[date], today: date, rng: Random) -> Iterator[Missed]:
    known = {getattr(cast, told["child"]).pk for told in missing()["cast"]}
    for code in missing()["shares"]["locations"]:
        guests = list(population.guests(population.groups_at(getattr(cast, code).pk), today))
        owners = contact_persons({guest.group.pk: guest.group for guest in guests}.values(), standing=True)
        for guest in guests:
            if guest.child.pk not in known and chance(rng, missing()["shares"]["missed"]):
                times = int(weighted(rng, missing()["shares"]["times"]))
                yield from _spells(guest, owners.get(guest.group.pk), days, times, rng)
            known.add(guest.child.pk)


def _spells(guest: Guest, owner: Account | None, days: list[date], times: int, rng: Random) -> Iterator[Missed]:
    """So many absences of one pupil, none of which overlap."""
    free = 0
    for first in sorted(rng.sample(range(len(days)), min(times, len(days)))):
        row = _spell(guest, owner, days, max(first, free), rng)
        if row:
            free = days.index(row.end or days[first]) + 1
            yield row


def _spell(guest: Guest, owner: Account | None, days: list[date], first: int, rng: Random) -> Missed | None:
    late = chance(rng, missing()["shares"]["late"])
    reason = Reason.NOT_EXCUSED if late else Reason(weighted(rng, missing()["shares"]["reasons"]))
    lasts = int(weighted(rng, missing()["shares"]["days"])) if reason == Reason.ILL else 1
    if first >= len(days):
        return None
    told = reason != Reason.NOT_EXCUSED
    return Missed(
        child=guest.child, group=guest.group, kind=Kind.LATE if late else Kind.ABSENT, reason=reason,
        start=days[first], end=days[min(first + lasts, len(days)) - 1],
        hours=1 if late else SHORT if reason == Reason.APPOINTMENT else None,
        told_by=guest.guardian if told else None, reported_by=None if told else owner,
    )  # fmt: skip


def _miss_today(cast: Cast, day: date) -> None:
    """A child is not there and nobody knows why: its parents are to be called."""
    told = missing()["first_day"]
    child, group, by = (getattr(cast, told[name]) for name in ("child", "group", "by"))
    missed = Missed.objects.create(child=child, group=group, start=day, end=day, reported_by=by)
    numbers = [delivery.pk for delivery in tell_parents(missed=missed)]
    Delivery.objects.filter(pk__in=numbers).update(not_before=None)
