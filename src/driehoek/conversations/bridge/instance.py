"""What the planner is asked: a sheet in the format driehoek-planner/1, and the starts that stand already."""

from typing import Any

from driehoek.conversations.bridge.sheet import Ask, Sheet
from driehoek.conversations.models import Host, Party
from driehoek.conversations.planner.instance import FORMAT, from_data
from driehoek.conversations.planner.rules import broken

Data = dict[str, Any]
Times = dict[int, set[int]]  # number of a colleague or party -> slots


def instance_of(sheet: Sheet) -> Data:
    """Return a sheet as the planner reads it.

    What may not move is locked. Where it lies outside somebody's times it is agreed by hand, and counts as a time when
    they can. Talks that may not move and break another rule together (the interpreter went home) are left out: they
    stay, and their colleague and their family have no other talk then.
    """
    fixed = {number: slot for number, slot in sheet.placed.items() if sheet.asks[number].fixed}
    plain = _data(sheet, fixed)
    wrong = _clashing(plain, fixed)
    kept = {number: slot for number, slot in fixed.items() if number not in wrong}
    return _data(sheet, kept, wrong) if wrong else plain


def start_of(sheet: Sheet, data: Data) -> dict[int, int]:
    """Request -> start of what is planned now, as far as the planner is asked about it."""
    asked = {row["id"] for row in data["requests"]}
    return {number: slot for number, slot in sheet.placed.items() if number in asked}


def _clashing(data: Data, fixed: dict[int, int]) -> frozenset[int]:
    """The fixed talks that break a rule with those before them; none costs one look."""
    instance = from_data(data)
    if not broken(instance, fixed):
        return frozenset()
    kept: dict[int, int] = {}
    loose = from_data({**data, "locked": []})
    for number, slot in sorted(fixed.items(), key=lambda one: (one[1], one[0])):
        if not broken(loose, {**kept, number: slot}):
            kept[number] = slot
    return frozenset(set(fixed) - set(kept))


def _data(sheet: Sheet, locked: dict[int, int], left_out: frozenset[int] = frozenset()) -> Data:
    asks = [ask for ask in sheet.asks.values() if ask.number not in left_out and _possible(sheet, ask, locked)]
    there, can = _times(sheet, locked, left_out)
    return {
        "format": FORMAT, "name": f"round {sheet.round.pk}", "days": max(1, len(sheet.grid.days)),
        "slots_per_day": sheet.grid.per_day, "slot_minutes": sheet.round.slot_minutes,
        "max_consecutive": max(1, sheet.round.max_consecutive), "rooms": sheet.round.rooms,
        "childcare_places": sheet.round.childcare_places or None, "interpreters": _interpreters(sheet),
        "families": [_family(sheet, party, can[pk]) for pk, party in sheet.parties.items()],
        "teachers": [_teacher(host, there[pk]) for pk, host in sheet.hosts.items()],
        "requests": [_request(ask) for ask in asks],
        "locked": [{"request": number, "start": slot} for number, slot in locked.items()], "travel": sheet.travel,
    }  # fmt: skip


def _interpreters(sheet: Sheet) -> dict[str, list[int]]:
    """Who is there; also a language that is needed and nobody speaks, so that one learns what that would bring."""
    needed = {name for party in sheet.parties.values() if (name := sheet.language(party))}
    return {name: [0] * len(sheet.grid.slots) for name in sorted(needed)} | sheet.interpreters


def _times(
    sheet: Sheet, locked: dict[int, int], left_out: frozenset[int]
) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
    """When colleagues and parties can from now on, with their fixed talks in it and the clashing ones out of it."""
    there = {pk: {slot for slot in slots if slot >= sheet.begun} for pk, slots in sheet.there.items()}
    can = {pk: {slot for slot in slots if slot >= sheet.begun} for pk, slots in sheet.can.items()}
    for number in left_out:
        ask, slot = sheet.asks[number], sheet.placed[number]
        there[ask.host.pk].difference_update(range(slot, slot + ask.length))
        can[ask.party.pk].difference_update(range(slot, slot + ask.length))
    for number, slot in locked.items():
        way = sheet.way(sheet.asks[number], slot)
        there[sheet.asks[number].host.pk].update({*range(slot, slot + sheet.asks[number].length), *way})
        can[sheet.asks[number].party.pk].update(range(slot, slot + sheet.asks[number].length))
    return there, can


def _possible(sheet: Sheet, ask: Ask, locked: dict[int, int]) -> bool:
    """Whether the planner can be asked: it fits in a day, and if it may not move it stands on the grid."""
    return ask.length <= sheet.grid.per_day and (not ask.fixed or ask.number in locked)


def _family(sheet: Sheet, party: Party, slots: set[int]) -> Data:
    return {
        "id": party.pk, "available": sorted(slots), "prefers": party.prefers,
        "language": sheet.language(party), "childcare": sheet.childcare(party), "place": sheet.place(party),
    }  # fmt: skip


def _teacher(host: Host, slots: set[int]) -> Data:
    return {"id": host.pk, "available": sorted(slots), "zone": host.zone}


def _request(ask: Ask) -> Data:
    return {
        "id": ask.number, "family": ask.party.pk, "child": ask.child, "teacher": ask.host.pk,
        "priority": ask.priority, "slots": ask.length, "required": ask.required,
    }  # fmt: skip
