"""Reading EDEXML 1.0.3, 2.0 and 2.1, and saved answers of UWLR, which wraps the same blocks in an envelope.

Only named fields are ever read; citizen numbers, origin, countries and weights are passed over. The file is walked
twice: first for what it says about itself and its groups, then for the people. So a damaged file is refused before
anyone is read, and blocks may stand in any order.
"""

from pathlib import Path

from driehoek.exchange.readers.edexml.outline import PEOPLE, outline_of
from driehoek.exchange.readers.edexml.people import person
from driehoek.exchange.readers.records import Stream
from driehoek.exchange.readers.safexml import LIMITS, Limits, records
from driehoek.exchange.readers.workspace import workspace


def read(path: Path, limits: Limits = LIMITS) -> Stream:
    """Yield the header, the groups, and the pupils and teachers of the file at `path`.

    Raises `Unreadable` when it is not EDEXML, damaged or unsafe, before any record comes out.
    """
    outline = outline_of(path, limits)
    yield outline.header()
    yield from outline.errors
    yield from outline.groups.values()
    with workspace() as store:
        for element in records(path, PEOPLE, limits):
            yield from person(element, outline, store)
