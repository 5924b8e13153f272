"""Which activities work in which language, the lowest first: for who sees the families, and without small numbers."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from driehoek.home.library import HomeActivity
from driehoek.home.models import Suggestion
from driehoek.home.queries.staff import suggestions_for
from driehoek.home.queries.tallies import Tally, tallies
from driehoek.home.rules import known, week_of
from driehoek.people.models import Account, Guardianship, Location
from driehoek.people.rules import guardianship_is_open
from driehoek.shared.languages import DEFAULT, Language, language
from driehoek.shared.small import FEWEST, put_together
from driehoek.shared.stats import share


@dataclass(frozen=True)
class Line:
    """Families that read one language (None: several together): for how many it was there, and how many did it."""

    tongue: Language | None
    did: int
    families: int

    @property
    def label(self) -> str:
        """How the language is called in itself."""
        return self.tongue.own_name if self.tongue else _("Other languages")

    @property
    def share(self) -> float:
        """Which share did it, from 0 to 1; there is always a family."""
        return share(self.did, self.families) or 0


@dataclass(frozen=True)
class Working:
    """An activity with its languages, the lowest share first."""

    activity: HomeActivity
    lines: list[Line]
    whole: Line

    @property
    def bars(self) -> list[dict[str, str | int]]:
        """The lines as the bars of a table."""
        return [{"label": one.label, "value": one.did, "total": one.families} for one in self.lines]


def working(account: Account, location: Location) -> list[Working]:
    """Every activity that was suggested to a whole group within reach, the lowest share first; five queries.

    Whoever asks may see these families by name, so no count is hidden; others read the indicator, which hides.
    """
    return _counted(suggestions_for(account).filter(group__location=location, week__lte=week_of(), child=None))


def totals(location: Location) -> list[Working]:
    """The same of a whole location without what would be about fewer than five families; for readers of totals."""
    rows = Suggestion.objects.filter(group__location=location, week__lte=week_of(), child=None, withdrawn_at=None)
    counted = _counted(rows.filter(known()).select_related("programme", "own__text"))
    return [_without_small(one) for one in counted if _is_safe(one.whole)]


def _without_small(one: Working) -> Working:
    lines = sorted(one.lines, key=lambda line: (line.families, line.label))
    shown = put_together(lines, _is_safe, _whole)
    return Working(one.activity, sorted(shown, key=lambda line: (line.share, -line.families, line.label)), one.whole)


def _is_safe(line: Line) -> bool:
    return min(line.did, line.families - line.did) >= FEWEST


def _whole(lines: Sequence[Line]) -> Line:
    return Line(None, sum(line.did for line in lines), sum(line.families for line in lines))


def _counted(rows: Iterable[Suggestion]) -> list[Working]:
    found: dict[str, list[Tally]] = defaultdict(list)
    for tally in tallies(rows):
        found[tally.activity.key].append(tally)
    read = _languages({family for ones in found.values() for one in ones for family in one.families})
    made = [_working(ones, read) for ones in found.values()]
    return sorted((one for one in made if one.lines), key=lambda one: (one.whole.share, one.activity.key))


def _working(ones: list[Tally], read: dict[int, str]) -> Working:
    families = {family for one in ones for family in one.families}
    did = {family for one in ones for family in one.did}
    codes = {read.get(family, DEFAULT) for family in families}
    of = {code: {family for family in families if read.get(family, DEFAULT) == code} for code in codes}
    lines = [Line(language(code), len(did & own), len(own)) for code, own in of.items()]
    lines.sort(key=lambda line: (line.share, -line.families, line.label))
    return Working(ones[0].activity, lines, Line(None, len(did), len(families)))


def _languages(families: set[int]) -> dict[int, str]:
    """Family -> the language it reads; when guardians differ, the one that is not Dutch (docs/concepts.md)."""
    found: dict[int, set[str]] = defaultdict(set)
    ties = Guardianship.objects.filter(guardianship_is_open(), child__family__in=families)
    for family, code in ties.values_list("child__family", "guardian__language_read").distinct():
        found[family].add(code)
    return {family: min(codes - {DEFAULT} or codes) for family, codes in found.items()}
