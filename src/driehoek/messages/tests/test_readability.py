"""Dutch texts counted by hand, and what is never held against a text."""

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from driehoek.messages.readability import HardWord, level, load, syllables
from driehoek.messages.ready import ready_messages
from driehoek.messages.ready.library import PLACE


def test_short_words_in_short_sentences_score_as_counted_by_hand() -> None:
    found = level("De kat zit op de mat. Hij is wit.")
    assert (found.words, found.sentences, found.syllables) == (9, 2, 9)
    # 206.84 - 0.93 x 9/2 - 77 x 9/9
    assert found.flesch_douma == pytest.approx(125.7, abs=0.06)
    assert found.level == "easy"


def test_longer_words_score_lower_as_counted_by_hand() -> None:
    found = level("Vandaag lezen kinderen samen boeken. Morgen spelen ze buiten.")
    # van-daag le-zen kin-de-ren sa-men boe-ken mor-gen spe-len ze bui-ten
    assert (found.words, found.sentences, found.syllables) == (9, 2, 18)
    assert found.flesch_douma == pytest.approx(206.84 - 0.93 * 4.5 - 77 * 2, abs=0.06)
    assert found.level == "hard"


@pytest.mark.parametrize(
    ("word", "amount"),
    [("u", 1), ("school", 1), ("idee", 2), ("ideeën", 3), ("moeilijk", 2), ("coördinator", 5), ("draaien", 2)],
)
def test_syllables_are_those_one_hears(word: str, amount: int) -> None:
    assert syllables(word) == amount


def test_a_hard_word_is_named_once_with_simpler_ones() -> None:
    found = level("Het verzuim is hoog. Verzuim kost tijd. We willen het graag anders en we doen dat met u samen.")
    assert found.hard_words == (HardWord("verzuim", "niet op school zijn"),)
    assert found.level == "B1"


def test_a_hard_expression_of_several_words_is_one() -> None:
    assert [one.word for one in level("Dit is ten  behoeve van u.").hard_words] == ["ten  behoeve van"]


def test_a_word_that_only_holds_a_hard_word_is_left_alone() -> None:
    assert level("De ziekteverzuimen-lijst en de adviesjes.").hard_words == ()


def test_many_hard_words_make_a_text_hard_however_short_it_is() -> None:
    assert level("Indien u er dan tijdig bent, dient u het te zeggen.").level == "hard"


def test_a_long_sentence_is_shown_itself() -> None:
    long = "We gaan op die dag met de bus naar zee en we gaan er met zijn al en in het zand op."
    found = level(f"Dag. {long} Tot dan.")
    assert found.long_sentences == (long,)
    assert found.level == "B1"


def test_names_count_for_nothing() -> None:
    plain = level("We zien u graag. Uw kind mag mee met ons.")
    named = level("We zien u graag. Uw kind mag mee met Abdulrahman Al-Khatib ons.")
    assert (plain.flesch_douma, plain.level) == (named.flesch_douma, named.level)


def test_a_name_that_begins_a_sentence_counts_for_nothing() -> None:
    assert level("Aleksandra Wojciechowska komt.").words == 1


def test_what_was_filled_in_and_addresses_count_for_nothing() -> None:
    text = "Kom met \u2068verzuim coördinator\u2069 of kijk op https://verzuim.example/a of info@verzuim.example."
    assert (level(text).words, level(text).hard_words) == (6, ())


def test_a_short_form_does_not_end_a_sentence() -> None:
    assert level("Neem iets mee, bijv. een bal.").sentences == 1


@pytest.mark.parametrize("text", ["", "   ", "19:00", "!!!", "\u2068Samira\u2069"])
def test_a_text_without_words_has_no_score(text: str) -> None:
    found = level(text)
    assert (found.flesch_douma, found.words, found.sentences, found.level) == (None, 0, 0, "easy")


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    found = level(text)
    assert found.syllables >= found.words >= found.sentences >= 0


def test_the_list_of_hard_words_is_long_and_gives_no_hard_words_back() -> None:
    simpler = load().simpler
    assert len(simpler) >= 150
    assert [word for word, better in simpler.items() if word in better.split()] == []


@pytest.mark.parametrize("key", list(ready_messages()))
def test_every_ready_message_is_easy_to_read(key: str) -> None:
    words = ready_messages()[key].words("nl")
    found = level(PLACE.sub("", f"{words.title}\n{words.body}"))
    assert found.level in ("easy", "B1")
    assert list(chain(found.hard_words, found.long_sentences)) == []
