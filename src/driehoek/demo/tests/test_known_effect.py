"""In the school of the simulator the effect of calling is known: the product finds it within its interval."""

from collections.abc import Iterable
from datetime import date, timedelta
from math import prod
from random import Random

import pytest
import time_machine

from driehoek.activities.actions import begin_experiment, close, conclude_experiment, invite
from driehoek.activities.analysis import arms, stated
from driehoek.activities.lots import deal
from driehoek.activities.models import Experiment, Invitation
from driehoek.activities.queries.experiments import arms_of
from driehoek.activities.tests.crowd import crowd, planned
from driehoek.demo.cast import Cast
from driehoek.demo.simulator.behaviour import Circumstances
from driehoek.demo.simulator.families import Maker
from driehoek.demo.simulator.source import settings
from driehoek.people.models import Guardian, Organisation

DRAWS, STATED = 1000, 0.95
WAYS = ["usual", "call"]
Homes = dict[int, list[Circumstances]]
Chances = dict[str, dict[int, float]]


def around(guardian: Guardian, rng: Random) -> Circumstances:
    """What the simulator knows of a guardian; warmth is drawn, as there."""
    return Circumstances(
        dutch=guardian.language_read == "nl", translated=True, personal=True, fits=True,
        reachable=bool(guardian.email), met=rng.randint(0, 3), warmth=rng.gauss(0, 1),
    )  # fmt: skip


def homes(guardians: Iterable[Iterable[Guardian]]) -> Homes:
    """Home -> the circumstances of its guardians."""
    rng = Random(4)
    return {number: [around(one, rng) for one in who] for number, who in enumerate(guardians)}


def answers(one: Circumstances, way: str) -> float:
    """How likely this guardian answers when invited this way."""
    helped = Circumstances(**vars(one) | {"helped": settings()["effects"].get(way, 0.0)})
    return helped.seen() * helped.answered()


def chances(of: Homes) -> Chances:
    """Way -> home -> how likely somebody there answers."""
    return {way: {home: 1 - prod(1 - answers(one, way) for one in who) for home, who in of.items()} for way in WAYS}


def effect(of: Chances) -> float:
    """What calling really adds, over all homes."""
    return sum(of["call"][home] - of["usual"][home] for home in of["call"]) / len(of["call"])


def test_intervals_hold_the_known_effect_as_often_as_stated() -> None:
    school = Maker(Random(11), Organisation(), date(2026, 11, 26), date(2026, 8, 1)).homes(90)
    known = chances(homes([one for one, _ in home.guardians] for home in school))
    rng, held, plan, truth = Random(5), 0, stated(WAYS, "answered", STATED), effect(known)
    for draw in range(DRAWS):
        dealt = deal(dict.fromkeys(known["usual"], "nl"), WAYS, draw)
        had = {home: rng.random() < known[way][home] for home, way in dealt.items()}
        beside = arms({way: _counted(dealt, had, way) for way in WAYS}, plan)[1].beside
        held += beside is not None and beside.low <= truth <= beside.high
    assert truth > 0.1
    # Four times the spread of a count of draws below what is stated.
    assert held / DRAWS >= STATED - 4 * (STATED * (1 - STATED) / DRAWS) ** 0.5


def _counted(dealt: dict[int, str], had: dict[int, bool], way: str) -> tuple[int, int]:
    own = [had[home] for home, one in dealt.items() if one == way]
    return sum(own), len(own)


@pytest.mark.django_db
def test_from_the_plan_to_the_outcome_the_known_effect_is_found(cast: Cast) -> None:
    families = crowd(cast, 160)
    known = chances(homes([Guardian(language_read=("nl", "tr")[one % 2], email="x")] for one in range(160)))
    row = begin_experiment(
        activity=planned(cast), question="Bellen?", outcome="answered", ways=WAYS, by=cast.fatma, seed=9
    )
    invite(activity=row.activity, by=cast.fatma)
    _let_them_answer(row, [family.pk for family in families], known)
    with time_machine.travel(row.activity.ends_at + timedelta(hours=1)):
        close(activity=row.activity, by=cast.fatma)
    _, call = arms_of(conclude_experiment(experiment=row, by=cast.fatma))
    assert call.beside
    # Were the ways mixed up, the interval would hold the opposite of the truth.
    assert -effect(known) < call.beside.low <= effect(known) <= call.beside.high


def _let_them_answer(row: Experiment, families: list[int], known: Chances) -> None:
    rng, lots = Random(6), dict(row.lots.values_list("family", "way"))
    said = [family for number, family in enumerate(families) if rng.random() < known[lots[family]][number]]
    Invitation.objects.filter(activity=row.activity, family__in=said).update(answer="yes")
