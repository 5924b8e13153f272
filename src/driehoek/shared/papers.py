"""Papers as PDF: typst sets them, in our own fonts, readable aloud (PDF/UA-1), from data and never from markup."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.http import HttpResponse
from django.utils.text import slugify

from driehoek.shared import glyphs

REPORT = Path(__file__).parent / "typst" / "report.typ"  # sections of text, lists, tables and charts


def paper(template: Path, data: dict[str, Any]) -> bytes:
    """Return the PDF of a typst template; `data` (plain JSON with `title` and `language`) is only ever text."""
    inputs = {"data": json.dumps(glyphs.in_all(data), ensure_ascii=False)}
    # A compiler of its own for each paper: one compiler cannot serve two threads.
    compiler = typst.Compiler(font_paths=_fonts(), ignore_system_fonts=True)
    pdf = compiler.compile(template.read_bytes(), sys_inputs=inputs, format="pdf", pdf_standards=["ua-1"])
    return bytes(pdf)  # type: ignore[arg-type]  # one document is bytes; only pictures come as a list


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[glyphs.FONTS])


def pdf_response(pdf: bytes, name: str) -> HttpResponse:
    """Answer with a PDF that the browser shows, named after what it is."""
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="{slugify(name) or "driehoek"}.pdf"'
    return answer
