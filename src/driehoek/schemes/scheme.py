"""What a scheme is: conditions, posts and levels of contact, read from a file and never from code."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

ZERO, ALL = Decimal(0), Decimal(100)
UNITS = {
    "fte": _("full-time job"),
    "hours": pgettext_lazy("so many", "hours"),
    "euros": pgettext_lazy("so many", "euros"),
}
# What a year plan can suggest for a post: hours of its activities, or their budget.
FROM_PLAN = ("hours", "budget")


@dataclass(frozen=True)
class Test:
    """A count of the vocabulary with its bounds; `grades` and `post` narrow what is counted."""

    count: str
    at_least: Decimal | None = None
    at_most: Decimal | None = None
    grades: tuple[str, ...] = ()
    post: str = ""

    def holds(self, number: Decimal) -> bool:
        """Whether a number lies within the bounds."""
        above = self.at_least is None or number >= self.at_least
        return above and (self.at_most is None or number <= self.at_most)


@dataclass(frozen=True)
class Condition:
    """Something asked: so many of its tests must hold (`needed`), and the school states it if `declared` asks how."""

    key: str
    text: str
    missing: str
    mend: str
    tests: tuple[Test, ...]
    needed: int
    declared: str
    priority: bool


@dataclass(frozen=True)
class Post:
    """What can be paid for: at most `most` of its unit a school year (None: no limit named), for `percent` of it."""

    key: str
    text: str
    unit: str
    most: Decimal | None
    percent: Decimal
    from_plan: str


@dataclass(frozen=True)
class Level:
    """A level of contact that a school can realise."""

    key: str
    text: str


@dataclass(frozen=True)
class Scheme:
    """A subsidy: for which kinds of location, from and up to which school year (empty: no end named).

    `most` is the highest grant in euros (None: not named).
    """

    key: str
    name: str
    giver: str
    source: str
    about: str
    first: str
    last: str
    kinds: tuple[str, ...]
    most: Decimal | None
    conditions: tuple[Condition, ...]
    posts: tuple[Post, ...]
    levels: tuple[Level, ...]
    own_file: bool = False

    def is_for(self, kind: str) -> bool:
        """Whether it is meant for this kind of location."""
        return kind in self.kinds

    def runs_in(self, year: str) -> bool:
        """Whether a project can begin in a school year, named as 2026-2027."""
        return self.first <= year and not self.is_over(year)

    def is_over(self, year: str) -> bool:
        """Whether the last school year in which a project could begin lies before this one."""
        return bool(self.last) and self.last < year

    @property
    def own_share(self) -> Decimal:
        """The least per cent that a school must pay itself: the number stands in the condition that asks it."""
        asked = [
            test.at_least
            for condition in self.conditions
            for test in condition.tests
            if test.count == "own_share" and test.at_least is not None
        ]
        return max(asked, default=ZERO)
