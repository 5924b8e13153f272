"""What waits this morning: messages of the last school day that still have to be said or given, and who is away."""

from datetime import date, timedelta

from driehoek.demo.cast import Cast
from driehoek.demo.moments import weekday_before
from driehoek.demo.simulator.population import Population
from driehoek.demo.simulator.source import own, ways
from driehoek.demo.simulator.telling import Telling, message_to
from driehoek.people.actions import take_leave
from driehoek.people.models import Group
from driehoek.people.queries import contact_persons
from driehoek.schooldays.calendars import monday_of

FRIDAY = timedelta(days=4)


def leave_waiting(cast: Cast, population: Population, today: date, seed: int) -> None:
    """Send something to a few groups on the last school day; calls are still to be made, letters to be printed."""
    groups: dict[str, Group] = {told["group"]: getattr(cast, told["group"]) for told in ways()["waiting"]}
    owners, day = contact_persons(groups.values()), weekday_before(today)
    telling = Telling(population, own(seed, "waiting"), by_hand_waits=True)
    for told in ways()["waiting"]:
        group = groups[told["group"]]
        guests = list(population.guests([group], day))
        telling.send(message_to(guests, told, group, owners.get(group.pk), day), guests)
    telling.write()


def send_away(cast: Cast, today: date) -> None:
    """Let one colleague be away this week, with somebody of the cast to stand in."""
    away = ways()["away"]
    group = Group.objects.get(location=getattr(cast, away["location"]), name=away["group"], school_year=cast.year)
    account, monday = contact_persons([group])[group.pk], monday_of(today)
    deputy = getattr(cast, away["deputy"])
    take_leave(account=account, start=monday, end=monday + FRIDAY, deputy=deputy, by=account)
