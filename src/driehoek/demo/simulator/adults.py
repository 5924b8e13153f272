"""The adults of a family: who they are to the children, what they may know, and what contact they need."""

from collections.abc import Iterator
from random import Random
from typing import Any

from django.utils.text import slugify

from driehoek.demo.simulator.home import Home
from driehoek.demo.simulator.source import Table, chance, origins, split_infix, weighted
from driehoek.people.models import Guardian, Guardianship

Relation, Custody, Information = Guardianship.Relation, Guardianship.Custody, Guardianship.Information
Surname = dict[str, str]
Rights = dict[str, Any]
HELPS: Rights = {"custody": Custody.NO, "information": Information.NONE, "reason": "Helps; no right to information"}


class Adults:
    """Makes the guardians of one family; `numbers` keeps e-mail addresses and telephone numbers apart."""

    def __init__(self, rng: Random, home: Home, origin: Table, surname: Surname, numbers: Iterator[int]) -> None:
        self.rng, self.home, self.origin, self.surname, self.numbers = rng, home, origin, surname, numbers

    def guardians(self, shape: str) -> list[tuple[Guardian, Rights]]:
        """Return each guardian with the guardianship that holds for every child; `shape` as in families.SHAPES."""
        found = []
        if shape in ("together", "apart", "mother"):
            found.append(self._parent(Relation.MOTHER, 45, home=0))
        if shape in ("together", "apart", "father"):
            found.append(self._parent(Relation.FATHER, 5, limits=self._limits() if shape == "apart" else None))
        if shape == "foster":
            self.origin = origins()["nl"]
            found.append(self._parent(Relation.FOSTER, 100))
        if chance(self.rng, 5):
            found.append(self._parent(Relation.GRANDPARENT, 60, limits=HELPS))
        return found

    def _limits(self) -> Rights:
        """What a parent who lives apart may know: nearly always everything (BW 1:251), sometimes less."""
        case = weighted(self.rng, {"full": 82, "on_request": 13, "none": 5})
        if case == "full":
            return {}
        reason = "No custody" if case == "on_request" else "Court decision"
        return {"custody": Custody.NO, "information": case, "reason": reason}

    def _parent(
        self, relation: str, own_surname: float, *, home: int = -1, limits: Rights | None = None
    ) -> tuple[Guardian, Rights]:
        """A guardian at the family's first or last address, in so many of a hundred times with an own surname."""
        given = self.rng.choice(self.origin["fathers" if relation == Relation.FATHER else "mothers"])
        own = chance(self.rng, own_surname)
        surname = split_infix(self.rng.choice(self.origin["families"])) if own else self.surname
        organisation, household = self.home.family.organisation, self.home.households[home]
        guardian = Guardian(organisation=organisation, household=household, given_name=given, **surname)
        for name, value in (self._reach(given, surname) | self._needs()).items():
            setattr(guardian, name, value)
        return guardian, {"relation": relation, "custody": Custody.YES} | (limits or {})

    def _reach(self, given: str, surname: Surname) -> dict[str, Any]:
        number = next(self.numbers)
        address = f"{slugify(given)}.{slugify(surname['family_name'])}{number}@thuis.example"
        email = "" if chance(self.rng, 9) else address
        by_email = email and not chance(self.rng, 15)
        return {
            "email": email,
            "phone": "" if chance(self.rng, 4) else f"+31667{number:06d}",
            "channel": Guardian.Channel.EMAIL if by_email else Guardian.Channel.PHONE,
        }

    def _needs(self) -> dict[str, Any]:
        reads, speaks = weighted(self.rng, self.origin["reads"]), weighted(self.rng, self.origin["speaks"])
        foreign = reads != "nl"
        return {
            "language_read": reads,
            "language_spoken": speaks,
            "language_known": chance(self.rng, 80),
            "prefers_hearing": chance(self.rng, 18 if foreign else 3),
            "wants_interpreter": foreign and chance(self.rng, 30),
            "best_times": [self.rng.choice(Guardian.Moment.values)] if chance(self.rng, 60) else [],
        }
