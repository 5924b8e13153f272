"""The sealed box of a running survey: every answer goes in among the others, and none has a row of its own.

The whole box is shuffled, sealed with the key of the site and written again each time. So no number, time, order or
transaction of the database ties an answer to somebody who was asked.
"""

import json
from dataclasses import asdict, dataclass
from random import SystemRandom

from driehoek.shared.sealing import opened, sealed
from driehoek.surveys.questionnaires import Answers

WAYS = ("own", "shared", "paper", "talk")


@dataclass(frozen=True)
class Sheet:
    """What one person answered: `side`, the `way` it came, and the language and group under which it is counted."""

    side: str
    answers: Answers
    way: str
    language: str = ""
    group: str = ""
    written_in: str = "nl"


def with_one_more(box: str, sheet: Sheet) -> str:
    """The box with this sheet in it, in a new order."""
    sheets = [*sheets_in(box), sheet]
    return sealed_box(sheets)


def sealed_box(sheets: list[Sheet]) -> str:
    """These sheets in any order, sealed."""
    SystemRandom().shuffle(sheets)
    return sealed(json.dumps([asdict(one) for one in sheets]))


def sheets_in(box: str) -> list[Sheet]:
    """What lies in a box; ValueError when the key of the site does not open it."""
    if not box:
        return []
    words = opened(box)
    if not words:
        raise ValueError("The key of this site does not open the box.")
    return [Sheet(**one) for one in json.loads(words)]
