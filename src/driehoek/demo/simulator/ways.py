"""How guardians like to be reached and when, and how each location reaches them, as `ways.toml` says."""

from collections.abc import Iterable
from random import Random

from driehoek.demo.cast import Cast
from driehoek.demo.simulator.source import Table, chance, ways, weighted
from driehoek.messages.models import Manners
from driehoek.people.models import Guardian

Channel, Moment = Guardian.Channel, Guardian.Moment
NEEDS_PHONE = frozenset({Channel.PHONE, Channel.SMS})
FALLBACKS = (Channel.EMAIL, Channel.PHONE, Channel.SMS, Channel.LETTER)


def prefer(guardians: Iterable[Guardian], rng: Random) -> None:
    """Let guardians that are not written yet say how and when they like to be reached."""
    shares = ways()["preferences"]
    for guardian in guardians:
        if chance(rng, shares["other_way"]):
            way = weighted(rng, shares["ways"])
            guardian.channel = way if _possible(way, guardian) else guardian.channel
        if chance(rng, shares["also"]):
            rest = [way for way in FALLBACKS if way != guardian.channel and _possible(way, guardian)]
            guardian.fallbacks = rng.sample(rest, min(len(rest), rng.randint(1, 2)))
        if guardian.best_times and chance(rng, shares["another_moment"]):
            guardian.best_times = _with_another(guardian.best_times, rng)


def _possible(way: str, guardian: Guardian) -> bool:
    if way in NEEDS_PHONE:
        return bool(guardian.phone)
    return bool(guardian.email) or way != Channel.EMAIL


def _with_another(moments: list[str], rng: Random) -> list[str]:
    chosen = {*moments, rng.choice(Moment.values)}
    return [moment for moment in Moment.values if moment in chosen]


def answer_days(code: str) -> int:
    """Within how many working days this location answers."""
    days: int = ways()["manners"][code]["answer_days"]
    return days


def settle_ways(cast: Cast) -> None:
    """Let the cast say how they like to be reached, and set the manners of each location."""
    for name, fields in ways()["cast"].items():
        _reach(getattr(cast, name), fields)
    Manners.objects.bulk_create(
        Manners(location=getattr(cast, code), **fields) for code, fields in ways()["manners"].items()
    )


def _reach(guardian: Guardian, fields: Table) -> None:
    Guardian.objects.filter(pk=guardian.pk).update(**fields)
    for name, value in fields.items():
        setattr(guardian, name, value)
