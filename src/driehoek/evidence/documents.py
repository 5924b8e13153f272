"""An evidence file on paper: a PDF that can be read aloud (PDF/UA-1), with the same pieces as the page."""

from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from driehoek.evidence.pictures import picture
from driehoek.evidence.queries import Read
from driehoek.shared.languages import DEFAULT
from driehoek.shared.papers import REPORT, paper


def name_of(read: Read) -> str:
    """What a file is called when it is taken along."""
    file, for_whom = read.file, "" if read.inside else "-zonder-kleine-aantallen"
    return f"bewijsdossier-{file.location.code}-{file.school_year.name}-{file.until}{for_whom}"


def as_pdf(read: Read) -> bytes:
    """The PDF of a file."""
    with translation.override(DEFAULT):
        title = _("Working with parents: %(location)s, %(year)s")
    data = {
        "title": title % {"location": read.file.location, "year": read.file.school_year},
        "language": DEFAULT,
        "sections": [{**part, "blocks": [_drawn(one) for one in part["blocks"]]} for part in read.told["sections"]],
    }
    return paper(REPORT, data)


def _drawn(block: dict[str, Any]) -> dict[str, Any]:
    return {**block, "svg": str(picture(block))} if block["kind"] == "chart" else block
