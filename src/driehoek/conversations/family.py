"""What the family page shows of talks: the newest reports about its children."""

from driehoek.conversations.queries.reports import reports_about
from driehoek.logbook.parts import Part
from driehoek.people.models import Account, Family

SHOWN = 6


def part(account: Account, family: Family) -> Part:
    """The reports within reach; one query."""
    return Part("conversations/family/_talks.html", list(reports_about(account, family)[:SHOWN]))
