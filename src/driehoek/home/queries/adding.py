"""Doors to what a location added to the library, and how its page shows it."""

from collections import Counter
from dataclasses import dataclass

from driehoek.home.library import HomeActivity
from driehoek.home.models import OwnActivity
from driehoek.home.own import translated
from driehoek.home.rules import ADD
from driehoek.people.models import Account, Location
from driehoek.people.queries import found, location_for
from driehoek.people.rules import whole_locations_in_reach
from driehoek.shared.languages import LANGUAGES


def adding_location(account: Account, code: str) -> Location:
    """Return the location to whose library this account adds, or raise Http404."""
    return location_for(account, code, ADD, whole=True)


def own_activity_for(account: Account, pk: int) -> OwnActivity:
    """Return one activity of a location's own that this account may change, or raise Http404."""
    places = Location.objects.filter(whole_locations_in_reach(account, ADD)).values("pk")
    return found(OwnActivity.objects.filter(location__in=places).select_related("location", "text"), pk=pk)


@dataclass(frozen=True)
class Line:
    """An activity as the page shows it, and in how many languages it stands: by a person, by a machine, not yet."""

    activity: HomeActivity
    offered: bool
    person: int
    machine: int
    missing: int


def lines_at(location: Location) -> list[Line]:
    """Everything a location added, what it offers first; two queries."""
    rows = list(OwnActivity.objects.filter(location=location).select_related("text"))
    made = [_line(one, offered=row.withdrawn_at is None) for row, one in zip(rows, translated(rows), strict=True)]
    return sorted(made, key=lambda line: not line.offered)


def _line(one: HomeActivity, *, offered: bool) -> Line:
    states = Counter(words.state for words in one.texts.values())
    by_person = states["person"] + states["checked"]
    return Line(one, offered, by_person, states["machine"], len(LANGUAGES) - len(one.texts))
