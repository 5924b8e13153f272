"""What a condition can count: in the plan of a location, and in what the applicant entered."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from driehoek.plancheck.facts import Facts
from driehoek.schemes.money import Total
from driehoek.schemes.scheme import ALL, Level, Test


@dataclass(frozen=True)
class Taking:
    """An activity of the plan: for which grades, and who leads it or helps."""

    grades: frozenset[str]
    people: frozenset[int]


@dataclass(frozen=True)
class Known:
    """All that conditions look at. `mentors`: account pk -> the grades of their groups; `words`: point -> own words."""

    facts: Facts
    activities: tuple[Taking, ...]
    mentors: dict[int, frozenset[str]]
    total: Total
    words: dict[str, str]
    levels: tuple[Level, ...]


@dataclass(frozen=True)
class Measure:
    """Something that can be counted: its words, how, and what a test on it must name besides its bounds.

    `either` is a matter of yes (1) or no (0).
    """

    label: Any
    count: Callable[[Known, Test], int | Decimal]
    names: tuple[str, ...] = ()
    either: bool = False


def _for_grades(known: Known, test: Test) -> Decimal:
    inside = sum(bool(one.grades & set(test.grades)) for one in known.activities)
    return ALL * inside / (len(known.activities) or 1)


def _mentors(known: Known, test: Test) -> int:
    busy = frozenset[int]().union(*(one.people for one in known.activities))
    return sum(bool(grades & set(test.grades)) for mentor, grades in known.mentors.items() if mentor in busy)


def _for_goals(known: Known, _test: Test) -> Decimal:
    rows = known.facts.activities
    return ALL * sum(one.goal is not None for one in rows) / (len(rows) or 1)


def _contacts(known: Known, _test: Test) -> Decimal:
    rows = known.facts.groups
    return ALL * sum(one.contact for one in rows) / (len(rows) or 1)


def _number(name: str) -> Callable[[Known, Test], int]:
    """A count of the plan check; what is a day or a record there counts as one."""

    def count(known: Known, _test: Test) -> int:
        value = getattr(known.facts.numbers, name)
        return value if isinstance(value, int) and name != "vision" else int(value is not None)

    return count


def _any(name: str) -> Callable[[Known, Test], int]:
    """Whether there is one at all."""
    return lambda known, _test: int(bool(getattr(known.facts.numbers, name)))


MEASURES: dict[str, Measure] = {
    "vision": Measure(_("A vision is written"), _number("vision"), either=True),
    "vision_adopted": Measure(_("The vision is adopted"), _number("vision_adopted_on"), either=True),
    "vision_published": Measure(_("The vision is public"), _number("vision_published_at"), either=True),
    "endorsing": Measure(_("Parties that stand behind the vision"), _number("endorsing")),
    "goals": Measure(_("Goals"), lambda known, _test: len(known.facts.goals)),
    "goals_long_term": Measure(
        _("Goals for several years"), lambda known, _test: sum(one.term == "long" for one in known.facts.goals)
    ),
    "activities": Measure(_("Activities"), lambda known, _test: len(known.activities)),
    "activities_for_goals": Measure(_("Activities that serve a goal, in per cent"), _for_goals),
    "activities_for_grades": Measure(_("Activities for these years, in per cent"), _for_grades, ("grades",)),
    "mentors_taking_part": Measure(_("Mentors of these years who lead or help"), _mentors, ("grades",)),
    "hours": Measure(
        _("Hours of work in the year plan"),
        lambda known, _test: sum((one.hours for one in known.facts.activities), Decimal(0)),
    ),
    "contact_persons": Measure(_("Groups with a contact person for parents, in per cent"), _contacts),
    "rounds": Measure(_("Rounds of talks"), _number("rounds")),
    "home_visits": Measure(_("Rounds of home visits"), _number("home_visits")),
    "expectations": Measure(_("Expectations are written down"), _any("expectations"), either=True),
    "told": Measure(_("Parents with whom expectations were talked over"), _number("told")),
    "consultations": Measure(_("Times the plan was put to team and parents"), _number("consultations")),
    "plan_adopted": Measure(_("Plans adopted this school year"), _number("adopted")),
    "reactions_of_parents": Measure(_("Reactions of parents to the plan"), _number("reactions_of_parents")),
    "team_sessions": Measure(_("Sessions of the team"), _number("team_sessions")),
    "neighbours": Measure(_("Agreements with schools nearby"), _number("neighbours")),
    "years": Measure(_("School years asked for"), lambda known, _test: known.total.years),
    "own_share": Measure(_("Paid by the school itself, in per cent"), lambda known, _test: known.total.own_share),
    "levels": Measure(
        _("Levels of contact with words of the school"),
        lambda known, _test: sum(bool(known.words.get(one.key)) for one in known.levels),
    ),
    "asked": Measure(_("Filled in for this post"), lambda known, test: known.total.asked(test.post), ("post",)),
}
