"""The simulated register: staff, the groups of two school years, and the families written in bulk."""

from dataclasses import dataclass
from datetime import date, time
from random import Random

from django.utils.text import slugify

from driehoek.demo.cast import Cast
from driehoek.demo.moments import at
from driehoek.demo.simulator.families import Maker
from driehoek.demo.simulator.home import Home, Pupil
from driehoek.demo.simulator.source import chance, origins, own, settings, weighted
from driehoek.demo.simulator.ways import prefer, settle_ways
from driehoek.people.actions import ensure_links
from driehoek.people.models import (
    Account,
    Appointment,
    Child,
    Enrolment,
    Family,
    Group,
    Guardian,
    Guardianship,
    Household,
    Location,
    SchoolYear,
    StudentDecision,
)
from driehoek.people.models.organisations import LocationKind
from driehoek.people.rules import guardianship_is_open

ROLES = {LocationKind.PRESCHOOL: "pedagogue", LocationKind.PRIMARY: "teacher"}
BEFORE = {"regenboog": "vlindertuin", "zuiderpark": "regenboog", "haagpoort": "zuiderpark"}


@dataclass(frozen=True)
class Ladders:
    """Every group by location code, rung and parallel, for the running and the previous school year."""

    now: dict[tuple[str, int, int], Group]
    before: dict[tuple[str, int, int], Group]


def populate(cast: Cast, today: date, rng: Random, *, seed: int, families: int) -> Ladders:
    """Write the groups, staff and families of Stichting De Driesprong; the named cast keeps its places."""
    ladders = _groups(cast)
    _staff(cast, ladders, rng)
    homes = list(Maker(rng, cast.driesprong, today, cast.year.start).homes(families))
    prefer((guardian for home in homes for guardian, _ in home.guardians), own(seed, "ways"))
    settle_ways(cast)
    _save(homes, cast, ladders, rng)
    open_today = Guardianship.objects.filter(guardianship_is_open(day=today))
    ensure_links(Guardian.objects.filter(organisation=cast.driesprong, guardianships__in=open_today).distinct())
    return ladders


def _groups(cast: Cast) -> Ladders:
    known = {(group.location_id, group.name): group for group in Group.objects.filter(school_year=cast.year)}
    rows: dict[str, dict[tuple[str, int, int], Group]] = {"now": {}, "before": {}}
    for code, ladder in settings()["ladders"].items():
        location: Location = getattr(cast, code)
        for rung, row in enumerate(ladder):
            for parallel, name in enumerate(row["groups"]):
                fields = {"location": location, "name": name, "grade": row["grade"]}
                group = known.get((location.pk, name)) or Group(school_year=cast.year, **fields)
                rows["now"][code, rung, parallel] = group
                rows["before"][code, rung, parallel] = Group(school_year=cast.previous_year, **fields)
    Group.objects.bulk_create(group for row in rows.values() for group in row.values() if group.pk is None)
    return Ladders(**rows)


# Staff


def _staff(cast: Cast, ladders: Ladders, rng: Random) -> None:
    """Give every group a contact person, in both years, and every location a coordinator."""
    confirmed = Appointment.objects.filter(confirmed_at__isnull=False, group__isnull=False).select_related("account")
    accounts = {row.group_id: row.account for row in confirmed}
    taken = set(Account.objects.values_list("email", flat=True))
    new = {place: new_account(rng, taken) for place, group in ladders.now.items() if group.pk not in accounts}
    coordinators = {code: new_account(rng, taken) for code in ("zuiderpark", "haagpoort")}
    Account.objects.bulk_create([*new.values(), *coordinators.values()])
    everybody = {place: new.get(place) or accounts[group.pk] for place, group in ladders.now.items()}
    Appointment.objects.bulk_create(
        [
            *(_of_group(everybody[place], ladders.now[place]) for place in new),
            *(_of_group(who, ladders.before[place], end=cast.previous_year.end) for place, who in everybody.items()),
            *(_coordinator(account, getattr(cast, code), cast.previous_year) for code, account in coordinators.items()),
        ]
    )


