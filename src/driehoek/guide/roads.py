"""What is possible from a step, and the roads from one step to another: computed from the graph, nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass

from driehoek.guide.library import Moment, Step, Way, graph
from driehoek.guide.phrases import years

MOST_ROADS = 3


@dataclass(frozen=True)
class Road:
    """Ways one after the other, from a step to a goal."""

    ways: tuple[Way, ...]

    @property
    def years(self) -> tuple[int, int]:
        """How long all of it takes after the first step, from shortest to longest."""
        return sum(way.years[0] for way in self.ways), sum(way.years[1] for way in self.ways)

    @property
    def how_long(self) -> str:
        """That in words."""
        return years(*self.years)

    @property
    def steps(self) -> list[Step]:
        """Every step of it, the first too."""
        return [self.ways[0].start, *(way.to for way in self.ways)]


@dataclass(frozen=True)
class Option:
    """What is possible next: the way there, and what can follow from it."""

    way: Way
    opens: list[Step]

    @property
    def how_long(self) -> str:
        """How long one is there, in words."""
        return years(*self.way.years)


def ways_from(step: Step) -> list[Way]:
    """The ways that begin here, as they stand in the graph."""
    return [way for way in graph().ways if way.start == step]


def options(step: Step) -> list[Option]:
    """What is possible from here, and what each opens."""
    return [Option(way, [after.to for after in ways_from(way.to)]) for way in ways_from(step)]


def beyond(step: Step) -> list[Step]:
    """Every step that can be reached from here, in the order of the graph."""
    found = {step.key}
    for one in onward(step):
        found |= {way.to.key for way in one}
    return [one for one in graph().steps.values() if one.key in found - {step.key}]


def roads(start: Step, goal: Step) -> list[Road]:
    """The best roads: the fewest steps first, then the shortest time; none when the goal lies not beyond."""
    found = [Road(ways) for ways in onward(start) if ways[-1].to == goal]
    return sorted(found, key=lambda road: (len(road.ways), road.years))[:MOST_ROADS]


def onward(start: Step) -> Iterator[tuple[Way, ...]]:
    """Every road that begins here; the graph leads nowhere back, so they end."""
    for way in ways_from(start):
        yield (way,)
        for rest in onward(way.to):
            yield (way, *rest)


def moment_in(step: Step, grade: str = "") -> Moment | None:
    """What to talk about in this step: what belongs to the year of the group, else what belongs to every year."""
    fitting = [one for one in graph().moments if step.key in one.steps]
    return next((one for one in fitting if not one.grades or grade in one.grades), None)
