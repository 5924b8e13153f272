"""Papers: readable aloud, in our own fonts, and whatever people type is only ever text."""

import io
import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.test import Client
from django.utils import translation
from pypdf import PdfReader

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.messages.letters import Letter, letter
from driehoek.messages.papers import paper
from driehoek.people.models import AuditLine
from driehoek.shared import glyphs

NASTY = '#panic("x") *b* $x$ @ref <label> \\ `raw` https://a.b // /* ]] #[ "quote" _u_ ~ --- \u0007'


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    return " ".join(page.extract_text() for page in read(pdf).pages)


def example(cast: Cast, **content: Any) -> Letter:
    values = {"title": "Kom kijken", "how": ["Scan"], "body": [{"text": "Leuk", "foreign": ""}]}
    with translation.override("nl"):
        return letter(cast.samira, cast.vlindertuin, "https://driehoek.example/u/7-abc/", **values | content)


def letters(*rows: Letter) -> bytes:
    return paper("letter", {"title": "Brieven", "language": "nl", "letters": list(rows)})


def test_what_people_type_is_only_text(cast: Cast) -> None:
    pdf = letters(example(cast, title=NASTY, body=[{"text": NASTY, "foreign": ""}]))
    assert '#panic("x") *b* $x$ @ref <label>' in text_of(pdf).replace("“", '"').replace("”", '"')


def test_it_can_be_read_aloud(cast: Cast) -> None:
    catalogue: Any = read(letters(example(cast))).trailer["/Root"]
    assert bool(catalogue["/MarkInfo"]["/Marked"])
    assert catalogue["/Lang"] == "nl"
    assert b"pdfuaid:part" in letters(example(cast))


def test_only_our_own_fonts_are_used(cast: Cast) -> None:
    page: Any = read(letters(example(cast, title="ትግርኛ العربية Łódź Київ"))).pages[0]
    names = [str(font["/BaseFont"]) for font in page["/Resources"]["/Font"].values()]
    families = {name.split("+")[-1].lstrip("/").split("-")[0] for name in names}
    assert families == {"NotoSans", "NotoSansArabic", "NotoSansEthiopic"}


def test_what_no_font_can_draw_does_not_stop_the_letter(cast: Cast) -> None:
    assert "Feest ??!" in text_of(letters(example(cast, title="Feest 漢字🎉!")))


def test_every_character_we_call_drawable_is(cast: Cast) -> None:
    signs = "".join(map(chr, sorted(glyphs._known())))
    assert letters(example(cast, body=[{"text": signs, "foreign": ""}])).startswith(b"%PDF")


def test_printing_together_is_safe(cast: Cast) -> None:
    data = json.dumps(example(cast))
    with ThreadPoolExecutor(4) as pool:
        pdfs = list(pool.map(lambda _: letters(json.loads(data)), range(12)))
    assert all(len(read(pdf).pages) == 1 for pdf in pdfs)


def test_the_fonts_are_small_and_licensed() -> None:
    assert sum(font.stat().st_size for font in glyphs.FONTS.glob("*.ttf")) < 3_000_000
    assert "SIL OPEN FONT LICENSE" in (glyphs.FONTS / "OFL.txt").read_text(encoding="utf-8")


def test_a_letter_gives_the_guardian_their_page(client: Client, cast: Cast) -> None:
    answer = as_staff(client, cast.marieke).get(f"/gezinnen/ouders/{cast.tesfay.pk}/brief.pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == 'inline; filename="brief-tesfay-haile.pdf"'
    assert link_path(cast.tesfay) in text_of(answer.content).replace("\n", "").replace(" ", "")
    line = AuditLine.objects.get(verb="exported")
    assert (line.account, line.family) == (cast.marieke, cast.haile)


@pytest.mark.parametrize("name", ["tom", "elsje", "nico", "ingrid", "peter", "truus", "rob"])
def test_a_key_is_only_printed_within_reach(client: Client, cast: Cast, name: str) -> None:
    page = as_staff(client, getattr(cast, name)).get(f"/gezinnen/ouders/{cast.tesfay.pk}/brief.pdf")
    assert page.status_code == 404


@pytest.mark.parametrize("name", ["truus_guardian", "karim", "petra", "marco"])
def test_who_may_not_be_informed_gets_no_key(client: Client, cast: Cast, name: str) -> None:
    page = as_staff(client, cast.ruud).get(f"/gezinnen/ouders/{getattr(cast, name).pk}/brief.pdf")
    assert page.status_code == 404
