"""The demo brings learning results: enough to lay beside what families did, and of the primary school only."""

from driehoek.demo.cast import Cast
from driehoek.demo.simulator.results import bring_results
from driehoek.indicators.beside import results
from driehoek.indicators.scope import here
from driehoek.people.rules import today
from driehoek.schooldays.models import LearningResult


def test_results_are_of_the_primary_school_and_of_this_year(cast: Cast) -> None:
    bring_results(cast, today(), seed=1)
    first = list(LearningResult.objects.order_by("child", "subject").values_list("child", "subject", "level"))
    assert {row.location for row in LearningResult.objects.all()} == {cast.regenboog}
    assert set(results(here(cast.regenboog, cast.year))) == {"Taal", "Rekenen"}
    LearningResult.objects.all().delete()
    bring_results(cast, today(), seed=1)
    again = LearningResult.objects.order_by("child", "subject").values_list("child", "subject", "level")
    assert list(again) == first
