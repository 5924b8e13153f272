"""What would help: one more interpreter, room, place or hour of a colleague, kept with the plan and told in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import get_language, ngettext

from driehoek.conversations.bridge.sheet import Sheet
from driehoek.shared import moments


@dataclass(frozen=True)
class Help:
    """A sentence with its pictogram."""

    icon: str
    text: str


MOST_KEPT = 4
ICONS = {"interpreter": "interpreter", "teacher": "person", "room": "door", "childcare": "childcare"}


def kept_helps(sheet: Sheet, found: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What the planner says would help, with names and times instead of numbers; the best of each kind, most first."""
    best: dict[tuple[str, str], dict[str, Any]] = {}
    for row in sorted(found, key=lambda row: -row["serves"]):
        name = _name(sheet, row)
        best.setdefault(
            (row["kind"], name), {"kind": row["kind"], "name": name, "serves": row["serves"]} | _hour(sheet, row)
        )
    return list(best.values())[:MOST_KEPT]


def _name(sheet: Sheet, row: Mapping[str, Any]) -> str:
    if row["kind"] == "teacher":
        return sheet.hosts[row["teacher"]].account.name
    spoken = (one.language.strip() for one in sheet.parties.values() if sheet.language(one) == row.get("language"))
    return next(spoken, row["language"]) if "language" in row else ""


def _hour(sheet: Sheet, row: Mapping[str, Any]) -> dict[str, str]:
    if "from" not in row:
        return {}
    last = sheet.grid.start(row["to"] - 1) + timedelta(minutes=sheet.grid.minutes)
    return {"start": sheet.grid.start(row["from"]).isoformat(), "end": last.isoformat()}


def help_of(row: Mapping[str, Any]) -> Help:
    """One row that was kept, as a sentence."""
    number = int(row["serves"])
    words = _sentence(row["kind"], number) % {"name": row.get("name", ""), "number": number, "when": _when(row)}
    return Help(ICONS[row["kind"]], words)


def _sentence(kind: str, number: int) -> str:
    if kind == "interpreter":
        return ngettext(
            "One more interpreter for %(name)s, %(when)s, serves %(number)d more talk.",
            "One more interpreter for %(name)s, %(when)s, serves %(number)d more talks.",
            number,
        )
    if kind == "teacher":
        return ngettext(
            "If %(name)s is there as well %(when)s, %(number)d more talk has a time.",
            "If %(name)s is there as well %(when)s, %(number)d more talks have a time.",
            number,
        )
    if kind == "room":
        return ngettext(
            "One more room serves %(number)d more talk.", "One more room serves %(number)d more talks.", number
        )
    return ngettext(
        "One more place in the childcare serves %(number)d more talk.",
        "One more place in the childcare serves %(number)d more talks.",
        number,
    )


def _when(row: Mapping[str, Any]) -> str:
    if "start" not in row:
        return ""
    language = get_language() or "nl"
    start, end = datetime.fromisoformat(row["start"]), datetime.fromisoformat(row["end"])
    return f"{moments.short_day(start, language)} {moments.time_range(start, end, language)}"
