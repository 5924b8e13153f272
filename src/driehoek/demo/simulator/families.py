"""Families put together by chance: their homes, and their children with a place at school."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from random import Random
from typing import Any

from driehoek.demo.simulator.adults import Adults
from driehoek.demo.simulator.home import Home, Pupil
from driehoek.demo.simulator.source import chance, names, origins, settings, split_infix, weighted
from driehoek.people.models import Child, Family, Household, Organisation, StudentDecision
from driehoek.people.rules import ADULT, OWN_VOICE, years_before

SHAPES = {"together": 63, "mother": 17, "father": 2, "apart": 16, "foster": 2}
NEXT_DOOR = {"vlindertuin": (2, 3), "regenboog": (4, 11), "zuiderpark": (12, 15), "haagpoort": (16, 18)}


class Maker:
    """Makes families one after another; the same `rng` gives the same families."""

    def __init__(self, rng: Random, organisation: Organisation, today: date, year_start: date) -> None:
        self.rng, self.organisation, self.today, self.year_start = rng, organisation, today, year_start
        self.number = count(20001)
        self.filled: Counter[tuple[str, int]] = Counter()

    def homes(self, families: int) -> Iterator[Home]:
        """Yield `families` families, spread over the locations; a few have left since last year."""
        for code, share in settings()["shares"].items():
            for _ in range(round(families * share / 100)):
                yield self._home(code, left=chance(self.rng, 8) and code != "vlindertuin")

    def _home(self, code: str, *, left: bool) -> Home:
        origin = origins()[weighted(self.rng, {key: table["share"] for key, table in origins().items()})]
        surname = split_infix(self.rng.choice(origin["families"]))
        name = f"{surname['infix']} {surname['family_name']}".strip()
        home = Home(Family(organisation=self.organisation, name=name[0].upper() + name[1:]), left)
        home.households = [self._household()]
        self._add_pupils(home, code, origin, surname)
        shape = weighted(self.rng, SHAPES)
        if shape == "apart":
            home.households.append(self._household())
        home.guardians = Adults(self.rng, home, origin, surname, self.number).guardians(shape)
        return home

    def _household(self) -> Household:
        if chance(self.rng, 2):
            return Household(organisation=self.organisation)
        street = f"{self.rng.choice(names()['streets'])} {self.rng.randint(1, 160)}"
        postcode = self.rng.choice(names()["postcodes"])
        return Household(organisation=self.organisation, street=street, postcode=postcode, city="Driehaven")

    # Children

    def _add_pupils(self, home: Home, code: str, origin: Any, surname: dict[str, str]) -> None:
        ladder = settings()["ladders"][code]
        sizes = [len(row["groups"]) for row in ladder]
        rung = len(ladder) - 1 if home.left else self.rng.choices(range(len(ladder)), sizes)[0]
        home.pupils.append(self._pupil(home, code, rung, origin, surname))
        age = ladder[rung]["age"]
        while not home.left and chance(self.rng, 25):
            age -= self.rng.randint(2, 4)
            place = next((key for key, (low, high) in NEXT_DOOR.items() if low <= age <= high), None)
            if place is None:
                break
            rungs = [number for number, row in enumerate(settings()["ladders"][place]) if row["age"] <= age]
            home.pupils.append(self._pupil(home, place, rungs[-1], origin, surname))

    def _pupil(self, home: Home, code: str, rung: int, origin: Any, surname: dict[str, str]) -> Pupil:
        row = settings()["ladders"][code][rung]
        given = self.rng.choice(origin[self.rng.choice(["girls", "boys"])])
        child = Child(
            organisation=self.organisation, family=home.family, given_name=given, number=str(next(self.number)),
            **surname,
        )  # fmt: skip
        child.birth_date = self._birth_date(code, row["age"] + (1 if home.left else 0))
        decision = self._decision(child) if code == "haagpoort" and not home.left else None
        self.filled[code, rung] += 1
        return Pupil(child, code, rung, self.filled[code, rung] % len(row["groups"]), decision)

    def _birth_date(self, code: str, age: int) -> date | None:
        if chance(self.rng, 1):
            return None
        if code == "haagpoort" and chance(self.rng, 25):
            age += self.rng.randint(1, 4)
        turned = date(self.year_start.year - age, 10, 1)
        return turned - timedelta(days=self.rng.randrange(365))

    def _decision(self, child: Child) -> StudentDecision | None:
        """More than half of the adult students let the school keep in touch; few of 16 and 17 object."""
        born = child.birth_date
        if born is None or born > years_before(self.today, OWN_VOICE):
            return None
        adult = born <= years_before(self.today, ADULT)
        if not chance(self.rng, 55 if adult else 5):
            return None
        kind = StudentDecision.Kind.PERMISSION if adult else StudentDecision.Kind.OBJECTION
        since = born + timedelta(days=round(365.25 * (ADULT if adult else OWN_VOICE)) + self.rng.randint(1, 20))
        contact = StudentDecision.Category.CONTACT
        return StudentDecision(child=child, category=contact, kind=kind, decided_on=min(since, self.today))