def new_account(rng: Random, taken: set[str | None]) -> Account:
    """An unsaved account of a colleague with an address that is not among those `taken`."""
    while True:
        origin = origins()[weighted(rng, {"nl": 70, "maghreb": 10, "turkish": 10, "surinamese": 10})]
        name = f"{rng.choice(origin[rng.choice(['mothers', 'fathers'])])} {rng.choice(origin['families'])}"
        email = f"{slugify(name)}@driesprong.example"
        if email not in taken:
            break
    taken.add(email)
    days = sorted(rng.sample(range(5), rng.randint(2, 4)))
    account = Account(email=email, name=name, phone=f"066 610 {rng.randint(1000, 9999)}", reachable_days=days)
    account.reachable_from, account.reachable_until = time(15), time(16, 30)
    account.set_unusable_password()
    return account


def _of_group(account: Account, group: Group, end: date | None = None) -> Appointment:
    role = ROLES.get(LocationKind(group.location.kind), Appointment.Role.MENTOR)
    start = group.school_year.start
    return Appointment(
        account=account, role=role, organisation=group.location.organisation, location=group.location, group=group,
        is_contact_person=True, start=start, end=end, confirmed_at=at(start, "09:00"),
    )  # fmt: skip


def _coordinator(account: Account, location: Location, year: SchoolYear) -> Appointment:
    return Appointment(
        account=account, role=Appointment.Role.COORDINATOR, organisation=location.organisation, location=location,
        is_contact_person=True, start=year.start, confirmed_at=at(year.start, "09:00"),
    )  # fmt: skip


# Families


def _save(homes: list[Home], cast: Cast, ladders: Ladders, rng: Random) -> None:
    pupils = [pupil for home in homes for pupil in home.pupils]
    Family.objects.bulk_create(home.family for home in homes)
    Household.objects.bulk_create(household for home in homes for household in home.households)
    Child.objects.bulk_create(pupil.child for pupil in pupils)
    Guardian.objects.bulk_create(guardian for home in homes for guardian, _ in home.guardians)
    Child.households.through.objects.bulk_create(
        Child.households.through(child=pupil.child, household=household)
        for home in homes for pupil in home.pupils for household in home.households
    )  # fmt: skip
    Guardianship.objects.bulk_create(
        Guardianship(child=pupil.child, guardian=guardian, **fields)
        for home in homes for pupil in home.pupils for guardian, fields in home.guardians
    )  # fmt: skip
    StudentDecision.objects.bulk_create(pupil.decision for pupil in pupils if pupil.decision)
    Enrolment.objects.bulk_create(
        row for home in homes for pupil in home.pupils for row in _enrolments(pupil, home.left, cast, ladders, rng)
    )


def _enrolments(pupil: Pupil, left: bool, cast: Cast, ladders: Ladders, rng: Random) -> list[Enrolment]:
    """Where a child is now and where it was in the previous year, which ended on its last day."""
    now, year, last = (pupil.code, pupil.rung, pupil.parallel), cast.year, cast.previous_year
    if left:
        return [Enrolment(child=pupil.child, group=ladders.before[now], start=last.start, end=last.end)]
    rows = [Enrolment(child=pupil.child, group=ladders.now[now], start=year.start)]
    before = _place_before(pupil, rng)
    if before:
        rows.append(Enrolment(child=pupil.child, group=ladders.before[before], start=last.start, end=last.end))
    return rows


def _place_before(pupil: Pupil, rng: Random) -> tuple[str, int, int] | None:
    if pupil.rung:
        lower = settings()["ladders"][pupil.code][pupil.rung - 1]["groups"]
        return pupil.code, pupil.rung - 1, min(pupil.parallel, len(lower) - 1)
    if pupil.code in ("vlindertuin", "regenboog") and chance(rng, 50):
        return pupil.code, 0, pupil.parallel  # two years in the same group
    if not chance(rng, 60) or pupil.code not in BEFORE:
        return None
    code = BEFORE[pupil.code]
    rung = len(settings()["ladders"][code]) - 1
    return code, rung, rng.randrange(len(settings()["ladders"][code][rung]["groups"]))
