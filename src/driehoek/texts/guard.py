"""Hide what an engine may not touch, and check afterwards that all of it came through unharmed."""

import re
from collections import Counter
from dataclasses import dataclass

from driehoek.texts.cleaning import one_line, sentences
from driehoek.texts.keeping import ADDRESS, MAIL, Keep
from driehoek.texts.placeholders import PLACEHOLDER, placeholder

LETTER = re.compile(r"[^\W\d_]")
NUMBERS = re.compile(r"\d{1,18}")
ECHO_WORDS = 4  # fewer words may well be the same in two languages
LONGER, LONGER_BY = 5, 80  # no language needs so many times the letters, and so many more


class DamagedError(Exception):
    """A translation lost, doubled or invented something; `reason` is one of the problems of a version."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Masked:
    """A line as an engine gets it, with what to put back: number -> what the reader gets."""

    text: str
    values: dict[int, str]

    @property
    def to_translate(self) -> bool:
        """Whether there are words in it at all, beside what is kept."""
        return bool(LETTER.search(PLACEHOLDER.sub("", self.text)))

    def restore(self, translated: str) -> str:
        """Return the translation with everything in its place, once.

        Raises DamagedError when something is missing, double or added, when nothing was said, or when it is no
        translation.
        """
        line = one_line(translated)
        if Counter(_numbers(line)) != Counter(_numbers(self.text)):
            raise DamagedError("lost")
        self._check(PLACEHOLDER.sub("", self.text), PLACEHOLDER.sub("", line))
        return PLACEHOLDER.sub(lambda found: self.values[int(found[1])], line)

    def _check(self, before: str, after: str) -> None:
        if self.to_translate and not LETTER.search(after):
            raise DamagedError("empty")
        if re.search(r"\d", after) or MAIL.search(after) or ADDRESS.search(after):
            raise DamagedError("added")
        if len(after) > LONGER * len(before) + LONGER_BY:
            raise DamagedError("added")
        if len(before.split()) >= ECHO_WORDS and before.split() == after.split():
            raise DamagedError("same")

    def whole(self) -> str:
        """Return the line as it was written, with what the reader gets for the parts that are kept."""
        return PLACEHOLDER.sub(lambda found: self.values[int(found[1])], self.text)

    def sentences(self) -> list["Masked"]:
        """Return its sentences, which an engine damages less easily."""
        return [Masked(sentence, self.values) for sentence in sentences(self.text)]


def mask(line: str, keep: Keep) -> Masked:
    """Return the line with a placeholder for every part that must stay as it is."""
    values: dict[int, str] = {}
    parts, at = [], 0
    for number, (start, end, value) in enumerate(keep.found(line), start=1):
        values[number] = value
        parts += [line[at:start], placeholder(number)]
        at = end
    return Masked("".join([*parts, line[at:]]), values)


def _numbers(line: str) -> list[int]:
    return [int(number) for number in PLACEHOLDER.findall(line)]


def numbers_lost(before: str, after: str) -> list[str]:
    """Return the numbers that a person's translation no longer has; in whatever digits they are written."""
    there = Counter(int(number) for number in NUMBERS.findall(after))
    lost = Counter(int(number) for number in NUMBERS.findall(before)) - there
    return [str(number) for number in lost]
