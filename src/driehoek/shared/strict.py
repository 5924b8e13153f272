"""Reading TOML data strictly: a slip in a data file stops the start with a message that names the place."""

import re
import tomllib
from collections.abc import Collection, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

Table = Mapping[str, Any]
_PART = r"""(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')"""
MANY_PARTS = re.compile(rf"(?<![\w-]){_PART}(?:[ \t]*+\.[ \t]*+{_PART}){{20}}")


class DataError(ValueError):
    """A data file says something it may not say; the message names the file, the entry and the field."""


def read(path: Path) -> dict[str, Any]:
    """The tables of one TOML file, decimals kept exact; raises `DataError` when it is missing or not TOML."""
    try:
        with path.open("rb") as file:
            return tomllib.load(file, parse_float=Decimal)
    except FileNotFoundError:
        raise DataError(f"{path.name}: this file is missing") from None
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{path.name}: not valid TOML ({error})") from error


def given(text: str) -> dict[str, Any]:
    """The tables of TOML that somebody gave, decimals kept exact; raises `DataError` when it cannot be read.

    Python would read a key of thousands of parts for minutes, and an endless nest until it falls over.
    """
    if MANY_PARTS.search(text):
        raise DataError("a key has too many parts")
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except (ValueError, ArithmeticError, RecursionError) as error:
        raise DataError(str(error) or "a number is too large") from error


def check_fields(where: str, table: Table, fields: Collection[str]) -> None:
    """Raise `DataError` unless `table` has exactly `fields`."""
    if missing := sorted(set(fields) - set(table)):
        raise DataError(f"{where}: missing {', '.join(missing)}")
    if unknown := sorted(set(table) - set(fields)):
        raise DataError(f"{where}: unknown {', '.join(unknown)}")


def tables(where: str, table: Table, field: str) -> list[dict[str, Any]]:
    """The tables repeated under `[[field]]`: at least one."""
    value = table[field]
    if not isinstance(value, list) or not value or not all(isinstance(one, dict) for one in value):
        raise DataError(f"{where}: {field} must be a list of tables")
    return value


def text(where: str, table: Table, field: str, longest: int = 600) -> str:
    """The words in `field`: not empty, no spaces around them, at most `longest` characters."""
    value = table[field]
    if not isinstance(value, str) or not value or value != value.strip():
        raise DataError(f"{where}: {field} must be text without spaces around it")
    if len(value) > longest:
        raise DataError(f"{where}: {field} has {len(value)} characters, at most {longest} fit")
    return value


def choice(where: str, table: Table, field: str, allowed: Collection[str]) -> str:
    """The value of `field`, which must be one of `allowed`."""
    value = text(where, table, field)
    if value not in allowed:
        raise DataError(f"{where}: {field} is {value!r}, allowed are {', '.join(allowed)}")
    return value


def choices(where: str, table: Table, field: str, allowed: Collection[str]) -> tuple[str, ...]:
    """The values in the list `field`: at least one, each one of `allowed`, none twice."""
    values = table[field]
    if not isinstance(values, list) or not values:
        raise DataError(f"{where}: {field} must be a list with at least one value")
    if strange := [value for value in values if isinstance(value, list | dict) or value not in allowed]:
        raise DataError(f"{where}: {field} has {strange[0]!r}, allowed are {', '.join(allowed)}")
    if len(set(values)) != len(values):
        raise DataError(f"{where}: {field} names a value twice")
    return tuple(values)


def flag(where: str, table: Table, field: str) -> bool:
    """The value of `field`, which must be true or false."""
    value = table[field]
    if not isinstance(value, bool):
        raise DataError(f"{where}: {field} must be true or false")
    return value


def amount(where: str, table: Table, field: str) -> Decimal:
    """The number in `field`, more than nothing, as an exact decimal."""
    value = table[field]
    # In Python true is a whole number too, and nobody means one hour by it.
    if isinstance(value, bool) or not isinstance(value, int | Decimal) or not value > 0:
        raise DataError(f"{where}: {field} must be a number above zero")
    return Decimal(value)


def whole(where: str, table: Table, field: str) -> int:
    """The whole number in `field`, more than nothing."""
    value = amount(where, table, field)
    if value != int(value):
        raise DataError(f"{where}: {field} must be a whole number")
    return int(value)
