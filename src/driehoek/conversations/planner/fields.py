"""Reading one record of JSON field by field, with messages that name the field and the record."""

from collections.abc import Iterator
from typing import cast


class BadInput(Exception):  # noqa: N818 - it says what is wrong, in one line for whoever made the file
    """The input cannot be planned; the message names the field and the record."""


class Fields:
    """A record of the input and how messages call it. Every method raises BadInput."""

    def __init__(self, data: object, called: str) -> None:
        if not isinstance(data, dict):
            raise BadInput(f"{called}: must be an object with fields")
        self.data: dict[str, object] = data
        self.called = called

    def wrong(self, field: str, problem: str) -> BadInput:
        """The error for one field, to be raised."""
        return BadInput(f"{self.called}, field {field!r}: {problem}")

    def names(self) -> list[str]:
        """The names of all fields that are there."""
        return list(self.data)

    def value(self, field: str) -> object:
        """Whatever stands in a field that must be there."""
        if field not in self.data:
            raise self.wrong(field, "is missing")
        return self.data[field]

    def whole(self, field: str, least: int = 0, most: int | None = None) -> int:
        """A whole number within limits."""
        value = self.value(field)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.wrong(field, f"must be a whole number, not {value!r}")
        if value < least or (most is not None and value > most):
            raise self.wrong(field, f"must be {least} to {most}" if most is not None else f"must be {least} or more")
        return value

    def whole_or_none(self, field: str) -> int | None:
        """A whole number, or null."""
        return None if self.value(field) is None else self.whole(field)

    def text(self, field: str) -> str:
        """A text."""
        value = self.value(field)
        if not isinstance(value, str):
            raise self.wrong(field, f"must be a text, not {value!r}")
        return value

    def text_or_none(self, field: str) -> str | None:
        """A text, or null; an empty text counts as null."""
        return None if self.value(field) is None else self.text(field) or None

    def truth(self, field: str) -> bool:
        """True or false."""
        value = self.value(field)
        if not isinstance(value, bool):
            raise self.wrong(field, f"must be true or false, not {value!r}")
        return value

    def items(self, field: str) -> list[object]:
        """A list."""
        value = self.value(field)
        if not isinstance(value, list):
            raise self.wrong(field, "must be a list")
        return cast("list[object]", value)

    def places(self, field: str, slots: int) -> tuple[int, ...]:
        """Slots, each once, in their order."""
        found = self.items(field)
        for slot in found:
            if not isinstance(slot, int) or isinstance(slot, bool) or not 0 <= slot < slots:
                raise self.wrong(field, f"{slot!r} is no slot; slots are 0 to {slots - 1}")
        return tuple(sorted(set(cast("list[int]", found))))

    def numbers(self, field: str, many: int) -> tuple[int, ...]:
        """So many whole numbers of 0 or more."""
        found = self.items(field)
        if len(found) != many:
            raise self.wrong(field, f"must have {many} numbers, not {len(found)}")
        for number in found:
            if not isinstance(number, int) or isinstance(number, bool) or number < 0:
                raise self.wrong(field, f"must be whole numbers of 0 or more, not {number!r}")
        return tuple(cast("list[int]", found))

    def table(self, field: str) -> tuple[tuple[int, ...], ...]:
        """Rows of whole numbers, as many in each as there are rows; at least one."""
        rows = self.items(field)
        inner = Fields({str(place): row for place, row in enumerate(rows)}, f"{self.called}, field {field!r}")
        if not rows:
            raise self.wrong(field, "must have at least one row")
        return tuple(inner.numbers(name, len(rows)) for name in inner.names())

    def inner(self, field: str) -> "Fields":
        """The record inside a field."""
        return Fields(self.value(field), f"{self.called}, field {field!r}")

    def records(self, field: str, called: str, key: str = "id") -> Iterator["Fields"]:
        """The records of a list, each called by its number; a number that comes twice is refused."""
        seen: set[int] = set()
        for place, item in enumerate(self.items(field)):
            row = Fields(item, f"{called} at place {place} of {field!r}")
            row.called = f"{called} {(number := row.whole(key))}"
            if number in seen:
                raise row.wrong(key, f"{number} is there twice")
            seen.add(number)
            yield row
