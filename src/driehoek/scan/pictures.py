"""The school year of a colleague as a picture: a bar per week for what is asked, a line for what is given."""

from dataclasses import dataclass

from driehoek.scan.workload import Load, Week

HEIGHT, STEP, BAR = 100, 20, 14


@dataclass(frozen=True)
class Bar:
    """A week; lengths are counted in a picture of 100 high."""

    week: Week
    x: int
    y: int
    height: int

    @property
    def over(self) -> bool:
        """Whether the week does not fit."""
        return bool(self.week.over)


@dataclass(frozen=True)
class Picture:
    """What is drawn; `given` is a path, empty as long as nobody said what is given."""

    width: int
    bars: tuple[Bar, ...]
    given: str


def picture_of(load: Load) -> Picture:
    """Draw a school year; a week without anything has no bar."""
    highest = load.highest or 1

    def length(hours: object) -> int:
        return round(HEIGHT * float(str(hours)) / float(highest))

    bars = tuple(
        Bar(week, number * STEP, HEIGHT - length(week.asked), length(week.asked))
        for number, week in enumerate(load.weeks)
    )
    steps = [
        f"H{number * STEP} V{HEIGHT - length(week.given)}" for number, week in enumerate(load.weeks) if load.agreed
    ]
    given = f"M0 {HEIGHT} {' '.join(steps)} H{len(bars) * STEP}" if steps else ""
    return Picture(len(bars) * STEP, bars, given)
