"""Papers as PDF: typst sets them, in our own fonts, readable aloud (PDF/UA-1), from data and never from markup."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import segno
import typst
from django.http import HttpResponse
from django.utils.text import slugify

from driehoek.messages import glyphs
from driehoek.shared.icons import ICONS

TEMPLATES = Path(__file__).parent / "typst"
FRAME = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="{}" fill="none" stroke="#174f52" '
    'stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"/></svg>'
)


def paper(template: str, data: dict[str, Any]) -> bytes:
    """Return the PDF of a template in `typst/`; `data` (plain JSON with `title` and `language`) is only ever text."""
    inputs = {"data": json.dumps(glyphs.in_all(data), ensure_ascii=False)}
    source = (TEMPLATES / f"{template}.typ").read_bytes()
    # A compiler of its own for each paper: one compiler cannot serve two threads.
    compiler = typst.Compiler(font_paths=_fonts(), ignore_system_fonts=True)
    pdf = compiler.compile(source, sys_inputs=inputs, format="pdf", pdf_standards=["ua-1"])
    return bytes(pdf)  # type: ignore[arg-type]  # one document is bytes; only pictures come as a list


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[glyphs.FONTS])


def picture(icon: str) -> str:
    """Return one of our pictograms as a picture that stands by itself."""
    return FRAME.format(ICONS[icon])


def qr(address: str) -> str:
    """Return the QR code of an address as a picture."""
    svg: str = segno.make(address, error="m", micro=False).svg_inline(border=0, omitsize=True)
    return svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1) if "xmlns" not in svg else svg


def pdf_response(pdf: bytes, name: str) -> HttpResponse:
    """Answer with a PDF that the browser shows, named after what it is."""
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="{slugify(name) or "driehoek"}.pdf"'
    return answer
