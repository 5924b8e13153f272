"""How long a colleague travels from one address to another: data/travel.toml, read and checked once."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).parent / "data" / "travel.toml"
FIELDS = ("same_address", "same_postcode", "same_town", "elsewhere")  # from near to far
MOST = 240  # minutes
DIGITS = 4  # of a postcode, that name a neighbourhood


class TravelError(ValueError):
    """The file says something it may not say; the message names the field."""


class Address(NamedTuple):
    """Where somebody lives, or the school is, as it was written down; empty when that is not known."""

    street: str = ""
    postcode: str = ""
    city: str = ""

    @property
    def plain(self) -> "Address":
        """The same without what people write in different ways."""
        return Address(*("".join(part.split()).casefold() for part in self))


@dataclass(frozen=True)
class Minutes:
    """What it takes, by how near two addresses are."""

    same_address: int
    same_postcode: int
    same_town: int
    elsewhere: int

    def between(self, one: Address, other: Address) -> int:
        """The minutes from one address to another, both `plain`; as many there as back."""
        near = one.postcode[:DIGITS]
        if one == other and one.street:
            return self.same_address
        if near and near == other.postcode[:DIGITS]:
            return self.same_postcode
        return self.elsewhere if one.city and other.city and one.city != other.city else self.same_town


@cache
def minutes() -> Minutes:
    """The minutes as they stand in the file; raises `TravelError` on a slip in it."""
    return read(FILE)


def read(path: Path) -> Minutes:
    """Read and check a file: whole minutes, and never fewer to what is further."""
    with path.open("rb") as file:
        table = tomllib.load(file)
    if wrong := sorted(set(table) ^ set(FIELDS)):
        raise TravelError(f"missing or unknown: {', '.join(wrong)}")
    least = 0
    for name in FIELDS:
        if type(table[name]) is not int or not least <= table[name] <= MOST:
            raise TravelError(f"{name} is a whole number from {least} to {MOST}")
        least = table[name]
    return Minutes(**table)
