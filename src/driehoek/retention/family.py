"""What the family page shows of keeping: the ways to hold back and to erase."""

from driehoek.logbook.parts import Part
from driehoek.people.models import Account, Family


def part(_account: Account, _family: Family) -> Part:
    """For who decides about keeping, by the rights that the page knows already; no query."""
    return Part("retention/_part.html", None)
