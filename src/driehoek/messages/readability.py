"""How easily a Dutch text reads, to help whoever writes it; nobody is judged by it, and nothing is refused.

The measure is that of Douma (1960), after Flesch: 206.84 - 0.93 x words per sentence - 77 x syllables per word.
Names count for nothing, so that no child makes a text harder. Other languages have other measures; this is for Dutch.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import pyphen

DATA = Path(__file__).parent / "data" / "hard_words.toml"
Level = Literal["easy", "B1", "hard"]
# What was filled in, addresses on the web and of e-mail: none of it was chosen for its words.
_NOT_OURS = re.compile(r"\u2068[^\u2069\n]*\u2069|https?://\S+|\S+@\S+")
_END = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+(?![a-z])|\n+")
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
# A vowel with two dots begins a syllable: ideeën, coördinator.
_VOWELS = re.compile(r"[äëïöü]?[aeiouyáàâéèêíìîóòôúùû]+|[äëïöü]")


@dataclass(frozen=True)
class HardWord:
    """A word that few parents use, as it stands in the text, and simpler words for it."""

    word: str
    simpler: str


@dataclass(frozen=True)
class Reading:
    """What was found: `flesch_douma` (higher is easier, None without words), and what to change."""

    flesch_douma: float | None
    level: Level
    words: int
    sentences: int
    syllables: int
    hard_words: tuple[HardWord, ...]
    long_sentences: tuple[str, ...]


@dataclass(frozen=True)
class Measure:
    """Where the levels begin, the limits, and the simpler word for each hard one."""

    easy: float
    b1: float
    longest: int
    hard_in_hundred: int
    simpler: Mapping[str, str]


def level(text: str) -> Reading:
    """Read a Dutch text; words are counted without names, digits and addresses."""
    measure = load()
    ours = _NOT_OURS.sub(" ", text)
    sentences = [part for part in (piece.strip() for piece in _END.split(ours)) if _WORD.search(part)]
    names = _names(sentences)
    counted = [[word for word in _WORD.findall(one) if word not in names] for one in sentences]
    counted = [words for words in counted if words]
    amount = sum(len(words) for words in counted)
    beats = sum(syllables(word) for words in counted for word in words)
    hard = tuple(_hard_words(ours, measure.simpler))
    long = tuple(one for one in sentences if sum(word not in names for word in _WORD.findall(one)) > measure.longest)
    score = round(206.84 - 0.93 * amount / len(counted) - 77 * beats / amount, 1) if amount else None
    many = len(hard) * 100 > measure.hard_in_hundred * amount
    found: Level = "hard" if many else _level(score, measure, bool(hard or long))
    return Reading(score, found, amount, len(counted), beats, hard, long)


def syllables(word: str) -> int:
    """How many syllables a Dutch word has, at least one: the most that hyphenation or its vowels show."""
    small = word.lower()
    hyphens = len(_hyphenation().positions(small)) + 1
    return max(hyphens, len(_VOWELS.findall(small)), 1)


@cache
def load() -> Measure:
    """The levels and the hard words, read and checked once; raises ValueError on a slip in the file."""
    raw = tomllib.loads(DATA.read_text(encoding="utf-8"))
    levels, limits, words = raw["levels"], raw["limits"], raw["words"]
    if not 0 < levels["B1"] < levels["easy"] or limits["sentence"] < 1:
        raise ValueError(f"{DATA.name}: the levels are not in order")
    for word, simpler in words.items():
        if word != word.lower().strip() or not str(simpler).strip():
            raise ValueError(f"{DATA.name}: {word!r} must be in small letters with a simpler word")
    return Measure(levels["easy"], levels["B1"], limits["sentence"], limits["hard_words"], words)


@cache
def _hyphenation() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="nl_NL")


def _level(score: float | None, measure: Measure, to_change: bool) -> Level:
    if score is None or (score >= measure.easy and not to_change):
        return "easy"
    return "B1" if score >= measure.b1 else "hard"


def _names(sentences: list[str]) -> set[str]:
    """The names in a text: words with a capital, but not those that have it only because a sentence begins."""
    names: set[str] = set()
    for one in sentences:
        # After a colon a sentence begins too: "Wat: Lezen".
        for part in one.split(":"):
            words = _WORD.findall(part)
            names.update(word for word in words[1:] if word[0].isupper())
            if len(words) > 1 and words[0][0].isupper() and words[1][0].isupper():
                names.add(words[0])
    return names


def _hard_words(text: str, simpler: Mapping[str, str]) -> Iterator[HardWord]:
    """Each hard word once, in the order in which they stand in the text."""
    seen: set[str] = set()
    for found in _pattern().finditer(text):
        word = " ".join(found[0].lower().split())
        if word not in seen:
            seen.add(word)
            yield HardWord(found[0], simpler[word])


@cache
def _pattern() -> re.Pattern[str]:
    # The longest first, so that "ten behoeve van" is found before "behoeve".
    words = sorted(load().simpler, key=len, reverse=True)
    together = "|".join(r"\s+".join(map(re.escape, word.split())) for word in words)
    return re.compile(rf"(?<![\w-])(?:{together})(?![\w-])", re.IGNORECASE)
