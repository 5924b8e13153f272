"""The sealed ballot box of a running election: ballots lie in it shuffled, apart from the codes that voters got.

The whole box is sealed with the key of the site and written again at each vote, so that no row, number, time, order or
transaction of the database ties a ballot to a voter (decision 0038). Not even the open box ties a code to a ballot.
"""

import json
from dataclasses import dataclass, field
from random import SystemRandom
from secrets import choice

from driehoek.shared.sealing import opened, sealed

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that look alike
CODE_LENGTH = 8
BLOCK = 4096  # signs: the size of the box does not tell how many names are on the last ballot


@dataclass(frozen=True)
class Box:
    """`ballots`: the candidates on each; `codes`: what voters were given, in the order of the alphabet.

    `by_slip`: how many of them came by voting slip; not which.
    """

    ballots: list[list[int]] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    by_slip: int = 0


def new_code() -> str:
    """A code that says nothing about who has it or when it was given."""
    letters = "".join(choice(LETTERS) for _letter in range(CODE_LENGTH))
    return f"{letters[:4]}-{letters[4:]}"


def with_ballot(box: str, candidates: list[int], code: str, *, by_slip: bool = False) -> str:
    """The box with this ballot and this code in it, both where chance or the alphabet puts them."""
    inside = ballots_in(box)
    return sealed_box([*inside.ballots, sorted(candidates)], [*inside.codes, code], inside.by_slip + by_slip)


def sealed_box(ballots: list[list[int]], codes: list[str], by_slip: int = 0) -> str:
    """A box with these ballots and codes, which nothing ties together."""
    SystemRandom().shuffle(ballots)
    words = json.dumps({"ballots": ballots, "codes": sorted(codes), "by_slip": by_slip})
    return sealed(words.ljust(-(-len(words) // BLOCK) * BLOCK))


def ballots_in(box: str) -> Box:
    """What lies in a box; ValueError when the key of the site does not open it."""
    if not box:
        return Box()
    words = opened(box)
    if not words:
        raise ValueError("The key of this site does not open the ballot box.")
    return Box(**json.loads(words))
