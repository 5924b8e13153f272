"""Why a file cannot be read at all; what is wrong with a single row is a `RowError` in the stream."""

from collections.abc import Mapping
from typing import Any

from driehoek.exchange.readers.messages import in_english, in_own_language

SHOWN = 60


def shown(value: str) -> str:
    """A value from a file, short enough to stand in a message."""
    return value if len(value) <= SHOWN else value[: SHOWN - 1] + "…"


class Unreadable(Exception):  # noqa: N818 - it is what the file is
    """The file as a whole cannot be read: nothing of it may be used (exit code 2)."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(in_english(code, params))
        self.code = code
        self.params = params

    @property
    def translated(self) -> str:
        """The reason in the language that is active now."""
        return in_own_language(self.code, self.params)


class NeedsMapping(Unreadable):
    """The list can be read once a person has said which column holds what.

    `headers` are the column names to choose from and `proposal` is `Mapping.to_json()` of what was recognised.
    """

    def __init__(self, headers: tuple[str, ...], proposal: Mapping[str, Any]) -> None:
        super().__init__("needs_mapping", headers=", ".join(shown(header) for header in headers))
        self.headers = headers
        self.proposal = proposal


class BadValueError(ValueError):
    """One value cannot be used; `Checker` turns it into a `RowError`."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code)
        self.code = code
        self.params = params
