"""Dutch names in their parts. Only words that are surely an infix are split off; anything else stays as written."""

import re
from typing import NamedTuple

INFIX_WORDS = frozenset(
    {"van", "de", "der", "den", "het", "'t", "in", "op", "aan", "bij", "onder", "over", "uit", "voor", "te", "ten"}
    | {"ter", "v.", "d.", "v.d."}
)
# In these languages the word belongs to the surname: it is sorted with it and written with a capital.
SURNAME_WORDS = frozenset({"el", "al", "ben", "bin", "ould", "abu", "da", "dos", "di", "della", "st.", "san"})
INITIALS = re.compile(r"(?:[A-ZÀ-Þ][a-z]{0,2}\.)+|[A-ZÀ-Þ]")


class Name(NamedTuple):
    """A name in the parts of the register."""

    given_name: str = ""
    initials: str = ""
    infix: str = ""
    family_name: str = ""


def dotted(letters: str) -> str:
    """Initials with points: UGH becomes U.G.H.; what has points or small letters stays as it is."""
    return "".join(f"{letter}." for letter in letters) if letters.isalpha() and letters.isupper() else letters


def split_family(name: str) -> tuple[str, str]:
    """Infix and surname of `name`: "van der Berg" becomes ("van der", "Berg"); capitals are left alone."""
    words = name.split()
    start = 0
    while start < len(words) - 1 and words[start] in INFIX_WORDS:
        start += 1
    return " ".join(words[:start]), " ".join(words[start:])


def split(full_name: str) -> Name:
    """The parts of a name written as "Jan de Vries", "J. de Vries", "Vries, Jan de" or "Vries, de, J."."""
    family, comma, rest = full_name.partition(",")
    if not comma:
        return _split_in_order(full_name.split())
    words = rest.replace(",", " ").split()
    infix = " ".join(word for word in words if word in INFIX_WORDS)
    own_infix, family = split_family(family.strip())
    return _given([word for word in words if word not in INFIX_WORDS], infix or own_infix, family)


def _split_in_order(words: list[str]) -> Name:
    start = len(words) - 1
    for place, word in enumerate(words[:-1]):
        if word in INFIX_WORDS or (place and word.lower() in SURNAME_WORDS):
            start = place
            break
    infix, family = split_family(" ".join(words[start:]))
    return _given(words[:start], infix, family)


def _given(words: list[str], infix: str, family: str) -> Name:
    initials = "".join(dotted(word) for word in words if INITIALS.fullmatch(word))
    given = " ".join(word for word in words if not INITIALS.fullmatch(word))
    return Name(given, initials, infix, family)
