"""Reading a year plan: the first sheet of an .xlsx as the year page gives it, a row for each activity."""

import re
from collections.abc import Callable, Iterator
from datetime import time
from decimal import Decimal, InvalidOperation
from pathlib import Path

from django.utils import translation

from driehoek.exchange.readers import excel
from driehoek.exchange.readers.errors import BadValueError, Unreadable, shown
from driehoek.exchange.readers.records import ActivityRecord, Header, Stream
from driehoek.exchange.readers.tables import Row
from driehoek.exchange.readers.values import Checker
from driehoek.policy.models import Level, Participation, Partnership
from driehoek.shared.languages import DEFAULT

SHEET = "Jaarplan"
# Name of a value -> the heading of its column.
HEADINGS = {
    "number": "Nr", "title": "Activiteit", "why": "Waarom de moeite waard?", "goal": "Doel", "groups": "Groepen",
    "day": "Datum", "begins": "Van", "ends": "Tot", "place": "Plaats", "partnership": "Vorm", "participation": "Ouders",
    "level": "Niveau", "owner": "Wie trekt het?", "hours": "Uren", "budget": "Budget (€)",
}  # fmt: skip
NEEDED = ("title", "groups", "day")
TITLE, WHY, PLACE, NAME = 120, 600, 120, 200
SCHOOL_YEAR = re.compile(r"\b(\d{4})-(\d{4})\b")
CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?::\d{2})?(?: ?uur)?")
MOST_HOURS, MOST_MONEY = Decimal("9999.9"), Decimal("999999.99")
CHOICES = {"partnership": Partnership, "participation": Participation, "level": Level}


def read(path: Path) -> Stream:
    """Yield the header and the activities in the file at `path`; raises `Unreadable`."""
    rows = excel.rows(path)
    school_year, places = _top(rows)
    yield Header("year_plan", school_year=school_year, complete=False)
    choices = {name: _words(name) for name in CHOICES}
    for number, cells in rows:
        check = Checker(number)
        named = {name: cells[place] for name, place in places.items() if place < len(cells)}
        record = _record(named, check, choices)
        if check.errors:
            yield from check.errors
        else:
            yield record


def _top(rows: Iterator[Row]) -> tuple[str, dict[str, int]]:
    """The school year that a line above the headings names, and in which column each value stands."""
    school_year = ""
    for _number, cells in rows:
        found = SCHOOL_YEAR.search(cells[0])
        school_year = found[0] if found else school_year
        headings = [" ".join(cell.split()).casefold() for cell in cells]
        places = {
            name: headings.index(head.casefold()) for name, head in HEADINGS.items() if head.casefold() in headings
        }
        if set(NEEDED) <= places.keys():
            return school_year, places
    raise Unreadable("no_plan", headings=", ".join(HEADINGS[name] for name in NEEDED))


def _record(cells: dict[str, str], check: Checker, choices: dict[str, dict[str, str]]) -> ActivityRecord:
    def text(name: str, longest: int) -> str:
        return check.text(HEADINGS[name], cells.get(name), longest)

    def chosen(name: str) -> str:
        return check.take(HEADINGS[name], cells.get(name), _one_of(choices[name]), "")

    title, day = text("title", TITLE), check.day(HEADINGS["day"], cells.get("day"))
    for heading, said, lacks in (("title", title, "no_name"), ("day", day, "no_day")):
        if not said and not check.errors:
            check.add(HEADINGS[heading], lacks)
    return ActivityRecord(
        row=check.row, number=check.take(HEADINGS["number"], cells.get("number"), _number, None),
        title=title, why=text("why", WHY), goal=text("goal", NAME), groups=_names(cells.get("groups", "")), day=day,
        begins=check.take(HEADINGS["begins"], cells.get("begins"), _clock, None),
        ends=check.take(HEADINGS["ends"], cells.get("ends"), _clock, None), place=text("place", PLACE),
        partnership=chosen("partnership"), participation=chosen("participation"), level=chosen("level"),
        owner=text("owner", NAME),
        hours=check.take(HEADINGS["hours"], cells.get("hours"), _amount(MOST_HOURS, 1), None),
        budget=check.take(HEADINGS["budget"], cells.get("budget"), _amount(MOST_MONEY, 2), None),
    )  # fmt: skip


def _names(cell: str) -> tuple[str, ...]:
    return tuple(name for part in cell.split(";") if (name := " ".join(part.split())))


def _words(name: str) -> dict[str, str]:
    """How a choice is written in the file, in small letters -> its value."""
    with translation.override(DEFAULT):
        return {str(label).casefold(): str(value) for value, label in CHOICES[name].choices}


def _one_of(words: dict[str, str]) -> Callable[[str], str]:
    allowed = "; ".join(words)

    def read_choice(value: str) -> str:
        if value.casefold() not in words:
            raise BadValueError("bad_choice", value=shown(value), allowed=allowed)
        return words[value.casefold()]

    return read_choice


def _number(value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) < 16):
        raise BadValueError("bad_number", value=shown(value))
    return int(value)


def _clock(value: str) -> time:
    match = CLOCK.fullmatch(value)
    if not match or int(match[1]) > 23 or int(match[2]) > 59:
        raise BadValueError("bad_time", value=shown(value))
    return time(int(match[1]), int(match[2]))


def _amount(most: Decimal, places: int) -> Callable[[str], Decimal]:
    """A reader of an amount of at least nothing, with a comma or a point, rounded to so many places."""

    def read_amount(value: str) -> Decimal:
        try:
            found = Decimal(value.replace("€", "").strip().replace(",", "."))
        except InvalidOperation:
            raise BadValueError("bad_number", value=shown(value)) from None
        if not (found.is_finite() and 0 <= found <= most):
            raise BadValueError("bad_number", value=shown(value))
        return round(found, places)

    return read_amount
