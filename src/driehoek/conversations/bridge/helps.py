"""What would help, in words: one more interpreter, room, place or hour of a colleague, and how many talks it serves."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import get_language, ngettext

from driehoek.shared import moments


@dataclass(frozen=True)
class Help:
    """A sentence with its pictogram."""

    icon: str
    text: str


ICONS = {"interpreter": "interpreter", "host": "person", "room": "door", "childcare": "childcare"}


def help_of(row: Mapping[str, Any]) -> Help:
    """One row of `explain.helps` as a sentence."""
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
    if kind == "host":
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
        "Two more places in the childcare serve %(number)d more talk.",
        "Two more places in the childcare serve %(number)d more talks.",
        number,
    )


def _when(row: Mapping[str, Any]) -> str:
    if "start" not in row:
        return ""
    language = get_language() or "nl"
    start, end = datetime.fromisoformat(row["start"]), datetime.fromisoformat(row["end"])
    return f"{moments.short_day(start, language)} {moments.time_range(start, end, language)}"
