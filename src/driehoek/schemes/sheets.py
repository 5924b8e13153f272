"""Reading one table of a scheme file: every mistake is noted with its place and what to do, in the reader's language.

`shared.strict` stops the start at the first slip of a developer; who writes a scheme gets all mistakes at once.
"""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from driehoek.shared.strict import Table

KEY_SIGNS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")
LONGEST, KEY_LONGEST, TOO_MUCH = 600, 40, 10**8


@dataclass(frozen=True)
class Mistake:
    """What is wrong at which place of a file, and what to do about it."""

    place: str
    words: str


class Sheet:
    """One table: its fields are taken one by one, and what nobody took is a mistake."""

    def __init__(self, place: str, table: Table, mistakes: list[Mistake]) -> None:
        self.place, self.table, self.mistakes = place, table, mistakes
        self.taken: set[str] = set()

    def note(self, words: str, **values: Any) -> None:
        """Note a mistake at this place."""
        self.mistakes.append(Mistake(self.place, words % values if values else words))

    def _take(self, field: str, *, needed: bool) -> Any:
        self.taken.add(field)
        if needed and field not in self.table:
            self.note(_("“%(field)s” is missing. Write a line %(field)s = … here."), field=field)
        return self.table.get(field)

    def text(self, field: str, *, needed: bool = True, longest: int = LONGEST) -> str:
        """Words in a field; empty when they are not there or wrong."""
        value = self._take(field, needed=needed)
        if value is None:
            return ""
        if not isinstance(value, str) or not value.strip() or len(value) > longest:
            self.note(
                _("“%(field)s” must be words between quotation marks, at most %(longest)d signs."),
                field=field, longest=longest,
            )  # fmt: skip
            return ""
        return value.strip()

    def key(self) -> str:
        """The short name of an entry."""
        value = self.text("key", longest=KEY_LONGEST)
        if not set(value) <= KEY_SIGNS:
            self.note(_("“key” may hold small letters, figures and hyphens only, like “own-share”."))
        return value

    def number(self, field: str, *, highest: int | None = None) -> Decimal | None:
        """A number that is not negative; None when it is not there or wrong."""
        value = self._take(field, needed=False)
        if value is None:
            return None
        if not _is_number(value):
            self.note(_("“%(field)s” must be a number, without quotation marks, like 25 or 0.5."), field=field)
            return None
        if highest is not None and value > highest:
            self.note(_("“%(field)s” may be at most %(highest)d."), field=field, highest=highest)
        return Decimal(value)

    def flag(self, field: str) -> bool:
        """True or false; false when it is not there."""
        value = self._take(field, needed=False)
        if value not in (None, True, False):
            self.note(_("“%(field)s” must be true or false, without quotation marks."), field=field)
        return value is True

    def choice(self, field: str, allowed: Collection[str], *, needed: bool = True) -> str:
        """One of the allowed words."""
        value = self.text(field, needed=needed)
        if value and value not in allowed:
            self._strange(field, value, allowed)
        return value

    def choices(self, field: str, allowed: Collection[str] | None = None, *, needed: bool = True) -> tuple[str, ...]:
        """A list of words, of the allowed ones when those are given."""
        value = self._take(field, needed=needed)
        if value is None:
            return ()
        if not isinstance(value, list) or not value or not all(isinstance(one, str) for one in value):
            self.note(_('“%(field)s” must be a list of words, like ["one", "two"].'), field=field)
            return ()
        for one in value if allowed else ():
            if one not in (allowed or ()):
                self._strange(field, one, allowed or ())
        return tuple(value)

    def _strange(self, field: str, value: str, allowed: Collection[str]) -> None:
        self.note(
            _("“%(field)s” says “%(value)s”. Choose from: %(allowed)s."),
            field=field, value=value, allowed=", ".join(allowed),
        )  # fmt: skip

    def sheets(self, field: str, name: str, *, needed: bool = False) -> list["Sheet"]:
        """The tables repeated under a field; `name` says with a number what each is."""
        value = self._take(field, needed=False)
        if value is None and needed:
            self.note(_("There is no [[%(field)s]] yet. Write at least one."), field=field)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            self.note(_("Write [[%(field)s]] on a line of its own above each."), field=field)
            return []
        return [Sheet(name % {"number": number}, one, self.mistakes) for number, one in enumerate(value, 1)]

    def close(self) -> None:
        """Note what nobody asked for: mostly a slip of the pen."""
        for field in sorted(set(self.table) - self.taken):
            self.note(
                _("“%(field)s” is not known here. Is it a slip? Known are: %(known)s."),
                field=field, known=", ".join(sorted(self.taken)),
            )  # fmt: skip


def _is_number(value: Any) -> bool:
    # In Python true is a whole number too, and nobody means 1 by it; TOML knows numbers that are none.
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return False
    return Decimal(value).is_finite() and 0 <= value < TOO_MUCH
