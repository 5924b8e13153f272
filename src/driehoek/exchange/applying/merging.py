"""Three versions of a value: what the file said last time, what it says now, and what stands in the register."""

from collections.abc import Iterable, Mapping
from typing import Any

from driehoek.exchange.applying.ledger import plain

Values = Mapping[str, Any]
EMPTY = ("", None)


def merge(row: Any, seen: Values, fresh: Values) -> dict[str, Any]:
    """Set on `row` what the file says anew since `seen`, and return the values those fields had before.

    What a person changed here stays until the file itself changes. An empty value says nothing: files leave out what
    they do not know.
    """
    before: dict[str, Any] = {}
    for name, value in fresh.items():
        now = getattr(row, name)
        said_before = name in seen and seen[name] == plain(value)
        if value not in EMPTY and not said_before and plain(now) != plain(value):
            before[name] = now
            setattr(row, name, value)
    return before


def untouched(row: Any, others: Iterable[Values], fresh: Values) -> dict[str, Any]:
    """Return what a file may say about a row it names for the first time.

    That is what is still empty, and what stands there just as another file (`others`) brought it: the rest was
    entered or changed by a person.
    """
    others = list(others)
    return {name: value for name, value in fresh.items() if _is_open(plain(getattr(row, name)), name, others)}


def _is_open(now: Any, name: str, others: list[Values]) -> bool:
    return now in EMPTY or any(name in other and other[name] == now for other in others)


def remembered(seen: Values, fresh: Values) -> dict[str, Any]:
    """Return `seen` with everything that the file says now."""
    return {**seen, **{name: plain(value) for name, value in fresh.items() if value not in EMPTY}}
