"""A plan in which nothing is missing, and how to change one thing in it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from driehoek.plancheck.facts import ActivityFact, Facts, GoalFact, GroupFact, Numbers

TODAY, START, END = date(2026, 12, 1), date(2026, 8, 1), date(2027, 7, 31)
VISION = 7


def goal(**other: Any) -> GoalFact:
    """A goal that has everything."""
    plain = GoalFact(
        pk=1, title="Thuis lezen", kind="equip", term="long", serves="Samen", measure="Kwam", indicator="", target=60,
        evaluate_on=date(2027, 2, 1), owner=1, vision=VISION, talks=0, ways=1, evaluated=False,
    )  # fmt: skip
    return replace(plain, **other)


def activity(**other: Any) -> ActivityFact:
    """An activity that was, of which all is known."""
    plain = ActivityFact(
        pk=1, title="Leesochtend", goal=1, owner=1, owner_works_here=True, hours=Decimal(4),
        carriers=1, given=Decimal(8),
        starts_at=datetime(2026, 9, 15, 10, tzinfo=UTC), ends_at=datetime(2026, 9, 15, 11, tzinfo=UTC),
        state="closed", partnership="didactic", participation="join_in", level="2.0", serves="equip",
        evidence="strong", childcare=True, interpreter=True, invited=12, came=10, without_reason=0,
        not_followed_up=0, wrong_language=0, unmet=0,
    )  # fmt: skip
    return replace(plain, **other)


def at(day: date, hour: int, **other: Any) -> ActivityFact:
    """An activity on this day at this hour."""
    return activity(starts_at=datetime(*day.timetuple()[:3], hour, tzinfo=UTC), **other)


NUMBERS = Numbers(
    vision=VISION, vision_written_at=datetime(2025, 9, 1, tzinfo=UTC), vision_adopted_on=date(2025, 10, 1),
    vision_published_at=datetime(2025, 10, 2, tzinfo=UTC), endorsing=4, families=20, took_part=12, never_reached=0,
    guardians=30, language_not_chosen=0, unreachable=0, promises_late=0, promises_without_owner=0, answers_late=0,
    rounds=1, home_visits=1, home_reports=0, children=22, children_behind=0, drafts_waiting=0,
    talks_without_interpreter=0, own_least=1, scan_answers=1, analyses=1, consultations=1, heard=1, adopted=1,
    reactions_of_parents=2, reactions_unanswered=0, expectations=1, told=9, team_sessions=1, neighbours=1,
    neighbours_due=0, plan_on=date(2027, 6, 15), closed=0, years_open=0, council_late=0,
)  # fmt: skip
EVENING, LATER = at(date(2026, 12, 18), 19), at(date(2027, 4, 20), 14)
GOOD = Facts(
    kind="preschool", today=TODAY, start=START, end=END,
    goals=(goal(), goal(pk=2, title="Samen praten", kind="pedagogical", term="short", talks=1)),
    activities=(
        activity(),
        replace(EVENING, pk=2, title="Praatavond", goal=2, owner=2, state="invited", partnership="pedagogical",
                participation="think_along", serves="pedagogical"),
        replace(LATER, pk=3, title="Spelmiddag", owner=3, state="draft"),
    ),
    groups=(GroupFact(1, "Vlinders", 3, contact=True), GroupFact(2, "Rupsen", 1, contact=True)),
    barriers={}, numbers=NUMBERS,
)  # fmt: skip


def plan(**other: Any) -> Facts:
    """The good plan with other goals, activities, groups, barriers or days."""
    return replace(GOOD, **other)


def counting(**other: Any) -> Facts:
    """The good plan with other numbers."""
    return replace(GOOD, numbers=replace(NUMBERS, **other))


def with_goal(**other: Any) -> Facts:
    """The good plan of which the first goal is different."""
    return plan(goals=(goal(**other), *GOOD.goals[1:]))


def with_activity(place: int, **other: Any) -> Facts:
    """The good plan of which one activity is different: 0 was, 1 comes, 2 comes later."""
    rows = list(GOOD.activities)
    rows[place] = replace(rows[place], **other)
    return plan(activities=tuple(rows))


def all_activities(**other: Any) -> Facts:
    """The good plan of which all activities are the same in something."""
    return plan(activities=tuple(replace(one, **other) for one in GOOD.activities))
