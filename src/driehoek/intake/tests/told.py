"""Intakes in which something was told."""

from typing import Any

from driehoek.demo.cast import Cast
from driehoek.intake.actions import begin, finish, keep
from driehoek.intake.models import Intake
from driehoek.people.models import Guardian


def a_begun(cast: Cast, guardian: Guardian | None = None) -> Intake:
    """The intake of Yassin, begun by Marieke with Samira (or another guardian) at the table."""
    whom = guardian or cast.samira
    return begin(child=cast.yassin, location=cast.vlindertuin, by=cast.marieke, guardian=whom, way="tablet")


def a_told(cast: Cast, guardian: Guardian | None = None, **answers: Any) -> Intake:
    """That intake with these answers."""
    intake, whose = a_begun(cast, guardian), guardian or cast.samira
    keep(intake=intake, guardian=whose, by=cast.marieke, answers=answers)
    return intake


def a_done(cast: Cast, **answers: Any) -> Intake:
    """That intake, finished."""
    return finish(intake=a_told(cast, **answers), guardian=cast.samira, by=cast.marieke)
