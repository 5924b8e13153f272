"""What an engine may not touch: everything comes through once and unharmed, or the translation is refused."""

import re
from contextlib import suppress

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from driehoek.shared.languages import LANGUAGES
from driehoek.texts.cleaning import plain
from driehoek.texts.guard import DamagedError, mask
from driehoek.texts.keeping import Keep, Names
from driehoek.texts.placeholders import PLACEHOLDER

NAMES = Names(frozenset({"Samira", "Wil", "Yassin"}), frozenset({"Amrani", "Bakker"}))
KEEP = Keep("nl", "tr", NAMES, {"Vlinders": "Vlinders", "rekenochtend": "matematik sabahı"}, frozenset({"Vlinders"}))
PRECIOUS = st.sampled_from([
    "Samira El Amrani", "Vlinders", "12-11-2026", "06-12345678", "+31 6 1234 5678", "a.b@school.nl",
    "https://school.nl/kom?x=1", "€ 12,50", "1.000,00", "5%", "3A", "groep 8", "19:00", "XQ1", "xq 2",
])  # fmt: skip
WORDS = st.sampled_from(["kom", "graag", "naar", "en", "of", "de", "ouders", "met", "<b>", "&amp;", "fruit."])
LINES = st.lists(PRECIOUS | WORDS, min_size=1, max_size=12).map(" ".join)
ANYTHING = st.text(st.characters(codec="utf-8"), max_size=120)


def kept(line: str, keep: Keep = KEEP) -> list[str]:
    """What is kept of a line."""
    return list(mask(line, keep).values.values())


@given(LINES | ANYTHING.map(plain))
@settings(deadline=None)
def test_an_engine_that_changes_nothing_gives_everything_back(line: str) -> None:
    one = mask(" ".join(line.split()), Keep("nl", "tr"))
    assert one.whole() == " ".join(line.split())
    assert not re.search(r"\d", PLACEHOLDER.sub("", one.text))


@given(LINES, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_in_whatever_order_all_parts_come_back_once(line: str, chance: object) -> None:
    one = mask(line, KEEP)
    pieces = PLACEHOLDER.findall(one.text)
    chance.shuffle(pieces)  # type: ignore[attr-defined]
    assume(one.to_translate)
    back = one.restore("çeviri " + " ve ".join(f"xq {number}" for number in pieces))
    for value in one.values.values():
        assert value in back


@given(LINES, st.sampled_from(["lose", "double", "number", "address", "nothing"]))
@settings(deadline=None)
def test_damage_is_never_let_through(line: str, damage: str) -> None:
    one = mask(line, KEEP)
    assume(one.to_translate and one.values)
    harmed = {
        "lose": one.text.replace("XQ1", "", 1), "double": one.text + " XQ1", "number": one.text + " 7",
        "address": one.text + " www.elders.example", "nothing": " ".join(f"XQ{number}" for number in one.values),
    }[damage]  # fmt: skip
    with pytest.raises(DamagedError):
        one.restore(harmed)


@given(ANYTHING, ANYTHING)
@settings(deadline=None)
def test_any_answer_at_all_is_taken_whole_or_refused(line: str, answer: str) -> None:
    one = mask(" ".join(plain(line).split()), KEEP)
    with suppress(DamagedError):
        back = one.restore(answer)
        assert all(value in back for value in one.values.values())
        assert not re.search("[\u202a-\u202e]", back)


def test_a_word_of_the_school_becomes_the_word_we_know() -> None:
    assert mask("Rekenochtend van de Vlinders", KEEP).restore("XQ2 için XQ1") == "Vlinders için Matematik sabahı"


def test_an_ordinary_word_is_no_name() -> None:
    assert kept("Wil je komen? Bakker is open, zei mevrouw Bakker tegen Wil.") == ["Bakker", "Wil"]


def test_a_name_ends_where_the_name_ends() -> None:
    assert kept("Fijn dat Samira de deur open deed.") == ["Samira"]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("donderdag 3 december 2026", "3 Aralık 2026 Perşembe"),
        ("op 3 dec. komen", "3 Aralık"),
        ("vrijdag 3 december 2026", "3 Aralık 2026"),  # no Friday: the weekday is not ours to correct
        ("half negen", "8:30"),
        ("kwart voor een", "12:45"),
        ("8.30 uur", "8:30"),
    ],
)
def test_dates_and_times_are_written_in_the_language_of_the_reader(line: str, value: str) -> None:
    assert kept(line) == [value]


def test_a_day_that_does_not_exist_is_no_date() -> None:
    assert kept("31 juni") == ["31"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_writes_dates(language: str) -> None:
    (value,) = kept("donderdag 3 december 2026", Keep("nl", language))
    assert {"3", "2026"} <= set(re.findall(r"\d+", value))


def test_numbers_keep_their_order_among_arabic_letters() -> None:
    (phone,) = kept("06-12345678", Keep("nl", "ar"))
    assert phone == "\u206606-12345678\u2069"
    assert plain(f"\u202e{phone}\u202c") == phone


def test_an_engine_that_repeats_the_question_has_not_translated() -> None:
    one = mask("Komt u donderdag ook kijken?", KEEP)
    with pytest.raises(DamagedError, match="same"):
        one.restore(one.text)
