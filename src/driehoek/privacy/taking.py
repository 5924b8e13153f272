"""A file of everything the pages show, for a person and for other programs (AVG, article 20)."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from openpyxl import Workbook

from driehoek.people.models import Account, Guardian
from driehoek.privacy.chart import Group
from driehoek.privacy.queries import Told, everything
from driehoek.shared.sheets import in_cell

NAME = "wat-de-school-bewaart"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Groups = Iterable[tuple[Group, list[Told]]]


def answer(person: Guardian | Account, kind: str) -> HttpResponse:
    """The file as something to keep on one's own computer."""
    found = everything(person)
    reply = HttpResponse(as_sheets(found), content_type=XLSX) if kind == "xlsx" else _json(found)
    reply.headers["Content-Disposition"] = f'attachment; filename="{NAME}.{kind}"'
    return reply


def _json(groups: Groups) -> HttpResponse:
    return JsonResponse(as_data(groups), json_dumps_params={"ensure_ascii": False, "indent": 2})


def as_data(groups: Groups) -> dict[str, Any]:
    """Everything as plain JSON: values as they are kept, with the words a person reads beside them."""
    return {
        "made_at": timezone.now().isoformat(),
        "groups": [
            {"group": group.key, "heading": group.head, "purpose": group.why, "records": [_row(one) for one in rows]}
            for group, rows in groups
        ],
    }


def _row(told: Told) -> dict[str, Any]:
    lines = [
        {"field": line.field, "label": str(line.label), "value": line.value, "words": line.words}
        | ({"language": line.language} if line.language else {})
        for line in told.lines
    ]
    return {"record": told.record.label, "heading": str(told.heading), "lines": lines}


def as_sheets(groups: Groups) -> bytes:
    """The same as a workbook: a sheet per group, a row per line; words that begin with = are no formula."""
    book = Workbook(write_only=False)
    del book["Sheet"]
    for group, rows in groups:
        sheet = book.create_sheet(group.key)
        sheet.append([in_cell(group.head)])
        for told in rows:
            for line in told.lines:
                sheet.append([in_cell(words) for words in (told.heading, line.label, line.words)])
        for cell in (cell for row in sheet for cell in row):
            cell.data_type = "s"
    if not book.worksheets:
        book.create_sheet(NAME[:30])
    file = BytesIO()
    book.save(file)
    return file.getvalue()
