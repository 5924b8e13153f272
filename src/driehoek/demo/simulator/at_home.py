"""Things to do at home: a suggestion a week for every group, a programme some joined, and what families said."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from random import Random

from driehoek.demo.cast import Cast
from driehoek.demo.moments import at
from driehoek.demo.simulator.population import Guest, Population
from driehoek.demo.simulator.source import Table, at_home, chance, own, weighted
from driehoek.home.actions import start_programme
from driehoek.home.library import settings, suited_to
from driehoek.home.models import Joining, Programme, Reply, Suggestion
from driehoek.home.rules import ages_of, week_of
from driehoek.people.models import Group
from driehoek.people.queries import contact_persons
from driehoek.shared.languages import DEFAULT

WEEK = timedelta(weeks=1)


def do_at_home(cast: Cast, population: Population, today: date, seed: int) -> None:
    """Write the suggestions of the last weeks and what was said of them."""
    rng = own(seed, "at home")
    locations = [getattr(cast, code) for code in at_home()["locations"]]
    groups = [group for place in locations for group in population.groups_at(place.pk)]
    running = list(Group.objects.filter(pk__in=[group.pk for group in groups], school_year=cast.year))
    rows = Suggestion.objects.bulk_create(_suggested(running, today, cast.year.start, rng))
    said = [*_by_the_cast(cast, rows, today), *_by_the_others(cast, population, rows, today, rng)]
    Reply.objects.bulk_create(said)
    _programme(cast, today)


def _suggested(groups: list[Group], today: date, since: date, rng: Random) -> Iterator[Suggestion]:
    chosen_by = contact_persons(groups, standing=True)
    for group in sorted(groups, key=lambda one: one.pk):
        keys = [one.key for one in suited_to([ages_of(group)])]
        for ago, key in enumerate(rng.sample(keys, at_home()["weeks"])):
            monday = week_of(today) - ago * WEEK
            if monday >= since:
                yield Suggestion(
                    group=group, activity=key, week=monday, chosen_by=chosen_by.get(group.pk),
                    chosen_at=at(monday, "08:20"),
                )  # fmt: skip


def _by_the_cast(cast: Cast, rows: Iterable[Suggestion], today: date) -> Iterator[Reply]:
    for told in at_home()["said"]:
        child, monday = getattr(cast, told["child"]), week_of(today) - told["weeks_ago"] * WEEK
        groups = set(child.enrolments.values_list("group", flat=True))
        for row in rows:
            if row.group_id in groups and row.week == monday:
                yield Reply(
                    suggestion=row, child=child, guardian=getattr(cast, told["guardian"]), said=told["said"],
                    smiley=told.get("smiley", ""), at=at(min(monday + timedelta(days=2), today), "00:00"),
                )  # fmt: skip


def _by_the_others(
    cast: Cast, population: Population, rows: list[Suggestion], today: date, rng: Random
) -> Iterator[Reply]:
    told = {getattr(cast, one["child"]).pk for one in at_home()["said"]}
    for row in rows:
        seen = set(told)  # one guardian of a child says something, not two
        for guest in population.guests([row.group], today):
            if guest.child.pk not in seen and _says(guest, row, today, rng):
                yield _reply(guest, row, today, rng)
            seen.add(guest.child.pk)


def _says(guest: Guest, row: Suggestion, today: date, rng: Random) -> bool:
    shares: Table = at_home()["shares"]
    says = chance(rng, shares["dutch" if guest.guardian.language_read == DEFAULT else "other"])
    return says and (row.week < week_of(today) or chance(rng, shares["this_week"]))


def _reply(guest: Guest, row: Suggestion, today: date, rng: Random) -> Reply:
    shares: Table = at_home()["shares"]
    said = weighted(rng, shares["said"])
    gives = said in (Reply.Said.DID, Reply.Said.LIKED) and chance(rng, shares["face"])
    day = min(row.week + timedelta(days=rng.randrange(7)), today)
    return Reply(
        suggestion=row, child=guest.child, guardian=guest.guardian, said=said,
        smiley=weighted(rng, shares["smiley"]) if gives else "", at=at(day, "00:00"),
    )  # fmt: skip


def _programme(cast: Cast, today: date) -> None:
    told = at_home()["programme"]
    ready = next(one for one in settings().programmes if one.key == told["ready"])
    programme = start_programme(
        group=getattr(cast, told["group"]), by=getattr(cast, told["by"]), name=ready.name, keys=ready.activities,
        first_week=today - told["weeks_ago"] * WEEK, joined_only=True,
    )  # fmt: skip
    Joining.objects.bulk_create(Joining(programme=programme, child=getattr(cast, name)) for name in told["joined"])
    began = at(week_of(today) - told["weeks_ago"] * WEEK, "08:20")
    programme.suggestions.update(chosen_at=began)
    programme.joinings.update(joined_at=began)
    Programme.objects.filter(pk=programme.pk).update(started_at=began)
