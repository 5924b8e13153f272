"""Rounds of talks: those of this autumn were held, next week's are told, and at the vmbo families say their wishes."""

from datetime import date

from driehoek.demo.cast import Cast
from driehoek.demo.simulator.rounds.held import hold
from driehoek.demo.simulator.rounds.open import ask_wishes, tell_next_week
from driehoek.demo.simulator.rounds.reports import report
from driehoek.demo.simulator.rounds.short import report_shortly
from driehoek.demo.simulator.rounds.staff import appoint_teachers
from driehoek.demo.simulator.rounds.story import Story
from driehoek.demo.simulator.source import own

__all__ = ["hold_rounds"]


def hold_rounds(cast: Cast, today: date, seed: int) -> None:
    """Write the three rounds, each as far as the school year has come; what is too early or too late is not there."""
    story = Story(cast, today, own(seed, "rounds"))
    appoint_teachers(story)
    if held := hold(story):
        report(story, held)
        report_shortly(story, held)
    tell_next_week(story)
    ask_wishes(story)
