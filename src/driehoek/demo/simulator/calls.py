"""Telephone calls besides activities: good news, small matters, worries, and parents who asked to be called back."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from driehoek.demo import trail
from driehoek.demo.cast import Cast
from driehoek.demo.moments import at
from driehoek.demo.simulator.population import Guest, Population
from driehoek.demo.simulator.source import chance, settings, weighted
from driehoek.logbook.actions import CALL_BACK_DAYS, working_days
from driehoek.logbook.models import Contact, Promise
from driehoek.people.models import Account
from driehoek.people.queries import contact_persons

TONES = {"good": 34, "neutral": 42, "concern": 24}


def call(cast: Cast, population: Population, today: date, rng: Random) -> None:
    """Write a year of telephone calls with families who are at school now, and their wishes to be called."""
    guests = [
        guest
        for code in settings()["ladders"]
        for guest in population.guests(population.groups_at(getattr(cast, code).pk), today)
    ]
    owners = contact_persons(sorted({guest.group for guest in guests}, key=lambda group: group.pk))
    Contact.objects.bulk_create(_calls(guests, owners, cast.year.start, today, rng))
    promises = list(_wishes(guests, owners, today, rng))
    asked = [promise.made_at for promise in promises]
    Promise.objects.bulk_create(promises)
    for promise, made_at in zip(promises, asked, strict=True):
        promise.made_at = made_at  # the database had set it to now
    Promise.objects.bulk_update(promises, ["made_at"])
    Contact.objects.bulk_create(trail.followed_up(promise) for promise in promises if promise.closed_at)


def _calls(guests: list[Guest], owners: dict[int, Account], since: date, today: date, rng: Random) -> Iterator[Contact]:
    days = (today - since).days
    for guest in guests:
        if not chance(rng, 45) or not days:
            continue
        tone = weighted(rng, TONES)
        moment = at(since + timedelta(days=rng.randrange(days)), "15:00") + timedelta(minutes=rng.randrange(110))
        yield Contact(
            location_id=guest.group.location_id, family_id=guest.child.family_id, guardian=guest.guardian,
            account=owners.get(guest.group.pk), at=moment, channel=Contact.Channel.PHONE,
            initiative=Contact.Initiative.PARENT if chance(rng, 30) else Contact.Initiative.SCHOOL,
            language=guest.guardian.language_read, mode=Contact.Mode.HEARD, tone=tone, verb="called",
            subject=settings()["words"]["called_subject"], note=rng.choice(settings()["words"][tone]),
        )  # fmt: skip


def _wishes(guests: list[Guest], owners: dict[int, Account], today: date, rng: Random) -> Iterator[Promise]:
    """Some parents asked to be called in the last weeks; most were, within two working days."""
    for guest in guests:
        if not chance(rng, 4):
            continue
        asked_on = today - timedelta(days=rng.randint(1, 40))
        owner = owners.get(guest.group.pk)
        promise = Promise(
            location_id=guest.group.location_id, group=guest.group, family_id=guest.child.family_id,
            guardian=guest.guardian, owner=owner, kind=Promise.Kind.CALL_BACK,
            subject=rng.choice(settings()["words"]["asked"]), due=working_days(CALL_BACK_DAYS, asked_on),
            made_at=at(asked_on, "20:00"),
        )  # fmt: skip
        called_on = working_days(rng.choice([1, 1, 2, 2, 4]), asked_on)
        if called_on < today and not chance(rng, 8):
            promise.state, promise.closed_by, promise.closed_at = Promise.State.KEPT, owner, at(called_on, "16:00")
            promise.outcome = rng.choice(settings()["words"]["kept"])
        yield promise
