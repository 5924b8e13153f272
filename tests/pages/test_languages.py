"""Every text that a parent meets is there in every language, in the right direction."""

import re

import pytest
from django.test import Client
from django.utils.translation import trans_real

from driehoek.demo.cast import Cast
from driehoek.people.models import Guardian
from driehoek.shared import catalogues
from driehoek.shared.languages import LANGUAGES, STAFF_LANGUAGES
from tests.pages.visits import parent_visits

TRANSLATED = [code for code in LANGUAGES if code != "en"]


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


@pytest.mark.parametrize("language", [code for code in TRANSLATED if code not in STAFF_LANGUAGES])
def test_parents_pages_ask_nothing_that_is_not_translated(language: str, cast: Cast, asked: set[str]) -> None:
    Guardian.objects.update(language_read=language)
    for visit in parent_visits(cast):
        Client().get(visit.url)
    catalogue = getattr(trans_real.translation(language), "_catalog")  # noqa: B009 - a name of Django's own
    untranslated = {text for text in asked if text and catalogue.get(text) is None}
    assert {text for text in untranslated if re.search(r"[A-Za-z]{3}", text)} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_parents_pages_stand_in_the_right_direction(language: str, cast: Cast) -> None:
    Guardian.objects.update(language_read=language)
    for visit in parent_visits(cast):
        html = Client().get(visit.url).text
        assert f'<html lang="{language}" dir="{LANGUAGES[language].direction}"' in html
