"""Small schools for tests: made by hand, by chance, and solved by trying everything."""

from itertools import product
from typing import Any

from hypothesis import strategies as st

from driehoek.conversations.planner.costs import figures
from driehoek.conversations.planner.instance import Instance, from_data
from driehoek.conversations.planner.plan import Starts
from driehoek.conversations.planner.rules import broken

Data = dict[str, Any]


def family(number: int, *, slots: range | list[int] = range(8), **fields: Any) -> Data:
    """A family that can always come and prefers nothing."""
    plain = {"available": list(slots), "prefers": "any", "language": None, "childcare": 0}
    return {"id": number, **plain, **fields}


def teacher(number: int, *, slots: range | list[int] = range(8), zone: int = 0) -> Data:
    """A teacher who is always there."""
    return {"id": number, "available": list(slots), "zone": zone}


def request(number: int, who: int, whom: int, **fields: Any) -> Data:
    """A wish of one slot with the highest priority."""
    plain = {"child": who, "priority": 1, "slots": 1, "required": False}
    return {"id": number, "family": who, "teacher": whom, **plain, **fields}


def school(requests: list[Data], **fields: Any) -> Data:
    """Two days of four slots, with as many plain families and teachers as the requests name."""
    return {
        "format": "driehoek-planner/1",
        "name": "test",
        "days": 2,
        "slots_per_day": 4,
        "slot_minutes": 10,
        "max_consecutive": 3,
        "rooms": None,
        "childcare_places": 2,
        "interpreters": {},
        "families": [family(number) for number in sorted({one["family"] for one in requests})],
        "teachers": [teacher(number) for number in sorted({one["teacher"] for one in requests})],
        "requests": requests,
        "locked": [],
        **fields,
    }


SLOTS = st.lists(st.integers(0, 5), min_size=2, max_size=6, unique=True)
FAMILY: st.SearchStrategy[Data] = st.fixed_dictionaries(
    {
        "slots": SLOTS,
        "prefers": st.sampled_from(["any", "early", "late"]),
        "language": st.sampled_from([None, None, "ar"]),
        "childcare": st.sampled_from([0, 0, 1, 2]),
        "place": st.sampled_from([0, 0, 1, 2]),
    }
)
WISH = st.tuples(st.integers(0, 2), st.integers(0, 1), st.integers(1, 3), st.sampled_from([1, 1, 1, 2]), st.booleans())


@st.composite
def schools(draw: st.DrawFn) -> Data:
    """Three families at school or at home, two teachers, up to four wishes, two days of three slots, too little."""
    wishes = draw(st.lists(WISH, min_size=1, max_size=4))
    zones = draw(st.tuples(st.integers(0, 1), st.integers(0, 1)))
    near, far, between = draw(st.tuples(st.integers(0, 1), st.integers(0, 2), st.integers(0, 2)))
    return school(
        [
            request(number, who, whom, priority=priority, slots=slots, required=required)
            for number, (who, whom, priority, slots, required) in enumerate(wishes)
        ],
        slots_per_day=3,
        max_consecutive=draw(st.integers(1, 3)),
        rooms=draw(st.sampled_from([None, 1, 2])),
        childcare_places=draw(st.sampled_from([None, 1, 2])),
        interpreters={"ar": draw(st.lists(st.integers(0, 1), min_size=6, max_size=6))},
        travel=[[0, near, far], [near, 0, between], [far, between, 0]],
        families=[family(number, **dict(draw(FAMILY))) for number in range(3)],
        teachers=[teacher(number, slots=draw(SLOTS), zone=zones[number]) for number in range(2)],
    )


def by_trying(instance: Instance, before: Starts | None = None) -> int:
    """The least cost of all plans that keep the rules."""
    places = [[None, *range(instance.slots)] for _ in instance.requests]
    plans = (dict(zip(instance.requests, some, strict=True)) for some in product(*places))
    starts = ({number: start for number, start in plan.items() if start is not None} for plan in plans)
    return min(figures(instance, one, before).cost for one in starts if not broken(instance, one))


def part(data: Data, families: int) -> Data:
    """A school with its first families only, and teachers who are there in the first hour of each day."""
    few = data["families"][:families]
    known = {one["id"] for one in few}
    requests = [one for one in data["requests"] if one["family"] in known]
    hour = {slot for slot in range(data["days"] * data["slots_per_day"]) if slot % data["slots_per_day"] < 6}
    teachers = [{**one, "available": sorted(hour.intersection(one["available"]))} for one in data["teachers"]]
    return {**data, "families": few, "teachers": teachers, "requests": requests}


def planned(data: Data) -> Instance:
    """A school as the planner reads it."""
    return from_data(data)
