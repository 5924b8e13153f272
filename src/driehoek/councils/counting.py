"""Counting votes: pure, it knows numbers and not people."""

import json
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from random import Random
from typing import Any

from driehoek.shared.small import FEWEST


def count(ballots: Iterable[Iterable[int]], candidates: Iterable[int], seats: int, rng: Random) -> list[dict[str, Any]]:
    """Rank the candidates by votes, equal ones by lot: {"candidate", "votes", "elected", "lot"}.

    `lot` says that chance decided: as many votes as somebody on the other side of the last seat.
    """
    votes = Counter(candidate for ballot in ballots for candidate in ballot)
    names = list(candidates)
    rng.shuffle(names)
    ranked = sorted(names, key=lambda name: -votes[name])
    last, first_out = (votes[name] for name in ranked[seats - 1 : seats + 1]) if len(ranked) > seats else (-1, -2)
    return [
        {
            "candidate": name, "votes": votes[name], "elected": place < seats,
            "lot": last == first_out == votes[name],
        }
        for place, name in enumerate(ranked)
    ]  # fmt: skip


def turnout(asked: dict[str, int], voted: dict[str, int]) -> list[dict[str, Any]]:
    """Per language how many could vote and did, where five or more voted and five or more did not; the others together.

    No voter is in two parts, so no sum or difference of what is shown is about fewer than five; nothing is shown when
    one part would remain.
    """
    large = {code for code in asked if _is_large({code}, asked, voted)}
    small = set(asked) - large
    while small and large and not _is_large(small, asked, voted):
        least = min(large, key=lambda code: (asked[code], code))
        large.remove(least)
        small.add(least)
    parts = [(code, {code}) for code in sorted(large)] + ([("", small)] if small else [])
    return [
        {"language": name, "asked": _sum(codes, asked), "voted": _sum(codes, voted)}
        for name, codes in parts
        if len(parts) > 1
    ]


def ways(voted: int, by_slip: int) -> dict[str, int] | None:
    """How many voted on a page and how many by slip; None without slips, empty when fewer than five did one of both."""
    if not by_slip:
        return None
    numbers = {"page": voted - by_slip, "slip": by_slip}
    return {} if any(0 < number < FEWEST for number in numbers.values()) else numbers


def _sum(codes: Iterable[str], numbers: dict[str, int]) -> int:
    return sum(numbers.get(code, 0) for code in codes)


def _is_large(codes: set[str], asked: dict[str, int], voted: dict[str, int]) -> bool:
    did = _sum(codes, voted)
    return did >= FEWEST and _sum(codes, asked) - did >= FEWEST


def fingerprint(result: dict[str, Any]) -> str:
    """A number that changes when anything of a result changes (SHA-256), in groups that can be read aloud."""
    digest = sha256(json.dumps(result, sort_keys=True).encode()).hexdigest()[:32]
    return " ".join(digest[place : place + 4] for place in range(0, 32, 4))
