"""For whom a round is: groups, and when that was asked the chosen children of them."""

from collections.abc import Iterable, Set
from typing import Any

from django.http import QueryDict

from driehoek.conversations.models import Round
from driehoek.conversations.queries.rounds import groups_to_choose
from driehoek.people.models import Account, Group

CHOOSE, ALL, SHOWN = "choose_children", "all_children", "chosen"  # two buttons, and a mark that children are shown
MOST_DIGITS = 10  # of the number of a group in an address


def first_groups(round_: Round, by: Account, asked: Iterable[str]) -> list[Group]:
    """The groups of a new round: those in reach that were asked for, else the only one that there is."""
    numbers = {int(number) for number in asked if number.isdecimal() and len(number) < MOST_DIGITS}
    if numbers:
        return list(groups_to_choose(by, round_).filter(pk__in=numbers))
    groups = list(groups_to_choose(by, round_)[:2])
    return groups if len(groups) == 1 else []


def first_choice(round_: Round, by: Account, asked: Iterable[str], lacking: Set[int] | None) -> dict[str, Any]:
    """What is chosen at first: of a new round the groups, and the children who lack a talk if that was asked."""
    if round_.pk:
        return {}
    return {"groups": first_groups(round_, by, asked), "children": sorted(lacking or ())}


def groups_to_choose_of(
    round_: Round, by: Account, data: QueryDict | None, first: dict[str, Any], lacking: Set[int] | None
) -> Iterable[Group] | None:
    """The groups of which children are chosen; None when the round is for every child."""
    if data is not None:
        shown = CHOOSE in data or (SHOWN in data and ALL not in data)
        return first_groups(round_, by, data.getlist("groups") or ["0"]) if shown else None
    if round_.pk:
        return round_.groups.all() if round_.children.exists() else None
    return first["groups"] if lacking is not None else None
