"""Who was got to know together, and of whom the language at home is known."""

import pytest

from driehoek.demo.cast import Cast
from driehoek.indicators.tests.counts import counted, marks_of
from driehoek.intake.actions import begin, finish, keep
from driehoek.intake.tests.told import a_done, a_told
from driehoek.people.models import Enrolment


@pytest.fixture
def known_before(cast: Cast) -> None:
    """Let another family have been there last year: only then is it known who is new."""
    group = cast.rupsen
    group.pk, group.school_year = None, cast.previous_year
    group.save()
    year = cast.previous_year
    Enrolment.objects.create(child=cast.parisa, group=group, start=year.start, end=year.end)


@pytest.mark.usefixtures("known_before")
def test_an_intake_counts_when_it_was_finished_together(cast: Cast) -> None:
    family = cast.el_amrani.pk
    assert marks_of(cast, "intake", family) == frozenset()
    a_told(cast, likes="Blokken")
    assert marks_of(cast, "intake", family) == frozenset()
    a_done(cast)
    assert marks_of(cast, "intake", family) == {"intake_done"}


@pytest.mark.usefixtures("known_before")
def test_a_parent_alone_is_not_together(cast: Cast) -> None:
    intake = begin(child=cast.yassin, location=cast.vlindertuin, by=cast.samira, guardian=cast.samira)
    finish(intake=intake, guardian=cast.samira, by=cast.samira)
    assert marks_of(cast, "intake", cast.el_amrani.pk) == frozenset()


def test_the_language_at_home_is_known_when_a_guardian_told_it(cast: Cast) -> None:
    intake = a_told(cast, home_languages=["Arabisch"])
    assert counted(cast, "home_language").figure.total.count == 1
    keep(intake=intake, guardian=cast.samira, by=cast.marieke, answers={"home_languages": None})
    assert counted(cast, "home_language").figure.total.count == 0
