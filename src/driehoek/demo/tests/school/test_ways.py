"""How the demo's families like to be reached, what waits for a person, and who is away."""

from random import Random

import pytest
from django.utils import timezone

from driehoek.demo.cast import Cast
from driehoek.demo.moments import weekday_before
from driehoek.demo.simulator.source import own
from driehoek.demo.simulator.ways import prefer
from driehoek.messages.models import Delivery, Manners
from driehoek.messages.queries.calls import cards, to_call, waiting_calls
from driehoek.messages.queries.letters import loose_letters
from driehoek.messages.routes import route
from driehoek.messages.when import manners_of
from driehoek.people.models import Guardian, Leave
from driehoek.people.queries import contact_persons, stands_in_for

pytestmark = pytest.mark.django_db


def test_every_way_is_somebodys_best(demo: Cast) -> None:
    assert set(Guardian.objects.values_list("channel", flat=True)) == set(Guardian.Channel.values)
    assert Guardian.objects.exclude(fallbacks=[]).count() > 20


def test_a_way_is_only_chosen_by_who_can_be_reached_so(demo: Cast) -> None:
    assert not Guardian.objects.filter(channel="sms", phone="").exists()
    others = Guardian.objects.exclude(fallbacks=[]).values_list("channel", "fallbacks", "email", "phone")
    assert all(first not in rest for first, rest, _, _ in others)
    assert all(email or "email" not in rest for _, rest, email, _ in others)


def test_nothing_leaves_the_demo_through_a_gateway(demo: Cast) -> None:
    assert not Manners.objects.exclude(gateway="").exists()
    assert route(Guardian.objects.get(pk=demo.emine.pk), demo.vlindertuin)[0] == Delivery.Channel.EMAIL


def test_every_location_says_when_it_is_open(demo: Cast) -> None:
    for location in demo.driesprong.locations.all():
        manners = manners_of(location)
        assert manners.open_days
        assert manners.open_from
        assert manners.answer_days
    assert not Manners.objects.filter(location=demo.elders).exists()


def test_marieke_has_somebody_to_call_and_a_letter_to_give(demo: Cast) -> None:
    assert demo.tesfay in to_call(demo.marieke, demo.vlindertuin)
    [card] = cards(demo.marieke, demo.vlindertuin, [demo.tesfay])
    assert card.two_languages
    assert loose_letters(demo.marieke, demo.vlindertuin).filter(guardian=demo.lotte).exists()


def test_what_waits_was_not_opened_yet(demo: Cast) -> None:
    waiting = waiting_calls(demo.fatma, demo.vlindertuin).filter(kind="message")
    assert waiting.exists()
    assert not waiting.exclude(receipt__opened_at=None, handed_over_at=None).exists()
    assert not Delivery.objects.filter(state=Delivery.State.QUEUED, channel="email", kind="message").exists()


def test_a_colleague_is_away_and_fatma_stands_in(demo: Cast) -> None:
    leave = Leave.objects.get()
    assert leave.start and leave.end  # noqa: PT018 - for the types
    assert leave.start <= weekday_before(timezone.localdate()) or timezone.localdate().weekday() == 0
    assert leave.account_id in stands_in_for(demo.fatma) or timezone.localdate() > leave.end
    assert leave.account in contact_persons(demo.regenboog.groups.all(), standing=True).values()


def test_preferences_depend_on_nothing_but_the_seed() -> None:
    def chosen(rng: Random) -> list[str]:
        people = [Guardian(email="a@thuis.example", phone="+31667020001") for _ in range(40)]
        prefer(people, rng)
        return [one.channel for one in people]

    assert chosen(own(1, "ways")) == chosen(own(1, "ways")) != chosen(own(2, "ways"))
