"""Conditions against a real plan, and the sum to the cent."""

from dataclasses import replace
from decimal import Decimal

from driehoek.activities.models import Activity
from driehoek.demo.cast import Cast
from driehoek.people.models import Location
from driehoek.policy.models import Goal
from driehoek.schemes.catalogue import shipped
from driehoek.schemes.models import ApplicationLine
from driehoek.schemes.money import Total, total_of
from driehoek.schemes.queries import Weighed, weighed
from driehoek.schemes.scheme import Scheme
from driehoek.schemes.tests.material import applied
from driehoek.schemes.tests.test_reading import invented
from driehoek.schemes.weighing import State
from driehoek.schemes.words import steps


def total(scheme: Scheme, years: int = 1, own: int = 0, **claimed: tuple[str, int]) -> Total:
    entered = {
        post: ApplicationLine(quantity=Decimal(much), price=Decimal(price)) for post, (much, price) in claimed.items()
    }
    return total_of(scheme, entered, years, Decimal(own))


def test_the_sum_cuts_at_the_most_and_counts_the_percentage() -> None:
    found = total(invented(), years=2, own=1000, uren=("120", 50), spullen=("1000", 1))
    assert [line.cost for line in found.lines] == [4000, 1000]  # 100 hours of 50 euros, 80 % of it
    assert [found.per_year, found.whole, found.own_share] == [5000, 10000, 10]
    assert found.grant == 9000
    assert found.lines[0].cut


def test_the_school_pays_at_least_its_share() -> None:
    assert total(invented(), own=0, spullen=("1000", 1)).grant == 900
    assert total(invented(), own=400, spullen=("1000", 1)).grant == 600
    assert total(invented(), own=4000, spullen=("1000", 1)).grant == 0
    assert total(invented(), own=1, years=9, spullen=("9000", 1)).grant == 9000  # the most of the scheme


def test_half_a_job_for_two_years_in_den_haag() -> None:
    found = total(shipped()["den-haag-vo-2007"], years=2, own=18000, coordinator=("0.8", 72000))
    assert [found.whole, found.own_share, found.grant] == [72000, 25, 54000]


def test_a_share_just_below_is_not_made_enough() -> None:
    assert total(invented(), own=9999, spullen=("100000", 1)).own_share < 10


def test_nothing_entered_is_no_division_by_nothing() -> None:
    found = total(invented())
    assert [found.grant, found.own_share] == [0, 0]
    assert steps(found)


def states(found: Weighed) -> dict[str, str]:
    return {one.condition.key: one.state.value for one in found.verdicts.rows}


def here(cast: Cast) -> Weighed:
    return weighed(cast.vlindertuin, cast.year, invented())


def test_the_plan_meets_or_misses_a_condition(cast: Cast) -> None:
    Goal.objects.filter(location=cast.vlindertuin).exclude(pk=cast.goal_vlindertuin.pk).delete()
    assert states(here(cast)) == {"doelen": "missing", "eigen": "missing", "buurt": "declare"}
    goal = cast.goal_vlindertuin
    goal.pk, goal.title = None, "Nog een"
    goal.save()
    applied(cast, own=1000, buurt=(True, "De bibliotheek"))
    assert set(states(here(cast)).values()) == {"met"}


def test_words_alone_declare_nothing(cast: Cast) -> None:
    applied(cast, buurt=(False, "De bibliotheek"))
    assert states(here(cast))["buurt"] == "declare"


def at_vmbo(cast: Cast, *groups: str) -> Activity:
    """An activity of the vmbo for these groups, led by nobody."""
    activity = cast.rekenochtend
    activity.pk, activity.location, activity.owner, activity.goal = None, cast.zuiderpark, None, None
    activity.save()
    activity.groups.set(getattr(cast, name) for name in groups)
    return activity


def den_haag(cast: Cast, location: Location) -> dict[str, str]:
    return states(weighed(location, cast.year, shipped()["den-haag-vo-2007"]))


def test_den_haag_asks_for_the_first_two_years_and_their_mentors(cast: Cast) -> None:
    Activity.objects.filter(location=cast.zuiderpark).update(state=Activity.State.CANCELLED)
    at_vmbo(cast, "group_3k")
    first = at_vmbo(cast, "group_2b")
    found = den_haag(cast, cast.zuiderpark)
    assert (found["onderbouw"], found["mentoren"]) == ("missing", "missing")  # half is not mainly
    at_vmbo(cast, "group_2b")
    first.helpers.add(cast.tom)
    found = den_haag(cast, cast.zuiderpark)
    assert (found["onderbouw"], found["mentoren"]) == ("met", "met")


def test_priority_keeps_nobody_from_applying(cast: Cast) -> None:
    verdicts = weighed(cast.zuiderpark, cast.year, shipped()["den-haag-vo-2007"]).verdicts
    free = verdicts.of(State.FREE)
    assert [one.condition.key for one in free] == ["voorrang"]
    only = replace(verdicts, rows=tuple(free))
    assert only.left == 0
