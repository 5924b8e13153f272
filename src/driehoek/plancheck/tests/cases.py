"""For each rule a plan in which it finds something, how much, and the nearest plan in which it finds nothing."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from driehoek.plancheck.facts import Facts, GroupFact
from driehoek.plancheck.tests.plan import (
    END,
    GOOD,
    START,
    TODAY,
    activity,
    all_activities,
    at,
    counting,
    goal,
    plan,
    with_activity,
    with_goal,
)

LATE = TODAY - timedelta(days=1)
Case = tuple[Facts, int, Facts]


def _written(years: int, days: int) -> Facts:
    return counting(vision_written_at=datetime(TODAY.year - years, TODAY.month, TODAY.day + days, tzinfo=UTC))


def _evenings(number: int) -> Facts:
    days = [START + timedelta(days=28 * place + 3) for place in range(1, number + 1)]
    return plan(activities=tuple(at(day, 19, owner=place % 3) for place, day in enumerate(days)))


def _barrier(measure: str, number: int, facts: Facts) -> Facts:
    return replace(facts, barriers={measure: number})


def _goals(number: int, kind: str = "equip") -> Facts:
    return plan(goals=tuple(goal(pk=place, kind=kind) for place in range(1, number + 1)))


def _half_way(share: int) -> Facts:
    return replace(counting(took_part=share, families=100), today=date(2027, 2, 15))


GROUPS = GOOD.groups
ALONE = GroupFact(3, "Nieuw", 0, contact=True)
NO_CONTACT = GroupFact(3, "Nieuw", 1, contact=False)
SHORT = {"term": "short"}
LONG_AGO = at(TODAY - timedelta(days=20), 10)
JUST = at(TODAY - timedelta(days=5), 10)
NO_CARE, NO_TOLK = all_activities(childcare=False), all_activities(interpreter=False)
BOTH_EVENING = plan(activities=(GOOD.activities[0], GOOD.activities[1], at(date(2027, 4, 20), 19, pk=3)))
FIRST_TWO = plan(activities=GOOD.activities[:2])

CASES: dict[str, Case] = {
    "P101": (counting(vision=None), 1, GOOD),
    "P102": (_written(5, 0), 1, _written(4, 1)),
    "P103": (with_goal(vision=3), 1, replace(with_goal(vision=None), numbers=counting(vision=None).numbers)),
    "P104": (counting(language_not_chosen=16), 16, counting(language_not_chosen=15)),
    "P105": (counting(families=0), 1, counting(families=1)),
    "P106": (counting(endorsing=1), 3, counting(vision=None, endorsing=0)),
    "P107": (counting(vision_adopted_on=None), 1, counting(vision=None, vision_adopted_on=None)),
    "P108": (counting(vision_published_at=None), 1, counting(vision=None, vision_published_at=None)),
    "P109": (counting(analyses=0), 1, counting(analyses=0, families=0)),
    "P201": (plan(goals=()), 1, GOOD),
    "P202": (with_goal(measure=" "), 1, with_goal(measure="", indicator="reach")),
    "P203": (with_goal(target=None), 1, GOOD),
    "P204": (with_goal(owner=None), 1, GOOD),
    "P205": (plan(goals=(goal(pk=9),)), 1, plan(goals=(goal(pk=9, talks=1),))),
    "P206": (_goals(3), 1, _goals(2)),
    "P207": (with_goal(serves=" "), 1, GOOD),
    "P208": (with_goal(term="short"), 1, plan(goals=())),
    "P209": (_goals(7), 1, _goals(6)),
    "P210": (with_goal(ways=0), 1, GOOD),
    "P301": (plan(activities=()), 1, GOOD),
    "P302": (with_activity(2, goal=None), 1, GOOD),
    "P303": (_evenings(4), 1, _evenings(3)),
    "P304": (FIRST_TWO, 1, plan(activities=())),
    "P305": (all_activities(partnership="informal"), 1, plan(activities=(activity(), activity()))),
    "P306": (replace(all_activities(serves=""), goals=(goal(kind="pedagogical"),)), 1, all_activities(serves="")),
    "P307": (all_activities(level="1.0"), 1, plan(activities=())),
    "P308": (all_activities(participation="join_in"), 1, with_activity(1, participation="decide")),
    "P309": (plan(groups=(*GROUPS, ALONE)), 1, plan(groups=(ALONE,), activities=())),
    "P310": (
        plan(activities=(at(TODAY + timedelta(days=7), 10, state="draft"),)),
        1,
        plan(activities=(at(TODAY + timedelta(days=8), 10, state="draft"),)),
    ),
    "P311": (with_activity(2, evidence="caution"), 1, with_activity(0, evidence="caution")),
    "P401": (with_activity(1, owner=None), 1, with_activity(0, owner=None)),
    "P402": (with_activity(1, owner_works_here=False), 1, with_activity(1, owner_works_here=False, owner=None)),
    "P403": (with_activity(1, hours=Decimal(0)), 1, with_activity(0, hours=Decimal(0))),
    "P404": (all_activities(owner=1), 1, replace(all_activities(owner=1), groups=GROUPS[:1])),
    "P405": (plan(groups=(*GROUPS, NO_CONTACT)), 1, GOOD),
    "P406": (counting(team_sessions=0), 1, GOOD),
    "P407": (all_activities(owner=1), 1, all_activities(owner=1, carriers=2)),
    "P501": (with_activity(0, state="invited"), 1, plan(activities=(at(TODAY, 10, state="invited"),))),
    "P502": (
        plan(activities=(replace(LONG_AGO, without_reason=3),)),
        3,
        plan(activities=(replace(JUST, without_reason=3),)),
    ),
    "P503": (
        plan(activities=(replace(LONG_AGO, not_followed_up=2),)),
        2,
        plan(activities=(replace(JUST, not_followed_up=2),)),
    ),
    "P504": (
        counting(never_reached=5),
        5,
        replace(counting(never_reached=5), today=START + timedelta(days=59)),
    ),
    "P505": (with_activity(1, wrong_language=2), 2, with_activity(0, wrong_language=2)),
    "P506": (counting(unreachable=1), 1, GOOD),
    "P507": (with_activity(1, unmet=2), 2, with_activity(0, unmet=2)),
    "P508": (_barrier("childcare", 3, NO_CARE), 1, _barrier("childcare", 2, NO_CARE)),
    "P509": (_barrier("other_time", 3, BOTH_EVENING), 1, _barrier("other_time", 3, GOOD)),
    "P510": (_barrier("interpreter", 3, NO_TOLK), 1, _barrier("interpreter", 3, GOOD)),
    "P511": (with_activity(0, invited=11, came=2), 1, with_activity(0, invited=9, came=0)),
    "P512": (_half_way(49), 1, _half_way(50)),
    "P513": (counting(promises_late=2), 2, GOOD),
    "P514": (counting(promises_without_owner=2), 2, GOOD),
    "P515": (counting(answers_late=1), 1, GOOD),
    "P601": (counting(children_behind=4), 4, GOOD),
    "P602": (counting(rounds=0), 1, replace(counting(rounds=0), today=START + timedelta(days=100))),
    "P603": (counting(own_least=0), 1, GOOD),
    "P604": (counting(drafts_waiting=1), 1, GOOD),
    "P605": (counting(talks_without_interpreter=1), 1, GOOD),
    "P606": (counting(home_visits=0), 1, replace(counting(home_visits=0), kind="vmbo")),
    "P701": (
        with_goal(**SHORT, evaluate_on=END + timedelta(days=1)),
        1,
        with_goal(**SHORT, evaluate_on=END),
    ),
    "P702": (with_goal(evaluate_on=date(2026, 9, 14)), 1, with_goal(evaluate_on=date(2026, 9, 15))),
    "P703": (
        plan(goals=(goal(evaluate_on=date(2027, 6, 15)),)),
        1,
        plan(goals=(goal(evaluate_on=date(2027, 6, 15)), goal())),
    ),
    "P704": (with_goal(evaluate_on=LATE), 1, with_goal(evaluate_on=LATE, evaluated=True)),
    "P705": (counting(consultations=0), 1, replace(counting(consultations=0), goals=())),
    "P706": (counting(reactions_unanswered=3), 3, GOOD),
    "P707": (counting(adopted=0), 1, replace(counting(adopted=0), today=START + timedelta(days=100))),
    "P708": (counting(reactions_of_parents=0), 1, counting(reactions_of_parents=0, adopted=0)),
    "P709": (counting(expectations=0), 1, GOOD),
    "P710": (counting(told=0), 1, counting(told=0, expectations=0)),
    "P711": (counting(neighbours=0), 1, replace(counting(neighbours=0), kind="primary")),
    "P712": (counting(neighbours_due=1), 1, GOOD),
    "P713": (counting(years_open=2), 2, GOOD),
    "P714": (counting(council_late=1), 1, GOOD),
    "P715": (counting(plan_on=None), 1, counting(plan_on=None, consultations=0)),
    "P716": (counting(plan_on=LATE), 1, counting(plan_on=LATE, closed=1)),
}
