"""Every text that a parent meets is there in every language, in the right direction, and within the first packets."""

import re

import pytest
from django.test import Client
from django.utils.translation import trans_real

from driehoek.demo.cast import Cast
from driehoek.people.models import Guardian
from driehoek.shared import catalogues
from driehoek.shared.languages import LANGUAGES, STAFF_LANGUAGES
from tests.pages.test_budgets import PARENT_BYTES, first_visit
from tests.pages.visits import parent_visits


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_is_complete_and_whole(language: str) -> None:
    assert catalogues.missing(language) == []
    assert catalogues.broken(language) == []


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Every text that pages ask a translation of while the test runs."""
    texts: set[str] = set()
    original = trans_real.gettext

    def gettext(message: str) -> str:
        texts.add(message)
        return original(message)

    monkeypatch.setattr(trans_real, "gettext", gettext)
    return texts


@pytest.mark.any_database
@pytest.mark.parametrize("language", LANGUAGES)
def test_parents_pages_are_whole_in_every_language(language: str, cast: Cast, asked: set[str]) -> None:
    Guardian.objects.update(language_read=language)
    pages = {visit.name: Client().get(visit.url).text for visit in parent_visits(cast)}
    start = f'<html lang="{language}" dir="{LANGUAGES[language].direction}"'
    assert [name for name, html in pages.items() if start not in html] == []
    assert {name: size for name, html in pages.items() if (size := first_visit(html)) > PARENT_BYTES} == {}
    assert untranslated(asked, language) == set()


def untranslated(texts: set[str], language: str) -> set[str]:
    """Those of the texts that have words and no translation, where a language has a catalogue for parents alone."""
    if language == "en" or language in STAFF_LANGUAGES:
        return set()
    catalogue = getattr(trans_real.translation(language), "_catalog")  # noqa: B009 - a name of Django's own
    return {text for text in texts if text and catalogue.get(text) is None and re.search(r"[A-Za-z]{3}", text)}
