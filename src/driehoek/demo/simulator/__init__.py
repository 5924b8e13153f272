"""The simulator: some nine hundred families and a school year of history around the named cast, the same every time."""

from collections.abc import Callable
from datetime import date
from random import Random

from django.db import transaction

from driehoek.demo.cast import Cast
from driehoek.demo.simulator.adding import add_own
from driehoek.demo.simulator.at_home import do_at_home
from driehoek.demo.simulator.book import keep_book
from driehoek.demo.simulator.calls import call
from driehoek.demo.simulator.councils import sit
from driehoek.demo.simulator.freezing import freeze_last_year
from driehoek.demo.simulator.guide import show_the_way
from driehoek.demo.simulator.history import History
from driehoek.demo.simulator.intakes import get_to_know
from driehoek.demo.simulator.learning import arrange, compare, conclude
from driehoek.demo.simulator.ledger import write
from driehoek.demo.simulator.looking_back import look_back
from driehoek.demo.simulator.missing import miss_lessons
from driehoek.demo.simulator.onward import look_onward
from driehoek.demo.simulator.participation import join_in
from driehoek.demo.simulator.plan import plan_years
from driehoek.demo.simulator.policy import settle_policy
from driehoek.demo.simulator.population import Population
from driehoek.demo.simulator.register import populate
from driehoek.demo.simulator.results import bring_results
from driehoek.demo.simulator.rounds import hold_rounds
from driehoek.demo.simulator.scanning import scan
from driehoek.demo.simulator.surveying import hold_surveys
from driehoek.demo.simulator.talking import talk
from driehoek.demo.simulator.telling import set_clocks, tell
from driehoek.demo.simulator.together import do_together
from driehoek.demo.simulator.waiting import leave_waiting, send_away
from driehoek.demo.simulator.wording import tell_in_own_words

__all__ = ["simulate"]


@transaction.atomic
def simulate(cast: Cast, today: date, *, seed: int, families: int, say: Callable[[str], object]) -> None:
    """Write the families, the plans and what happened up to yesterday; `say` is told each step."""
    rng = Random(seed)  # noqa: S311 - a demo must be repeatable, not secret
    say(f"Register of about {families} families …")
    ladders = populate(cast, today, rng, seed=seed, families=families)
    say("Goals and activities of two school years …")
    meetings = plan_years(cast, ladders, today, rng)
    say("Invitations, answers, attendance and promises …")
    history = History(today, rng, Population(cast.driesprong, rng))
    arrange(cast, meetings)
    compare(cast, meetings, history.population, seed)
    history.live(meetings)
    write(history)
    conclude()
    call(cast, history.population, today, rng)
    _talk_and_tell(cast, history.population, today, rng, seed=seed, say=say)
    _day_by_day(cast, history.population, today, seed=seed, say=say)
    say("The plan around the goals …")
    settle_policy(cast, today)
    look_onward(cast)
    show_the_way(cast, today)
    say("What people think …")
    hold_surveys(cast, today, seed)
    sit(cast, today, seed)
    say("Figures of last year …")
    freeze_last_year(cast)
    look_back(cast)
    scan(cast)


def _talk_and_tell(
    cast: Cast, population: Population, today: date, rng: Random, *, seed: int, say: Callable[[str], object]
) -> None:
    say("Messages and who opened them …")
    tell(cast, population, today, rng)
    leave_waiting(cast, population, today, seed)
    tell_in_own_words(cast, population, today, seed)
    set_clocks()
    say("Conversations …")
    talk(cast, population, today, seed)


def _day_by_day(cast: Cast, population: Population, today: date, *, seed: int, say: Callable[[str], object]) -> None:
    say("Class book and photos …")
    keep_book(cast, today, seed)
    say("Things to do at home …")
    do_at_home(cast, population, today, seed)
    say("Getting to know each other …")
    get_to_know(cast, population, today, seed)
    add_own(cast, today)
    say("Missed lessons …")
    miss_lessons(cast, population, today, seed)
    bring_results(cast, today, seed)
    say("Rounds of talks …")
    hold_rounds(cast, today, seed)
    send_away(cast, today)
    say("Joining in …")
    join_in(cast, today)
    say("Parents together …")
    do_together(cast, today, seed)
