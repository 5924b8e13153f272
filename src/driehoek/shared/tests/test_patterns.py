"""The pattern page shows all we have, in every language, and no browser or machine finds fault with it."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template import Context, Template
from django.test import Client
from playwright.sync_api import Page

from driehoek.shared.icons import ICONS
from driehoek.shared.languages import LANGUAGES
from driehoek.shared.patterns import ExampleForm
from driehoek.shared.tests.browser import barriers

SOURCE = Path(__file__).parent.parent.parent
PAGES = ["/patterns/?taal=nl", "/patterns/?taal=ar", "/patterns/?voor=ouders&taal=nl", "/patterns/?voor=ouders&taal=ar"]

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def draw(source: str, **context: object) -> str:
    return Template(source).render(Context(context))


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_its_direction_and_voice(client: Client, code: str) -> None:
    html = client.get("/patterns/", {"taal": code}).content.decode()

    language = LANGUAGES[code]
    assert f'<html lang="{code}" dir="{language.direction}" data-speech="{language.speech}">' in html


def test_an_unknown_language_is_dutch(client: Client) -> None:
    assert '<html lang="nl"' in client.get("/patterns/?taal=xx").content.decode()


@pytest.mark.parametrize("address", PAGES)
def test_no_style_or_script_inside_the_page(client: Client, address: str) -> None:
    html = client.get(address).content.decode()

    assert not re.search(r"\sstyle=|<style|<script(?![^>]*\ssrc=)|\son\w+=", html)


def test_first_visit_of_a_parent_fits_the_budget(client: Client) -> None:
    html = client.get("/patterns/?voor=ouders&taal=ar").content
    parts = [html] + [Path(str(finders.find(f"shared/{name}"))).read_bytes() for name in ("base.css", "hear.js")]

    assert sum(len(gzip.compress(part)) for part in parts) <= 14_000


def test_an_unknown_icon_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        draw('{% icon "unicorn" %}')


def test_every_icon_asked_for_exists() -> None:
    asked = {name for page in SOURCE.rglob("*.html") for name in re.findall(r'{% icon "([^"]+)"', page.read_text())}

    assert asked
    assert asked <= ICONS.keys()


def test_arrows_turn_with_the_direction_of_writing() -> None:
    assert "icon--mirror" in draw('{% icon "back" %}')
    assert "icon--mirror" not in draw('{% icon "clock" %}')


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Fatima El Amrani", "FA"), ("Mehmet", "M"), ("", ""), ("ፊዮሪ ተስፋይ", "ፊተ")],
)
def test_initials(name: str, letters: str) -> None:
    assert draw("{{ name|initials }}", name=name) == letters


@pytest.mark.parametrize(("value", "total", "width"), [(11, 16, 69), (20, 16, 100), (3, 0, 0)])
def test_meter_stays_inside_its_frame(value: int, total: int, width: int) -> None:
    assert f'<rect width="{width}"' in draw("{% meter value total %}", value=value, total=total)


def test_bars_mark_the_lowest_share_not_the_lowest_number() -> None:
    rows = [{"label": "A", "value": 30, "total": 60}, {"label": "B", "value": 9, "total": 10}]

    html = draw("{% bars rows low=True %}", rows=rows)

    assert html.index('class="low"') < html.index(">A") < html.index(">B")
    assert html.count('class="low"') == 1


def test_bars_without_a_whole_compare_with_the_largest() -> None:
    html = draw("{% bars rows %}", rows=[{"label": "A", "value": 5}, {"label": "B", "value": 10}])

    assert re.findall(r'<rect width="(\d+)"', html) == ["50", "100"]


def test_a_wrong_field_says_so_beside_itself_and_on_top() -> None:
    html = str(ExampleForm({"email": "fatima@"}))

    assert '<a href="#id_email">' in html
    assert 'aria-describedby="id_email_error"' in html
    assert 'id="id_email_error"' in html


def test_choices_show_pictogram_and_own_language() -> None:
    html = str(ExampleForm()["tongue"]) + str(ExampleForm()["answer"])

    assert '<span lang="ar">' in html
    assert "<svg" in html


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing(page: Page, address: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(address)

    assert barriers(page) == []


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("address", PAGES)
def test_nothing_sticks_out(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(address)

    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.browser
@pytest.mark.parametrize("address", PAGES)
def test_everything_to_press_is_large_enough(page: Page, address: str) -> None:
    page.goto(address)

    small = page.evaluate(
        """() => [...document.querySelectorAll("main .button, nav a, summary, .choices label, select")]
        .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44)
        .map((one) => one.outerHTML.slice(0, 80))"""
    )
    assert small == []
