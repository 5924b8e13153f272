"""Count one indicator at the preschool of the cast."""

from driehoek.demo.cast import Cast
from driehoek.indicators.counting import Count, count
from driehoek.indicators.definitions import definition
from driehoek.indicators.scope import here


def counted(cast: Cast, code: str, *groups: int) -> Count:
    """What this indicator says of De Vlindertuin this year."""
    scope = here(cast.vlindertuin, cast.year, groups or None)
    return count(scope, [definition(code)])[code]


def marks_of(cast: Cast, code: str, family: int | None) -> frozenset[str]:
    """The marks of one family."""
    return next(row.profile.marks for row in counted(cast, code).records if row.family == family)
