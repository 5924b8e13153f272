"""Why a wish has no time, and what would give more wishes one: found by trying, so what it says is true.

What would help is what fits into the plan as it stands, without moving any talk: at least so many more are possible.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from driehoek.conversations.bridge.check import Checker, Choice
from driehoek.conversations.bridge.sheet import Ask, Sheet, language_key

Starts = dict[int, int]
MOST_HELPS = 4
MOST_HOSTS = 10  # colleagues for whom it is tried, those with most wishes first
MOST_TRIED = 120  # wishes that are tried per kind of help, the most wanted first
# What stands in the way, in this order: the reason is the first after which no time is left.
FUNNEL = {
    "host_away": "teacher_absent", "party_away": "no_common_time", "interpreter": "interpreter",
    "host_busy": "teacher_full", "party_busy": "family_full", "room": "room", "no_break": "break",
    "walk": "walking", "childcare": "childcare",
}  # fmt: skip


@dataclass(frozen=True)
class Try:
    """Something more: what it is, the round with it, and the slots it is about."""

    what: dict[str, Any]
    sheet: Sheet
    slots: range


def reasons(sheet: Sheet, starts: Starts) -> dict[int, str]:
    """Ask -> why it has no time, for all that have none in this plan."""
    waiting = [ask for ask in sheet.asks.values() if ask.number not in starts and not ask.fixed]
    return {ask.number: reason_of(sheet, ask, Checker(sheet, ask, starts).choices()) for ask in waiting}


def reason_of(sheet: Sheet, ask: Ask, choices: Iterable[Choice]) -> str:
    """Why none of these times is possible; empty when one is."""
    if ask.length > sheet.grid.per_day:
        return "too_long"
    left = list(choices)
    for code, why in FUNNEL.items():
        left = [choice for choice in left if all(problem.code != code for problem in choice.problems)]
        if not left:
            return why
    return ""


def helps(sheet: Sheet, starts: Starts) -> list[dict[str, Any]]:
    """What would give at least two more wishes a time, the most first; each with how many it serves."""
    waiting = [ask for ask in sheet.asks.values() if ask.number not in starts and not ask.fixed]
    waiting.sort(key=lambda ask: (not ask.required, ask.priority, ask.number))
    found = [one.what | {"serves": _served(one, waiting, starts)} for one in _tries(sheet, waiting)]
    best: dict[object, dict[str, Any]] = {}
    for row in sorted(found, key=lambda row: -row["serves"]):
        best.setdefault((row["kind"], row.get("name")), row)
    return [row for row in best.values() if row["serves"] > 1][:MOST_HELPS]


def _served(one: Try, waiting: list[Ask], starts: Starts) -> int:
    """How many of these wishes fit into the plan with something more, one after the other."""
    placed = dict(starts)
    for ask in _concerned(one, waiting)[:MOST_TRIED]:
        checker = Checker(one.sheet, ask, placed)
        slot = next((slot for slot in one.slots if _free(checker, slot)), None)
        if slot is not None:
            placed[ask.number] = slot
    return len(placed) - len(starts)


def _free(checker: Checker, slot: int) -> bool:
    return all(not problem.hard and problem.code != "party_away" for problem in checker.choice(slot).problems)


def _concerned(one: Try, waiting: list[Ask]) -> list[Ask]:
    kind, name = one.what["kind"], one.what.get("name")
    if kind == "interpreter":
        return [ask for ask in waiting if one.sheet.language(ask.party) == language_key(str(name))]
    if kind == "host":
        return [ask for ask in waiting if ask.host.pk == one.what["host"]]
    return [ask for ask in waiting if kind != "childcare" or one.sheet.childcare(ask.party)]


def _tries(sheet: Sheet, waiting: list[Ask]) -> Iterator[Try]:
    everything = range(sheet.begun, len(sheet.grid.slots))
    languages = {name: ask.party.language.strip() for ask in waiting if (name := sheet.language(ask.party))}
    for language, label in sorted(languages.items()):
        for hour in _hours(sheet):
            there = list(sheet.interpreters.get(language) or [0] * len(sheet.grid.slots))
            there = [number + (slot in hour) for slot, number in enumerate(there)]
            more = replace(sheet, interpreters=sheet.interpreters | {language: there})
            yield Try({"kind": "interpreter", "name": label} | _when(sheet, hour), more, hour)
    for host, _number in Counter(ask.host.pk for ask in waiting).most_common(MOST_HOSTS):
        for hour in _hours(sheet):
            if not set(hour) & sheet.there[host]:
                more = replace(sheet, there=sheet.there | {host: sheet.there[host] | set(hour)})
                name = sheet.hosts[host].account.name
                yield Try({"kind": "host", "name": name, "host": host} | _when(sheet, hour), more, hour)
    if sheet.round.rooms is not None:
        yield Try({"kind": "room"}, _with(sheet, rooms=sheet.round.rooms + 1), everything)
    if sheet.round.childcare_places:
        places = sheet.round.childcare_places + 2
        yield Try({"kind": "childcare"}, _with(sheet, childcare_places=places), everything)


def _with(sheet: Sheet, **fields: int) -> Sheet:
    """The sheet of the same round with more of something."""
    row = copy(sheet.round)
    for name, value in fields.items():
        setattr(row, name, value)
    return replace(sheet, round=row)


def _hours(sheet: Sheet) -> Iterator[range]:
    """The hours of every day that are still to come, from its beginning."""
    grid, step = sheet.grid, max(1, 60 // sheet.grid.minutes)
    for number, day in enumerate(grid.days):
        first = number * grid.per_day
        for place in range(first, first + day.slots, step):
            if place >= sheet.begun:
                yield range(place, min(place + step, first + day.slots))


def _when(sheet: Sheet, hour: range) -> dict[str, str]:
    start, minutes = sheet.grid.start(hour[0]), len(hour) * sheet.grid.minutes
    return {"start": start.isoformat(), "end": (start + timedelta(minutes=minutes)).isoformat()}
