"""What the family page shows of intakes: the way to them."""

from driehoek.logbook.parts import Part
from driehoek.people.models import Account, Family


def part(_account: Account, _family: Family) -> Part:
    """A link; that page is at its limit of queries."""
    return Part("intake/_family.html", None)
