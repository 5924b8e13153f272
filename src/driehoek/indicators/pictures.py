"""Turn counts into lines with words, for tables and bars."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from driehoek.indicators.delivered import STEPS, Delivered
from driehoek.indicators.informed import Informed
from driehoek.indicators.reach import STAGES, Reach
from driehoek.shared.languages import Language, language
from driehoek.shared.stats import percent

LABELS = {
    "invited": _("Invited"),
    "seen": _("Saw the invitation"),
    "answered": _("Answered"),
    "came": _("Came"),
}

STEP_LABELS = {
    "known": _("Address known"),
    "handed_over": _("Handed over"),
    "confirmed": _("Confirmed"),
    "opened": _("Opened or heard"),
    "understood": _("Understood or answered"),
}


@dataclass(frozen=True)
class Line:
    """One row of a reach table: its own name and direction, the counts, and the share that came with its bounds."""

    label: str
    code: str
    direction: str
    row: Reach

    @property
    def counts(self) -> list[tuple[str, object, int | None]]:
        """Stage, its name, and the number of families; None is hidden."""
        return [(stage, LABELS[stage], getattr(self.row, stage)) for stage in STAGES]

    @property
    def percentage(self) -> int | None:
        """The share of families that came, in percent."""
        return percent(self.row.share)

    @property
    def bounds(self) -> tuple[int | None, int | None] | None:
        """Between how many and how many percent that share lies."""
        interval = self.row.interval
        return (percent(interval.low), percent(interval.high)) if interval else None


def lines_of(rows: list[Reach], *, by_language: bool = False) -> list[Line]:
    """Name the rows: languages in their own script, groups by their name."""
    if not by_language:
        return [Line(row.key, row.key, "", row) for row in rows]
    known = [(row, language(row.key)) for row in rows]
    return [Line(spoken.own_name, spoken.code, spoken.direction, row) for row, spoken in known]


def funnel_of(total: Reach) -> list[dict[str, object]]:
    """The bars from invitation to coming, each against all families in the register."""
    return [{"label": LABELS[stage], "value": getattr(total, stage), "total": total.families} for stage in STAGES]


@dataclass(frozen=True)
class Way:
    """One reading language from address to understood: its own name, the counts, and the share that opened."""

    spoken: Language
    row: Delivered

    @property
    def counts(self) -> list[tuple[object, int]]:
        """Each step by its name, with the number of guardians."""
        return [(STEP_LABELS[step], getattr(self.row, step)) for step in STEPS]

    @property
    def percentage(self) -> int | None:
        """The share of guardians who opened something, in percent."""
        return percent(self.row.share)

    @property
    def bounds(self) -> tuple[int | None, int | None] | None:
        """Between how many and how many percent that share lies."""
        interval = self.row.interval
        return (percent(interval.low), percent(interval.high)) if interval else None


@dataclass(frozen=True)
class Informing:
    """One group or reading language by its own name, with about how many of its children was talked."""

    label: str
    code: str
    direction: str
    row: Informed

    @property
    def percentage(self) -> int | None:
        """The share of children about whom was talked, in percent."""
        return percent(self.row.share)

    @property
    def bounds(self) -> tuple[int | None, int | None] | None:
        """Between how many and how many percent that share lies."""
        interval = self.row.interval
        return (percent(interval.low), percent(interval.high)) if interval else None


def informing_of(rows: list[Informed], *, by_language: bool = False) -> list[Informing]:
    """Name the rows: languages in their own script, groups by their name."""
    if not by_language:
        return [Informing(row.key, "", "", row) for row in rows]
    known = [(row, language(row.key)) for row in rows]
    return [Informing(spoken.own_name, spoken.code, spoken.direction, row) for row, spoken in known]


def ways_in(rows: list[Delivered]) -> list[Way]:
    """Name the languages in their own script."""
    return [Way(language(row.key), row) for row in rows]


def steps_of(total: Delivered) -> list[dict[str, object]]:
    """The bars from address to understood, each against all guardians."""
    return [{"label": STEP_LABELS[step], "value": getattr(total, step), "total": total.guardians} for step in STEPS]
