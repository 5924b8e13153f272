"""Turn a figure into plain data and back, so that it can be computed again from what was frozen."""

from collections import Counter
from typing import Any

from driehoek.indicators.definitions import Definition, from_data
from driehoek.indicators.figures import Figure, Profile
from driehoek.indicators.models import FrozenFigure


def inputs_of(figure: Figure) -> dict[str, Any]:
    """Return how often each profile occurs, in a fixed order that says nothing about who came first."""
    rows = [
        [profile.language, list(profile.groups), profile.first_time, sorted(profile.marks), number]
        for profile, number in figure.profiles.items()
    ]
    return {"counted": sorted(figure.counted), "profiles": sorted(rows, key=repr)}


def figure_of(one: Definition, inputs: dict[str, Any]) -> Figure:
    """Return the figure that these inputs give by a definition."""
    profiles = Counter(
        {
            Profile(language, tuple(groups), first_time, frozenset(marks)): number
            for language, groups, first_time, marks, number in inputs["profiles"]
        }
    )
    return Figure(one, frozenset(inputs["counted"]), profiles)


def thaw(frozen: FrozenFigure) -> Figure:
    """Return the figure by the definition and the inputs that were frozen."""
    return figure_of(from_data(frozen.definition), frozen.inputs)


def is_the_same(frozen: FrozenFigure) -> bool:
    """Whether computing it again gives the value that was frozen."""
    return bool(thaw(frozen).as_value() == frozen.value)
