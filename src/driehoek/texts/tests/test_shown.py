"""A text in the reader's language: what is shown, how honest it is, and how little it costs."""

import pytest
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from driehoek.demo.cast import Cast
from driehoek.texts.actions import ask_versions, write
from driehoek.texts.models import Engine, Text, Version
from driehoek.texts.queries import shown, shown_one

ARABIC = "تعالوا يوم الخميس."


def a_text(cast: Cast, body: str = "Kom donderdag.\n\nNeem fruit mee.", **fields: object) -> Text:
    """A text of Marieke's."""
    return write(location=cast.vlindertuin, language="nl", body=body, title="Kom kijken", author=cast.marieke, **fields)  # type: ignore[arg-type]


def in_arabic(text: Text, state: str, body: str = ARABIC) -> Version:
    """That text in Arabic."""
    return Version.objects.create(text=text, language="ar", state=state, body=body)


def test_without_a_version_the_original_is_shown_and_named(cast: Cast) -> None:
    text = a_text(cast)
    one = shown_one(text, "ar")
    assert (one.body, one.language, one.direction, one.state, one.original) == (text.body, "nl", "ltr", "missing", None)
    assert one.foreign
    assert "Nederlands" in one.source


def test_an_original_in_the_own_language_needs_no_explanation(cast: Cast) -> None:
    one = shown_one(a_text(cast), "nl")
    assert (one.state, one.foreign, one.source, one.read_original) == ("original", False, "", "")


@pytest.mark.parametrize("state", ["machine", "checked", "person"])
def test_a_version_is_shown_with_where_it_comes_from(cast: Cast, state: str) -> None:
    text = a_text(cast)
    in_arabic(text, state)
    one = shown_one(text, "ar")
    assert (one.body, one.language, one.direction, one.state, one.original) == (ARABIC, "ar", "rtl", state, text)
    with translation.override("en"):
        assert ("machine" in one.source) == (state != "person")
        assert "Nederlands" in one.read_original


@pytest.mark.parametrize("state", ["wanted", "asked"])
def test_what_is_not_ready_is_never_shown(cast: Cast, state: str) -> None:
    text = a_text(cast)
    in_arabic(text, state, body="half een vertal")
    assert shown_one(text, "ar").state == "missing"


def test_any_number_of_texts_costs_one_query(cast: Cast, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    texts = [a_text(cast, body=f"Tekst {number}") for number in range(5)]
    in_arabic(texts[2], "machine")
    with django_assert_num_queries(1):
        found = shown(texts, "ar")
    assert [found[text.pk].state for text in texts] == ["missing", "missing", "machine", "missing", "missing"]


def test_the_page_escapes_markup_and_names_language_and_direction(cast: Cast) -> None:
    text = a_text(cast, body="<b>Kom</b>")
    in_arabic(text, "machine", body="<script>1</script>\n\nنعم")
    page = render_to_string("texts/_text.html", {"shown": shown_one(text, "ar")})
    assert "<script" not in page
    assert "<b>" not in page
    assert 'lang="ar" dir="rtl"' in page
    assert 'lang="nl" dir="ltr"' in page
    assert page.count("<p>") == 3


def test_direction_tricks_and_control_characters_are_taken_out(cast: Cast) -> None:
    text = a_text(cast, body="Kom\u202e om\u200b 9\u0000 uur\r\n\r\n\r\n\r\ngraag\u2066 ")
    assert text.body == "Kom om 9 uur\n\ngraag"


@pytest.mark.parametrize(("body", "language"), [(" \u200b\n", "nl"), ("Kom", "xx")])
def test_nothing_readable_is_no_text(cast: Cast, body: str, language: str) -> None:
    with pytest.raises(ValidationError):
        write(location=cast.vlindertuin, language=language, body=body)
    assert not Text.objects.exists()


def test_versions_wait_for_a_person_where_there_is_no_engine(cast: Cast) -> None:
    made = ask_versions(text=a_text(cast), languages=["ar", "nl", "tr", "ar", "xx"])
    assert [(version.language, version.state) for version in made] == [("ar", "asked"), ("tr", "asked")]


@pytest.mark.parametrize(
    ("kind", "for_children", "about_child", "state"),
    [("libre", False, True, "asked"), ("libre", True, True, "wanted"),
     ("libre", False, False, "wanted"), ("folder", False, True, "wanted")],
)  # fmt: skip
def test_a_text_about_a_child_waits_for_no_engine_that_may_not_get_it(
    cast: Cast, kind: str, for_children: bool, about_child: bool, state: str
) -> None:
    Engine.objects.create(location=cast.vlindertuin, kind=kind, address="http://x.example", for_children=for_children)
    Engine.objects.create(location=cast.elders, kind="folder", address="/models")
    assert ask_versions(text=a_text(cast, about_child=about_child), languages=["ar"])[0].state == state


def test_asking_again_changes_nothing(cast: Cast) -> None:
    text = a_text(cast)
    in_arabic(text, "checked")
    assert [version.state for version in ask_versions(text=text, languages=["ar"])] == ["checked"]
    assert text.versions.count() == 1
