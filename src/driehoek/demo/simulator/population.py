"""Everybody as the register knows them, at hand: who was where on a day, and who might be told what."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import TypeVar

from driehoek.people.models import (
    Child,
    Enrolment,
    Group,
    Guardian,
    Guardianship,
    Organisation,
    StudentDecision,
)
from driehoek.people.models.organisations import LocationKind
from driehoek.people.rules import ADULT, OWN_VOICE, years_before

Row = TypeVar("Row")


@dataclass
class Acquaintance:
    """What builds up between a family and the school, and a warmth that is thrown away afterwards."""

    warmth: float
    met: int = 0


@dataclass(frozen=True)
class Guest:
    """A guardian with the child and group for which they may be invited."""

    guardian: Guardian
    child: Child
    group: Group


class Population:
    """The families of one organisation; the same rule as `people.rules.guardianship_is_open`, without queries."""

    def __init__(self, organisation: Organisation, rng: Random) -> None:
        rights = Guardianship.objects.filter(child__organisation=organisation, information="full")
        self._rights = _gather(rights.select_related("guardian").order_by("pk"), "child_id")
        decisions = StudentDecision.objects.filter(child__organisation=organisation, category="contact")
        self._decisions = _gather(decisions.order_by("pk"), "child_id")
        enrolments = Enrolment.objects.filter(child__organisation=organisation)
        rows = list(enrolments.select_related("child__family", "group__location").order_by("pk"))
        self._enrolments = _gather(rows, "group_id")
        self._at_mbo = {row.child_id for row in rows if row.group.location.kind == LocationKind.MBO}
        families = sorted({row.child.family_id for row in rows})
        self.known = {pk: Acquaintance(rng.gauss(0, 1)) for pk in families}
        self._groups = _gather(Group.objects.filter(location__organisation=organisation).order_by("pk"), "location_id")

    def groups_at(self, location: int) -> list[Group]:
        """Every group of a location, of all school years."""
        return self._groups[location]

    def guests(self, groups: list[Group], day: date, asked_on: date | None = None) -> Iterator[Guest]:
        """Yield everybody who may be invited to what these groups do on `day`, once, for their oldest child.

        Who is in a group that day counts, and what a guardian may know on the day of asking (else the same day).
        """
        rows = [row for group in groups for row in self._enrolments[group.pk] if _holds(row, day)]
        rows.sort(key=lambda row: (row.child.birth_date or date.max, row.child_id))
        asked = set()
        for row in rows:
            for guardianship in self._open(row.child, asked_on or day):
                if guardianship.guardian_id not in asked:
                    asked.add(guardianship.guardian_id)
                    yield Guest(guardianship.guardian, row.child, row.group)

    def _open(self, child: Child, day: date) -> list[Guardianship]:
        rights = [row for row in self._rights[child.pk] if _holds(row, day)]
        return rights if rights and self._may_be_told_about(child, day) else []

    def _may_be_told_about(self, child: Child, day: date) -> bool:
        born = child.birth_date
        kinds = {row.kind for row in self._decisions[child.pk] if _stands(row, day)}
        if child.pk in self._at_mbo if born is None else born <= years_before(day, ADULT):
            return StudentDecision.Kind.PERMISSION in kinds
        own_voice = born is not None and born <= years_before(day, OWN_VOICE)
        return not own_voice or StudentDecision.Kind.OBJECTION not in kinds


def _holds(row: Enrolment | Guardianship, day: date) -> bool:
    return (row.start is None or row.start <= day) and (row.end is None or row.end >= day)


def _stands(row: StudentDecision, day: date) -> bool:
    withdrawn = row.withdrawn_on and row.withdrawn_on <= day
    return row.decided_on <= day and not withdrawn and not row.dismissed_on


def _gather(rows: Iterable[Row], name: str) -> dict[int, list[Row]]:
    gathered: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        gathered[getattr(row, name)].append(row)
    return gathered
