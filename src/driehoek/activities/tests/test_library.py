"""The library: complete, honest and readable in every language."""

from itertools import chain
from unicodedata import name as character_name

import pytest

from driehoek.activities import library
from driehoek.activities.models import Activity, ActivityText
from driehoek.policy.evidence import EVIDENCE
from driehoek.shared.icons import ICONS
from driehoek.shared.languages import LANGUAGES

SCRIPTS = dict.fromkeys(LANGUAGES, "LATIN") | {"ar": "ARABIC", "fa": "ARABIC", "uk": "CYRILLIC", "ti": "ETHIOPIC"}
# School types keep their Dutch name, so that parents recognise it on letters and websites.
DUTCH_NAMES = ("vmbo", "mbo")


def words(text: library.Text) -> tuple[str, str, str]:
    return text.title, text.why, text.what


def every_word(language: str) -> list[str]:
    return list(chain.from_iterable(words(entry.text(language)) for entry in library.load()))


def foreign_letters(text: str, script: str) -> str:
    """The letters of `text` from another script than `script`."""
    for dutch in DUTCH_NAMES:
        text = text.replace(dutch, "")
    return "".join(letter for letter in text if letter.isalpha() and script not in character_name(letter))


def test_the_library_offers_plenty() -> None:
    assert len(library.load()) >= 36


@pytest.mark.parametrize("kind", library.KINDS)
def test_every_kind_of_location_has_a_choice(kind: str) -> None:
    entries = library.entries_for(kind)
    assert len(entries) >= 8
    assert all(kind in entry.kinds for entry in entries)


def test_an_unknown_kind_of_location_is_refused() -> None:
    with pytest.raises(ValueError, match="'university' is not a kind"):
        library.entries_for("university")


@pytest.mark.parametrize(
    ("field", "wanted"),
    [
        ("goal", library.GOALS),
        ("partnership", library.PARTNERSHIPS),
        ("participation", library.PARTICIPATIONS),
        ("level", library.LEVELS),
        ("evidence", EVIDENCE),
    ],
)
def test_every_goal_form_and_level_can_be_chosen(field: str, wanted: tuple[str, ...]) -> None:
    assert {getattr(entry, field) for entry in library.load()} == set(wanted)


def test_an_activity_can_keep_what_an_entry_says() -> None:
    assert set(library.PARTNERSHIPS) == set(Activity.Partnership.values)
    assert set(library.PARTICIPATIONS) == set(Activity.Participation.values)
    assert set(library.LEVELS) == set(Activity.Level.values)
    room = ActivityText._meta.get_field("title").max_length
    assert room is not None
    assert room >= library.LONGEST_TITLE


def test_every_pictogram_can_be_drawn() -> None:
    assert [entry.pictogram for entry in library.load() if entry.pictogram not in ICONS] == []


def test_helping_at_school_is_never_sold_as_good_for_learning() -> None:
    promised = [
        entry.key
        for entry in library.load()
        if entry.goal == "organisational" and entry.evidence in ("strong", "promising")
    ]
    assert promised == []


def test_staff_are_warned_about_pressure_over_homework() -> None:
    entry = library.entry("homework_evening")
    assert entry.evidence == "caution"
    assert "pressure" in entry.staff_text("en").advice


def test_staff_read_their_own_language_and_dutch_otherwise() -> None:
    entry = library.entry("coffee_morning")
    assert entry.staff_text("en").name == "Coffee morning"
    assert entry.staff_text("tr").name == entry.staff_text("nl").name == "Koffieochtend"


@pytest.mark.parametrize("language", LANGUAGES)
def test_parents_read_every_entry_in_their_language(language: str) -> None:
    texts = [library.text(entry.key, language) for entry in library.load()]
    assert {text.language for text in texts} == {language}
    assert len({text.title for text in texts}) == len(texts)


def test_a_language_we_do_not_speak_gets_dutch_and_says_so() -> None:
    text = library.text("reading_aloud", "zz")
    assert (text.language, text.title) == ("nl", "Kom samen een boek bekijken")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_claims_no_more_review_than_its_language_had(language: str) -> None:
    claims = {entry.text(language).reviewed for entry in library.load()}
    assert LANGUAGES[language].reviewed or claims == {False}


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(KeyError):
        library.text("bake_sale", "nl")


@pytest.mark.parametrize(("language", "script"), SCRIPTS.items())
def test_each_language_is_written_in_its_own_script(language: str, script: str) -> None:
    assert [text for text in every_word(language) if foreign_letters(text, script)] == []


@pytest.mark.parametrize(("language", "strangers"), [("ar", "یکگپچژ"), ("fa", "يكىة"), ("uk", "ыэъё")])
def test_neighbouring_alphabets_are_not_mixed_up(language: str, strangers: str) -> None:
    assert [text for text in every_word(language) if set(text) & set(strangers)] == []


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "nl"])
def test_nothing_was_left_in_dutch(language: str) -> None:
    assert set(every_word(language)) & set(every_word("nl")) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_parent_texts_hold_no_dates_or_numbers(language: str) -> None:
    assert [text for text in every_word(language) if any(letter.isdigit() for letter in text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_finished(language: str) -> None:
    sentences = [words(entry.text(language))[1:] for entry in library.load()]
    assert [text for text in chain.from_iterable(sentences) if not text.endswith((".", "?", "؟", "።"))] == []
