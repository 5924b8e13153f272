"""What parents told in an intake flows into the analysis, each guardian once, and a few are hidden from others."""

from driehoek.demo.cast import Cast
from driehoek.indicators.scope import Scope
from driehoek.intake.tests.told import a_told
from driehoek.population.counting import tables
from driehoek.population.people import People


def told(cast: Cast, code: str) -> list[list[list[list[object]]]]:
    """The rows in whole, and without small numbers."""
    people = People(Scope((cast.vlindertuin,), (cast.year,)))
    return [[table["rows"] for table in one if table["code"] == f"intake_{code}"] for one in tables(people)]


def test_each_guardian_counts_with_what_they_told(cast: Cast) -> None:
    a_told(cast, home_languages=["Arabisch", "Nederlands"], needs=["learn_dutch"])
    a_told(cast, cast.hassan, home_languages=["Arabisch"])
    whole, closed = told(cast, "home_languages")
    assert whole == [[["Arabisch", 2], ["Nederlands", 1]]]
    assert closed in ([], [[]])
    assert told(cast, "needs")[0] == [[["learn_dutch", 1]]]
