"""Find what an engine may not touch: addresses, numbers, dates, amounts, names and the words of the school."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from driehoek.shared.languages import language as language_of
from driehoek.texts.dates import clocks_in, dates_in
from driehoek.texts.placeholders import PLACEHOLDER
from driehoek.texts.protected import also_words

ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"]+|(?<![\w@])[\w-]+(?:\.[\w-]+)*\.(?:nl|com|org|net|eu|be|info|example)"
                     r"(?![\w@])(?:/[^\s<>\"]*)?", re.IGNORECASE)  # fmt: skip
MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
AMOUNT = re.compile(r"[€$£]\s?\d[\d.,]*(?:-(?!\w))?|(?<!\w)\d[\d.,]*\s?[€$£]")
PHONE = re.compile(r"(?<![\w+])(?:\+\d|0\d|\(0\d)[\d\s()-]{6,16}\d(?![\w]|[-./:,]\d)")
NUMBER = re.compile(r"\w*\d\w*(?:[.,:/–-]\d\w*)*\s?%?(?<!\s)")
DIGITS = re.compile(r"\d+")  # what is left where two of the others met
NAME = re.compile(r"[^\W\d_][\w'’-]*")
TRAILING = ".,;:!?)]}'\"»”"
INFIXES = frozenset({"van", "de", "der", "den", "het", "ten", "ter", "te", "von", "el", "al", "bin", "ibn", "la", "da"})
SENTENCE_SIGNS = ".!?…:\"'“‘«(-–•"
HOLDABLE = frozenset("0123456789 ()+€$£.,:/%-")  # what `cleaning.HELD` lets stand
Found = tuple[int, int, str]


@dataclass(frozen=True)
class Names:
    """First names and parts of surnames that are known at the school."""

    given: frozenset[str] = frozenset()
    family: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Keep:
    """What to keep in texts from one language to another; `words` maps a word to what the reader gets for it."""

    source: str
    target: str
    names: Names = field(default_factory=Names)
    words: dict[str, str] = field(default_factory=dict)
    exact: frozenset[str] = frozenset()

    def found(self, line: str) -> list[Found]:
        """Return start, end and what the reader gets for each part to keep, in order and without overlap."""
        taken: list[Found] = []
        for find in self._finders():
            for start, end, value in find(line):
                if all(end <= other[0] or other[1] <= start for other in taken):
                    taken.append((start, end, self._held(value)))
        return sorted(taken)

    def _finders(self) -> list[Callable[[str], Iterable[Found]]]:
        """Most certain first: a number in an address belongs to the address."""
        return [
            _matches(PLACEHOLDER), _addresses, self._terms,
            lambda line: dates_in(line, self.source, self.target),
            lambda line: clocks_in(line, self.source),
            _matches(AMOUNT), _matches(PHONE), self._people, _matches(NUMBER), _matches(DIGITS),
        ]  # fmt: skip

    def _terms(self, line: str) -> Iterator[Found]:
        for word in sorted(self.words, key=len, reverse=True):
            flags = re.NOFLAG if word in self.exact else re.IGNORECASE
            for found in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", line, flags):
                yield found.start(), found.end(), _cased(self.words[word], like=found[0], word=word)

    def _people(self, line: str) -> Iterator[Found]:
        names = list(NAME.finditer(line))
        group: list[re.Match[str]] = []
        for found in names:
            if group and not line[group[-1].end() : found.start()].isspace():
                yield from self._person(line, group)
                group = []
            if self._is_name(found[0]) or (group and found[0].casefold() in INFIXES):
                group.append(found)
            else:
                yield from self._person(line, group)
                group = []
        yield from self._person(line, group)

    def _is_name(self, word: str) -> bool:
        return word[0].isupper() and (word in self.names.given or word in self.names.family)

    def _person(self, line: str, group: list[re.Match[str]]) -> Iterator[Found]:
        while group and not self._is_name(group[-1][0]):
            group = group[:-1]
        if group and not (len(group) == 1 and self._may_be_a_word(line, group[0])):
            start, end = group[0].start(), group[-1].end()
            yield start, end, line[start:end]

    def _may_be_a_word(self, line: str, found: re.Match[str]) -> bool:
        """At the beginning of a sentence "Bakker" and "Wil" are as likely the word as the name."""
        before = line[: found.start()].rstrip()
        begins = not before or before[-1] in SENTENCE_SIGNS
        return begins and (found[0] not in self.names.given or found[0] in also_words())

    def _held(self, value: str) -> str:
        """Keep numbers with signs in between in their order among letters that run from right to left."""
        loose = not value.isdecimal() and not set(value) - HOLDABLE
        return f"\u2066{value}\u2069" if loose and language_of(self.target).direction == "rtl" else value


def _matches(pattern: re.Pattern[str]) -> Callable[[str], Iterator[Found]]:
    return lambda line: ((found.start(), found.end(), found[0]) for found in pattern.finditer(line))


def _addresses(line: str) -> Iterator[Found]:
    yield from _matches(MAIL)(line)
    for found in ADDRESS.finditer(line):
        address = found[0].rstrip(TRAILING)
        yield found.start(), found.start() + len(address), address


def _cased(value: str, *, like: str, word: str) -> str:
    """Begin with a capital where the writer did and the list of words does not."""
    return value[:1].upper() + value[1:] if like[:1].isupper() and not word[:1].isupper() else value
