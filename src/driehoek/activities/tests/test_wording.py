"""What parents read: the library's languages only as long as they say the same as the Dutch text."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from driehoek.activities import library
from driehoek.activities.actions import plan, save_text, texts_from
from driehoek.activities.models import Activity
from driehoek.activities.tests.making import dutch, new_activity
from driehoek.demo.cast import Cast

ENTRY = library.entry("coffee_morning")
WORDS = {"title": ENTRY.text("nl").title, "why": ENTRY.text("nl").why, "what": ENTRY.text("nl").what}
OWN = WORDS | {"title": "Koffie met de juf"}


@pytest.fixture
def coffee(cast: Cast) -> Activity:
    """A coffee morning as the library gives it."""
    activity = new_activity(cast, library_key="coffee_morning")
    return plan(activity=activity, groups=[cast.vlinders], texts=texts_from("coffee_morning", **WORDS), by=cast.marieke)


def sources(activity: Activity) -> dict[str, str]:
    return dict(activity.texts.values_list("language", "source"))


def test_the_library_brings_all_its_languages(coffee: Activity) -> None:
    assert sources(coffee) == dict.fromkeys(ENTRY.parent_texts, "library")
    assert len(sources(coffee)) >= 2


def test_changed_words_are_the_schools_own() -> None:
    assert [(text.language, text.source) for text in texts_from("coffee_morning", **OWN)] == [("nl", "original")]
    assert [text.source for text in texts_from("", **WORDS)] == ["original"]
    assert [text.source for text in texts_from("no_longer_there", **WORDS)] == ["original"]


def test_changing_dutch_drops_the_library_and_says_so(cast: Cast, coffee: Activity) -> None:
    dropped = save_text(activity=coffee, language="nl", **OWN, by=cast.marieke)
    assert dropped == sorted(set(ENTRY.parent_texts) - {"nl"})
    assert sources(coffee) == {"nl": "original"}


def test_saving_the_same_words_drops_nothing(cast: Cast, coffee: Activity) -> None:
    assert save_text(activity=coffee, language="nl", **WORDS, by=cast.marieke) == []
    assert sources(coffee) == dict.fromkeys(ENTRY.parent_texts, "library")


def test_the_librarys_words_bring_its_languages_back(cast: Cast, coffee: Activity) -> None:
    save_text(activity=coffee, language="nl", **OWN, by=cast.marieke)
    assert save_text(activity=coffee, language="nl", **WORDS, by=cast.marieke) == []
    assert sources(coffee) == dict.fromkeys(ENTRY.parent_texts, "library")


def test_a_persons_translation_is_never_lost(cast: Cast, coffee: Activity) -> None:
    save_text(activity=coffee, language="en", title="Our coffee", why="Meet others.", what="", by=cast.marieke)
    assert "en" not in save_text(activity=coffee, language="nl", **OWN, by=cast.marieke)
    save_text(activity=coffee, language="nl", **WORDS, by=cast.marieke)
    assert coffee.texts.get(language="en").title == "Our coffee"
    assert sources(coffee)["en"] == "person"


@pytest.mark.parametrize("who", ["nico", "tom", "elsje", "peter", "truus", "nadia"])
def test_only_planners_write(cast: Cast, coffee: Activity, who: str) -> None:
    with pytest.raises(PermissionDenied):
        save_text(activity=coffee, language="nl", **OWN, by=getattr(cast, who))
    assert coffee.texts.get(language="nl").source == "library"


@pytest.mark.parametrize("words", [{"title": ""}, {"why": ""}, {"title": "x" * 121}])
def test_words_must_be_there_and_fit(cast: Cast, coffee: Activity, words: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        save_text(activity=coffee, language="en", **WORDS | words, by=cast.marieke)


def test_a_cancelled_activity_keeps_its_words(cast: Cast, coffee: Activity) -> None:
    Activity.objects.filter(pk=coffee.pk).update(state="cancelled")
    with pytest.raises(ValidationError):
        save_text(activity=coffee, language="nl", **OWN, by=cast.marieke)


def test_planning_again_with_other_words_drops_the_library_too(cast: Cast, coffee: Activity) -> None:
    plan(activity=coffee, groups=[cast.vlinders], texts=[dutch("Iets anders")], by=cast.marieke)
    assert sources(coffee) == {"nl": "original"}
