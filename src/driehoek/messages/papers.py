"""Papers for families: the letters and lists in `typst/`, with pictograms and QR codes."""

from pathlib import Path
from typing import Any

import segno

from driehoek.shared import papers
from driehoek.shared.icons import ICONS
from driehoek.shared.papers import pdf_response

__all__ = ["paper", "pdf_response", "picture", "qr"]

TEMPLATES = Path(__file__).parent / "typst"
FRAME = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="{}" fill="none" stroke="#174f52" '
    'stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"/></svg>'
)


def paper(template: str, data: dict[str, Any]) -> bytes:
    """Return the PDF of a template in `typst/`; `data` (plain JSON with `title` and `language`) is only ever text."""
    return papers.paper(TEMPLATES / f"{template}.typ", data)


def picture(icon: str) -> str:
    """Return one of our pictograms as a picture that stands by itself."""
    return FRAME.format(ICONS[icon])


def qr(address: str) -> str:
    """Return the QR code of an address as a picture."""
    svg: str = segno.make(address, error="m", micro=False).svg_inline(border=0, omitsize=True)
    return svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1) if "xmlns" not in svg else svg
