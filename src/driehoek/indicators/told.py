"""A figure as pages tell it: now, a year before, frozen, and by older definitions."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from driehoek.indicators.definitions import Definition, Word, definition, definitions, from_data
from driehoek.indicators.figures import Cell, Figure
from driehoek.indicators.models import FrozenFigure, RollUp
from driehoek.indicators.queries.monitor import Shown, shown
from driehoek.indicators.scope import Scope
from driehoek.indicators.words import HEADINGS, Line, Table, changed, lines_of, sentence, tongue
from driehoek.people.models import SchoolYear
from driehoek.shared.stats import difference, percent


@dataclass(frozen=True)
class Told:
    """A figure as a page tells it."""

    figure: Figure

    @property
    def definition(self) -> Definition:
        """What it means."""
        return self.figure.definition

    @property
    def about_people(self) -> bool:
        """Whether there are families behind it, and chance in it."""
        return self.definition.about_people

    @property
    def name(self) -> str:
        """Its name."""
        return self.definition.text("name", tongue())

    @property
    def of(self) -> str:
        """Who or what is counted."""
        return self.definition.text("of", tongue())

    @property
    def explanation(self) -> str:
        """What is counted."""
        return self.definition.text("explanation", tongue())

    @property
    def unknown(self) -> str:
        """What the figure does not know."""
        return self.definition.text("unknown", tongue())

    @property
    def mark(self) -> str:
        """The mark whose share it is."""
        return self.definition.top.text(tongue())

    @property
    def total(self) -> Line:
        """All together."""
        return Line("", "", self.figure.total)

    @property
    def sentence(self) -> str:
        """How many of how many."""
        return sentence(self.definition, self.figure.total)

    @property
    def threshold(self) -> int | None:
        """The share asked, in percent."""
        return percent(self.definition.threshold)

    @property
    def bars(self) -> list[dict[str, object]]:
        """Each mark against the whole."""
        whole = self.figure.total.whole
        return [
            {"code": word.code, "label": word.text(tongue()), "value": counts, "total": whole, "missed": whole - counts}
            for word in self.definition.marks
            if (counts := self.figure.total.counts.get(word.code)) is not None
        ]

    @property
    def waiting(self) -> list[str]:
        """Marks and parts for which there is no data source yet."""
        there = {part for profile in self.figure.profiles for part in profile.groups}
        expected = self.definition.parts if self.definition.of == "part" else ()
        parts = [part for part in expected if part.code not in there]
        marks = [word for word in self.definition.marks if word.code not in self.figure.counted]
        return [word.text(tongue()) for word in [*marks, *parts]]

    @property
    def tables(self) -> list[Table]:
        """Per language, per group, and new families beside others; the lowest first."""
        if not self.about_people:
            parts = {word.code: word.text(tongue()) for word in self.definition.parts}
            return [Table("part", _("By part"), lines_of("part", self.figure.rows("group"), parts))]
        found = [(cut, self.figure.rows(cut)) for cut in HEADINGS]
        return [Table(cut, str(HEADINGS[cut]), lines_of(cut, cells)) for cut, cells in found if len(cells) > 1]


def mark_in_words(code: str, mark: str) -> Word | None:
    """The words of a mark; None when the indicator has no such mark."""
    return next((word for word in definition(code).marks if word.code == mark), None)


@dataclass(frozen=True)
class Before:
    """The same figure a school year earlier."""

    scope: Scope
    year: SchoolYear
    now: Cell
    told: Told

    @property
    def compared(self) -> str:
        """How this year differs from that one; nothing while it runs: half a year is not a whole one."""
        if self.scope.until < self.scope.year.end or not self.told.about_people:
            return ""
        then = self.told.figure.total
        return changed(difference(self.now.count, self.now.whole, then.count, then.whole))


@dataclass(frozen=True)
class Older:
    """An earlier version of a definition, to read."""

    version: int
    name: str
    explanation: str


def older_versions(one: Definition) -> list[Older]:
    """Every version before this one, newest first."""
    rows = [row for row in definitions()[one.code] if row.version < one.version]
    return [Older(row.version, row.text("name", tongue()), row.text("explanation", tongue())) for row in rows[::-1]]


@dataclass(frozen=True)
class Kept:
    """A frozen figure in a list."""

    frozen: FrozenFigure
    name: str
    sentence: str
    percentage: int | None


def told_again(frozen: FrozenFigure) -> Kept:
    """Tell a frozen figure from its own definition and value, without computing it."""
    one, total = from_data(frozen.definition), frozen.value["total"]
    cell = Cell("", total["whole"], {one.headline: total[one.headline]}, one.headline)
    return Kept(frozen, one.text("name", tongue()), sentence(one, cell), percent(cell.share))


@dataclass(frozen=True)
class TotalRow:
    """A roll-up in a list: whose, which indicator, and what may be said of it."""

    shown: Shown
    name: str
    sentence: str
    line: Line | None

    @property
    def about_people(self) -> bool:
        """Whether there is chance in it."""
        return self.shown.definition.of != "part"

    @property
    def threshold(self) -> int | None:
        """The share asked, in percent."""
        return percent(self.shown.definition.threshold)


def told_rows(rows: Iterable[RollUp]) -> list[TotalRow]:
    """Tell roll-ups to readers of totals."""
    return [_total_row(shown(row)) for row in rows]


def _total_row(one: Shown) -> TotalRow:
    name = one.definition.text("name", tongue())
    if one.total is None:
        return TotalRow(one, name, "", None)
    return TotalRow(one, name, sentence(one.definition, one.total), Line("", "", one.total))
