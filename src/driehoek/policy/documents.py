"""The vision as text for the school guide: a PDF that can be read aloud, and a DOCX to paste from."""

import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from django.http import HttpResponse
from django.utils.text import slugify

from driehoek.policy.models import Vision
from driehoek.shared.papers import paper

TEMPLATE = Path(__file__).parent / "typst" / "text.typ"
# Words around the own words of the school, so in Dutch as those are.
TITLE = "Onze visie op samenwerken met ouders"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# The parts every DOCX has (ECMA-376, part 1): what is in it, where the text is, and how a heading looks.
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
    f'ContentType="{KIND}.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="text" '
    f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="styles" '
    f'Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "word/styles.xml": f'<w:styles xmlns:w="{WORDS}"><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="nl-NL"/>'
    '</w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:name w:val="Normal"/><w:pPr><w:spacing w:after="160"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style></w:styles>',
}


def name(vision: Vision) -> str:
    """What the file is called."""
    return f"visie-{vision.location.code}-{vision.version}"


def as_pdf(vision: Vision) -> bytes:
    """The vision on paper."""
    data = {
        "title": TITLE,
        "language": "nl",
        "paragraphs": _paragraphs(vision),
        "school": vision.location.name,
    }
    return paper(TEMPLATE, data)


def as_docx(vision: Vision) -> bytes:
    """The vision in a file that every word processor opens; the same vision gives the same text."""
    lines = "".join(_paragraph(line) for line in _paragraphs(vision))
    body = f"{_paragraph(TITLE, 'Heading1')}{lines}"
    text = f'<w:document xmlns:w="{WORDS}"><w:body>{body}<w:sectPr/></w:body></w:document>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, part in {**PARTS, "word/document.xml": text}.items():
            archive.writestr(path, HEAD + part)
    return file.getvalue()


def docx_response(docx: bytes, name: str) -> HttpResponse:
    """Answer with a DOCX to keep."""
    headers = {"Content-Disposition": f'attachment; filename="{slugify(name)}.docx"'}
    return HttpResponse(docx, content_type=KIND, headers=headers)


def _paragraphs(vision: Vision) -> list[str]:
    return [line.strip() for line in vision.text.splitlines() if line.strip()]


def _paragraph(text: str, style: str = "Normal") -> str:
    legal = "".join(sign for sign in text if sign == "\t" or ord(sign) >= 32)  # XML knows no other control signs
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
    return f'<w:p>{look}<w:r><w:t xml:space="preserve">{escape(legal)}</w:t></w:r></w:p>'
