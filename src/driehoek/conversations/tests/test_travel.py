"""The way from one home to the next: by postcode, kept by the planner and by the check of a talk by hand."""

from datetime import time
from pathlib import Path

import pytest
from django.utils import timezone

from driehoek.conversations.actions.plans import put_plan
from driehoek.conversations.bridge.check import problems_of
from driehoek.conversations.bridge.instance import instance_of
from driehoek.conversations.bridge.reading import sheet_of
from driehoek.conversations.models import Round, Talk
from driehoek.conversations.tests.planner import first_free
from driehoek.conversations.tests.rounds import START, a_host, a_party, a_round, a_talk, a_wish
from driehoek.conversations.travel import Address, Minutes, TravelError, minutes, read
from driehoek.demo.cast import Cast
from driehoek.people.models import Guardian, Household, Location

NEAR = Minutes(same_address=0, same_postcode=5, same_town=15, elsewhere=30)
HOME = Address("Lindelaan 4", "2512 AB", "Den Haag").plain
WAYS = [
    (Address("lindelaan  4", "2512ab", "DEN HAAG"), 0),
    (Address("Beukplein 1", "2512 XY", "Den Haag"), 5),
    (Address("Kade 9", "2562 AB", "'s-Gravenhage"), 30),
    (Address("Kade 9", "2562 AB", "Den Haag"), 15),
    (Address(), 15),
]


@pytest.mark.parametrize(("other", "takes"), WAYS)
def test_how_far_two_addresses_lie_apart(other: Address, takes: int) -> None:
    assert NEAR.between(HOME, other.plain) == NEAR.between(other.plain, HOME) == takes


def test_two_addresses_that_are_not_known_are_not_the_same() -> None:
    assert NEAR.between(Address(), Address()) == 15


def test_the_file_says_minutes_that_grow() -> None:
    table = minutes()
    assert 0 == table.same_address <= table.same_postcode <= table.same_town <= table.elsewhere


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("same_address = 0", "missing or unknown: elsewhere, same_postcode, same_town"),
        ("same_address = 0\nsame_postcode = 9\nsame_town = 5\nelsewhere = 30", "same_town is a whole number from 9"),
        ("same_address = true\nsame_postcode = 9\nsame_town = 9\nelsewhere = 9", "same_address is a whole number"),
    ],
)
def test_a_slip_in_the_file_is_refused(text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "travel.toml").write_text(text)
    with pytest.raises(TravelError, match=message):
        read(tmp_path / "travel.toml")


def lives(guardian: Guardian, postcode: str) -> None:
    home = Household.objects.create(
        organisation=guardian.organisation, street="Kade 1", postcode=postcode, city="Den Haag"
    )
    Guardian.objects.filter(pk=guardian.pk).update(household=home)


@pytest.fixture
def visits(cast: Cast) -> Round:
    """A round of Marieke with Emine at home, near school, and Lotte in another neighbourhood."""
    Location.objects.update(street="Schoolstraat 1", postcode="2512 ZZ", city="Den Haag")
    round_ = a_round(cast, kind="home_visit", slot_minutes=5)
    host = a_host(round_, cast.marieke)
    for guardian, child, postcode in ((cast.emine, cast.deniz, "2512 AB"), (cast.lotte, cast.bram, "2562 CD")):
        lives(guardian, postcode)
        a_wish(a_party(round_, guardian, mode="home"), child, host)
    return Round.objects.get(pk=round_.pk)  # with the school where it is now


def clocks(round_: Round) -> list[str]:
    return [
        f"{timezone.localtime(talk.starts_at):%H:%M}"
        for talk in Talk.objects.filter(round=round_).order_by("starts_at")
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("postcode", "times"), [("2562 CD", ["18:05", "18:25"]), ("2512 XY", ["18:05", "18:15"]), ("", ["18:05", "18:25"])]
)
def test_visits_leave_time_to_travel(cast: Cast, visits: Round, postcode: str, times: list[str]) -> None:
    lives(cast.lotte, postcode)
    put_plan(round_=visits, plan=first_free(instance_of(sheet_of(visits))), by=cast.fatma)
    assert clocks(visits) == times


@pytest.mark.django_db
def test_a_visit_by_hand_needs_time_to_travel_from_the_other(cast: Cast, visits: Round) -> None:
    emine, lotte = visits.parties.order_by("pk")
    a_talk(emine, cast.deniz, visits.hosts.get(), start=time(18, 35))
    sheet = sheet_of(visits)
    ask = next(one for one in sheet.asks.values() if one.party == lotte)
    codes = {slot: [one.code for one in problems_of(sheet, ask, slot)] for slot in range(13)}
    assert [slot for slot, found in codes.items() if found == ["travel"]] == [0, 1, 2, 4, 5, 6, 8, 9, 10]
    assert (codes[7], codes[3], codes[11]) == (["host_busy"], [], [])
    assert timezone.localtime(sheet.grid.start(0)).time() == START
