"""Which level is reached, what lacks, and whether the four sides fit together."""

import pytest
from django.utils.translation import override

from driehoek.scan.levels import model
from driehoek.scan.models import Scan, ScanAnswer
from driehoek.scan.results import Result, findings, sides


def result(wanted: int | None = None, /, **values: str) -> Result:
    """The first three levels met, changed by `values`: condition key -> answer."""
    met = {one.key: "yes" for level in model().levels[:3] for one in level.conditions}
    answers = {key: ScanAnswer(condition=key, value=value) for key, value in (met | values).items()}
    return Result(model(), answers, wanted)


def test_a_level_counts_with_all_its_conditions_and_all_below() -> None:
    assert result().reached == 3
    fourth = {one.key: "yes" for one in model().levels[3].conditions}
    assert result(**fourth).reached == 4
    assert result(**fourth, website="no").reached == 0
    assert result(**fourth, home_visits="partly").reached == 2


@pytest.mark.parametrize("value", ["partly", "no", "unknown"])
def test_only_yes_meets_a_condition(value: str) -> None:
    assert result(protocols=value).reached == 0


def test_what_lacks_is_told_up_to_the_wanted_level_only() -> None:
    lacks = result(4, website="partly").lacks
    assert [(stage.level.number, [step.condition.key for step in stage.steps]) for stage in lacks] == [
        (1, ["website"]),
        (4, ["learning_from_each_other", "council_encouraged", "theme_evenings"]),
    ]
    assert result(3).lacks == []
    assert result(None).lacks == []


def test_not_known_is_an_answer_but_no_answer_is_not() -> None:
    assert result().next_to_answer == 4
    assert result(website="unknown").next_to_answer == 4


def test_nothing_is_out_of_balance_when_the_sides_agree() -> None:
    scan = Scan(wanted=3, demand=3, demand_asked=40, support=3)
    assert findings(scan, 3, few=5) == []
    assert [side.level for side in sides(scan, 3)] == [3, 3, 3, 3]


@pytest.mark.parametrize(
    ("fields", "reached", "told"),
    [
        ({"demand": None}, 3, "You do not know yet what parents ask for"),
        ({"demand_asked": None}, 3, "not noted how many"),
        ({"demand_asked": 3}, 3, "fewer than 5 parents"),
        ({"demand": 4}, 3, "Parents ask for more"),
        ({"demand": 2}, 3, "You aim for more"),
        ({"support": None}, 3, "whether the team stands behind it"),
        ({"support": 2}, 3, "The team does not carry this yet"),
        ({}, 2, "Not everything that your aim needs"),
        ({"wanted": None}, 3, "did not choose yet"),
    ],
)
def test_each_thing_out_of_balance_is_told(fields: dict[str, int | None], reached: int, told: str) -> None:
    scan = Scan(**{"wanted": 3, "demand": 3, "demand_asked": 40, "support": 3} | fields)
    with override("en"):
        said = findings(scan, reached, few=5)
    assert len(said) == 1
    assert told in said[0]
