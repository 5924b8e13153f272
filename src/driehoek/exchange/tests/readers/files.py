"""Making the files that the readers are tried on."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from openpyxl import Workbook

EDEXML = """<?xml version="1.0" encoding="UTF-8"?>
<EDEX xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<school><schooljaar>2026-2027</schooljaar><brincode>99zz</brincode><xsdversie>2.1</xsdversie></school>
{blocks}
</EDEX>
"""
GROUPS = '<groepen><groep key="g1"><naam>De Vossen</naam><jaargroep>3</jaargroep></groep></groepen>'
USERS = "sourcedId,enabledUser,orgSourcedIds,role,username,givenName,familyName,identifier,email,phone,"
USERS += "agentSourcedIds,grades"


def edexml(folder: Path, blocks: str, name: str = "edex.xml") -> Path:
    """An EDEXML file of 2026-2027 with these blocks."""
    return text(folder / name, EDEXML.format(blocks=blocks))


def pupil(fields: str, key: str = "1") -> str:
    """The group De Vossen and one pupil."""
    return f'{GROUPS}<leerlingen><leerling key="{key}">{fields}</leerling></leerlingen>'


def text(path: Path, content: str, encoding: str = "utf-8") -> Path:
    """A text file."""
    path.write_bytes(content.encode(encoding))
    return path


def folder(path: Path, files: Mapping[str, str]) -> Path:
    """A folder with text files."""
    path.mkdir(exist_ok=True)
    for name, content in files.items():
        (path / name).parent.mkdir(exist_ok=True)
        text(path / name, content)
    return path


def zipped(path: Path, files: Mapping[str, str | bytes]) -> Path:
    """A zip with these files."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def rows(*lines: str) -> str:
    """The text of a CSV file."""
    return "\n".join(lines)


def sheet(path: Path, lines: Iterable[Iterable[object]]) -> Path:
    """An Excel file with one sheet."""
    book = Workbook(write_only=True)
    page = book.create_sheet()
    for line in lines:
        page.append(list(line))
    content = io.BytesIO()
    book.save(content)
    path.write_bytes(content.getvalue())
    return path
