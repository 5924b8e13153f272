"""What the documentation tells about councils: made from their data."""

from driehoek.councils.kinds import library
from driehoek.councils.phrases import RIGHTS
from driehoek.people.models import Location
from driehoek.shared.documentation import table


def councils() -> str:
    """Every kind of council, with what a new one begins with."""
    heading = ("council", "at", "parents", "staff", "pupils", "years", "weeks to answer", "source")
    rows = [
        (
            one.name, ", ".join(str(Location.Kind(kind).label) for kind in one.at), *map(str, one.seats.values()),
            str(one.term), str(one.weeks), one.en,
        )
        for one in library().kinds.values()
    ]  # fmt: skip
    return table(heading, rows)


def council_rights() -> str:
    """What councils are asked about, with which right."""
    kinds = library().kinds
    rows = [
        (one.en, str(RIGHTS[one.right]).partition(":")[0], one.by, one.article, ", ".join(f"`{key}`" for key in one.of))
        for one in library().subjects.values()
        if set(one.of) <= set(kinds) and one.article
    ]
    return table(("about", "right", "who answers", "article", "councils"), rows)


PARTS = {"councils": councils, "council_rights": council_rights}
