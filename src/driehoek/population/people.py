"""What the register and the activities say of the parents of a scope, each read once."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

from driehoek.activities.models import Absence, Invitation
from driehoek.indicators.register import Register
from driehoek.indicators.scope import Scope
from driehoek.intake.queries import own_answers
from driehoek.people.models import Guardianship
from driehoek.people.rules import guardianship_is_open
from driehoek.surveys.models import Survey
from driehoek.surveys.queries.latest import closed_surveys


@dataclass(frozen=True)
class Parent:
    """A guardian who may be informed, with the own choices that count here and the family it is counted with."""

    family: int
    language_read: str
    language_known: bool
    language_spoken: str
    prefers_hearing: bool
    wants_interpreter: bool
    channel: str
    best_times: list[str]


class People:
    """Everybody who is counted; a query for each kind, however many there are."""

    def __init__(self, scope: Scope) -> None:
        """Look nothing up yet."""
        self.scope, self.register = scope, Register(scope)

    @cached_property
    def families(self) -> list[int]:
        """Families with a child enrolled this school year."""
        return sorted({family for _location, family in self.register.roll.families})

    @cached_property
    def parents(self) -> list[Parent]:
        """Guardians who may be informed about a child of the scope; each counts once."""
        ties = Guardianship.objects.filter(guardianship_is_open(), child__in=self.scope.enrolments().values("child"))
        own = [f"guardian__{field.name}" for field in fields(Parent) if field.name != "family"]
        rows = ties.order_by("-guardian", "-child").values_list("guardian", "child__family", *own)
        return list({guardian: Parent(*row) for guardian, *row in rows}.values())

    @cached_property
    def told_at_start(self) -> dict[str, list[tuple[int, Any]]]:
        """Question of the intake -> family and answer of each guardian who told it of their own."""
        return own_answers(self.scope.locations, self.families)

    @cached_property
    def grades(self) -> Iterable[tuple[int, int, str]]:
        """Child, its family, and the year in which its group is."""
        rows = self.scope.enrolments().order_by("child", "group")
        return list(rows.values_list("child", "child__family", "group__grade"))

    @cached_property
    def surveys(self) -> list[Survey]:
        """The closed surveys of the scope, the last one first."""
        return closed_surveys(self.scope.locations, self.scope.years)

    @cached_property
    def absences(self) -> list[tuple[int, str]]:
        """Family and reason of every time that it did not come."""
        rows = Absence.objects.filter(activity__location=self.scope.location, activity__school_year=self.scope.year)
        return list(rows.filter(family__in=self.families).values_list("family", "reason").order_by("pk"))

    @cached_property
    def answers(self) -> list[tuple[int, bool, bool, bool]]:
        """Family, and what it asked for, of every answered invitation."""
        there = {"activity__location": self.scope.location, "activity__school_year": self.scope.year}
        rows = Invitation.objects.filter(**there, answered_at__isnull=False, family__in=self.families).order_by("pk")
        return list(rows.values_list("family", "needs_interpreter", "needs_childcare", "needs_other_time"))
