"""Input that cannot be planned is refused with the field and the record; nothing else is."""

import json
from typing import Any

import pytest

from driehoek.conversations.planner.fields import BadInput
from driehoek.conversations.planner.instance import from_data, read
from driehoek.conversations.planner.plan import read_starts
from driehoek.conversations.planner.tests.schools import family, planned, request, school, teacher

ONE = [request(0, 0, 0)]
WRONG: list[tuple[dict[str, Any], str]] = [
    ({"format": "other/1"}, "the instance, field 'format': must be 'driehoek-planner/1', not 'other/1'"),
    ({"days": 0}, "the instance, field 'days': must be 1 or more"),
    ({"days": "two"}, "the instance, field 'days': must be a whole number, not 'two'"),
    ({"rooms": -1}, "the instance, field 'rooms': must be 0 or more"),
    ({"interpreters": {"ar": [1]}}, "field 'interpreters', field 'ar': must have 8 numbers"),
    ({"families": {}}, "the instance, field 'families': must be a list"),
    ({"families": [family(0), family(0)]}, "family 0, field 'id': 0 is there twice"),
    ({"families": [family(0, prefers="noon")]}, "family 0, field 'prefers': must be one of any, early, late"),
    ({"families": [family(0, slots=[8])]}, "family 0, field 'available': 8 is no slot; slots are 0 to 7"),
    ({"teachers": []}, "request 0, field 'teacher': there is no teacher 0"),
    ({"teachers": [{"id": 0, "zone": 0}]}, "teacher 0, field 'available': is missing"),
    ({"requests": [request(0, 0, 0, priority=4)]}, "request 0, field 'priority': must be 1 to 3"),
    ({"requests": [request(0, 0, 0, required=1)]}, "request 0, field 'required': must be true or false"),
    ({"requests": [7]}, "request at place 0 of 'requests': must be an object with fields"),
    ({"travel": []}, "the instance, field 'travel': must have at least one row"),
    ({"travel": [[0, 1], [2, 0]]}, "field 'travel': from 0 to 1 must be as far as back, and 0 to itself"),
    ({"travel": [[0, 1], [1]]}, "field 'travel', field '1': must have 2 numbers, not 1"),
    ({"travel": [[0]], "families": [family(0, place=1)]}, "family 0, field 'place': must be 0 to 0"),
    ({"locked": [{"request": 5, "start": 0}]}, "lock 5, field 'request': there is no request 5"),
    ({"locked": [{"request": 0, "start": 9}]}, "lock 0, field 'start': must be 0 to 7"),
]


@pytest.mark.parametrize(("fields", "message"), WRONG, ids=[message[:60] for _, message in WRONG])
def test_what_is_wrong_is_told_with_field_and_record(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(BadInput) as refused:
        from_data({**school(ONE), **fields})
    assert message in str(refused.value)


@pytest.mark.parametrize("text", ["", "{", "[]", "null"])
def test_what_is_no_instance_at_all_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        read(text)


def test_an_instance_is_read_whole() -> None:
    data = school(ONE, rooms=2, teachers=[teacher(0, zone=1)], locked=[{"request": 0, "start": 3}])
    instance = read(json.dumps(data))
    assert (instance.rooms, instance.teachers[0].zone, instance.locked) == (2, 1, {0: 3})


def test_locked_talks_may_be_left_out() -> None:
    data = school(ONE)
    del data["locked"]
    assert from_data(data).locked == {}


@pytest.mark.parametrize("talks", [[{"request": 9, "start": 0}], [{"request": 0, "start": 8}], [{"request": 0}]])
def test_a_plan_of_other_requests_or_slots_is_refused(talks: list[dict[str, int]]) -> None:
    with pytest.raises(BadInput):
        read_starts(json.dumps({"talks": talks}), planned(school(ONE)))
