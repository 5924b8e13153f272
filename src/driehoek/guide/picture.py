"""The graph as a picture: the same map every time, with where one is and the roads from there drawn into it.

Beside it always stands the same in words, as a list: who hears or cannot see the picture misses nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language_bidi

from driehoek.guide.library import COLUMNS, ROWS, Step, Way, graph
from driehoek.guide.phrases import picture_title
from driehoek.guide.roads import Road, onward

CELL, LINE, WIDE, HIGH = 48, 58, 44, 32
WIDTH, HEIGHT = COLUMNS * CELL + 4, (ROWS - 1) * LINE + HIGH + 4


@dataclass(frozen=True)
class Box:
    """A step in the picture: the left top of its box, the middle for its word, and how it is drawn."""

    step: Step
    x: int
    y: int
    state: str  # "here", "on" or "off"

    @property
    def middle(self) -> int:
        """Where its word stands from the left."""
        return self.x + WIDE // 2

    @property
    def baseline(self) -> int:
        """Where its word stands from the top."""
        return self.y + HIGH // 2 + 5


@dataclass(frozen=True)
class Picture:
    """All boxes and lines; `title` and `told` are read instead of it."""

    title: str
    told: str
    boxes: list[Box]
    lines: list[str]
    width: int = WIDTH
    height: int = HEIGHT


def everything_from(step: Step) -> Picture:
    """The map with everything that can be reached from a step."""
    return _picture(step, {way for ways in onward(step) for way in ways})


def of_road(road: Road) -> Picture:
    """The map with one road."""
    return _picture(road.ways[0].start, road.ways)


def _picture(here: Step, ways: Iterable[Way]) -> Picture:
    drawn = sorted(ways, key=lambda way: (way.start.row, way.start.column, way.to.column))
    on = {way.to.key for way in drawn}
    boxes = [_box(step, "here" if step == here else "on" if step.key in on else "off") for step in _steps()]
    told = ", ".join(step.name for step in _steps() if step.key in on)
    return Picture(picture_title(here.name), told, boxes, [_line(way) for way in drawn])


def _steps() -> list[Step]:
    return list(graph().steps.values())


def _box(step: Step, state: str) -> Box:
    return Box(step, _left(step), step.row * LINE + 2, state)


def _left(step: Step) -> int:
    column = COLUMNS - 1 - step.column if get_language_bidi() else step.column
    return column * CELL + 4


def _line(way: Way) -> str:
    """The path of a line: down from box to box, or in a bow beneath boxes of the same row."""
    x, end = (_left(step) + WIDE // 2 for step in (way.start, way.to))
    y, bottom = (step.row * LINE + 2 for step in (way.start, way.to))
    if y != bottom:
        bend = (bottom - y - HIGH) // 2
        return f"M{x} {y + HIGH}C{x} {y + HIGH + bend} {end} {bottom - bend} {end} {bottom}"
    return f"M{x} {y + HIGH}q{(end - x) // 2} 22 {end - x} 0"
