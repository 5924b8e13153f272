"""An analysis as a page tells it: tables with shares, beside those of an earlier one, and what they ask."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from driehoek.indicators.suppression import TOGETHER
from driehoek.indicators.words import tongue
from driehoek.people.models import Location
from driehoek.population.asks import asked
from driehoek.population.counting import Table
from driehoek.population.register import PARTS, Part
from driehoek.shared.languages import STAFF_LANGUAGES
from driehoek.shared.stats import percent, share


@dataclass(frozen=True)
class Line:
    """One row: how many, out of all of whom it is known, and the share of an earlier analysis."""

    key: str
    label: str
    value: int
    total: int
    before: int | None

    @property
    def percentage(self) -> int | None:
        """The share in percent."""
        return percent(share(self.value, self.total))

    @property
    def note(self) -> str:
        """The share, and what it was before."""
        if self.before is None:
            return f"{self.percentage}%"
        return _("%(now)s%%, before %(before)s%%") % {"now": self.percentage, "before": self.before}


@dataclass(frozen=True)
class Told:
    """One table in words; `unknown`: of how many it is not known."""

    code: str
    title: str
    of: str
    whole: int
    unknown: int | None
    lines: list[Line]
    several: bool


@dataclass(frozen=True)
class Asked:
    """What a number asks of the school, and where that is done."""

    title: str
    help: str
    url: str


def told(tables: Iterable[Table], earlier: Iterable[Table] = ()) -> list[Told]:
    """Tell tables, each beside the earlier one of the same name; a part that no room knows any more is left out."""
    known = {table["code"]: table for table in earlier}
    return [_told(PARTS[table["code"]], table, known.get(table["code"])) for table in tables if table["code"] in PARTS]


def _told(part: Part, table: Table, earlier: Table | None) -> Told:
    then = {key: _percentage(earlier, count) for key, count in earlier["rows"]} if earlier else {}
    total = _known(table)
    lines = [Line(key, _label(part, key), count, total, then.get(key)) for key, count in table["rows"]]
    return Told(part.code, str(part.title), str(part.of), table["whole"], table["unknown"], lines, part.several)


def _known(table: Table) -> int:
    return int(table["whole"] - (table["unknown"] or 0))


def _percentage(table: Table, count: int) -> int | None:
    return percent(share(count, _known(table)))


def _label(part: Part, key: str) -> str:
    return _("Small numbers together") if key == TOGETHER else part.label(key)


def asked_of(location: Location, tables: Iterable[Table]) -> list[Asked]:
    """What the numbers ask, each with the page that helps."""
    language = tongue() if tongue() in STAFF_LANGUAGES else "en"
    return [Asked(one.title[language], one.help[language], _address(one.where, location)) for one in asked(tables)]


def _address(name: str, location: Location) -> str:
    try:
        return reverse(name, kwargs={"code": location.code})
    except NoReverseMatch:
        return reverse(name)
