"""How many were asked and how many answered, per side, language and group; who, nobody reads."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from driehoek.shared.small import FEWEST
from driehoek.surveys.box import Sheet, sheets_in
from driehoek.surveys.cuts import parts
from driehoek.surveys.models import Asked, Survey

Data = dict[str, Any]


@dataclass(frozen=True)
class Row:
    """One language or group: how many of those asked answered on their own page; `key` is empty for small ones."""

    key: str
    asked: int
    answered: int


@dataclass(frozen=True)
class Response:
    """Of one side: `asked` in person, `answered` in all, `loose` of these on paper, a shared tablet or in a talk."""

    side: str
    asked: int
    answered: int
    loose: int
    language: list[Row]
    group: list[Row]

    @property
    def few(self) -> bool:
        """Whether one to four answered on their own page."""
        return 0 < self.answered - self.loose < FEWEST


def response_of(survey: Survey) -> list[Response]:
    """The response of each side: as it is now, or as it was kept when the survey closed."""
    if survey.state != Survey.State.CLOSED:
        return counted(survey, sheets_in(survey.box))
    return [_from_data(one) for one in survey.response.get("sides", [])]


def counted(survey: Survey, sheets: Iterable[Sheet]) -> list[Response]:
    """The response as it is now."""
    rows, lying = list(survey.asked.select_related("group").order_by("pk")), list(sheets)
    return [
        _response(side.who, [row for row in rows if row.side == side.who], [s for s in lying if s.side == side.who])
        for side in survey.questionnaire.sides
    ]


def _response(side: str, rows: list[Asked], sheets: list[Sheet]) -> Response:
    loose = sum(sheet.way != "own" for sheet in sheets)
    cuts = {
        "language": _rows(rows, {row.pk: row.language for row in rows}),
        "group": _rows(rows, {row.pk: row.group.name if row.group else "" for row in rows}),
    }
    return Response(side, len(rows), len(sheets), loose, **cuts)


def _rows(rows: list[Asked], keys: dict[int, str]) -> list[Row]:
    shown = parts(keys, keys)
    asked, answered = Counter(shown.values()), Counter(shown[row.pk] for row in rows if row.answered and shown)
    found = [Row(key, number, answered[key]) for key, number in asked.items()]
    return sorted(found, key=lambda row: (row.answered / row.asked, row.key))


def _from_data(data: Data) -> Response:
    cuts = {cut: [Row(**row) for row in data[cut]] for cut in ("language", "group")}
    return Response(**{**data, **cuts})
