"""Conditions and the sum, ready to be drawn."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from driehoek.people.models import Location
from driehoek.schemes.money import Line, Total
from driehoek.schemes.weighing import State, Verdict, Verdicts
from driehoek.schemes.words import amount_of, count_words, euros, line_words

# What asks for something comes first.
ORDER = (State.MISSING, State.DECLARE, State.FREE, State.MET)
ICONS = {State.MISSING: "warning", State.DECLARE: "edit", State.FREE: "star", State.MET: "check"}


@dataclass(frozen=True)
class Card:
    """A condition as a page shows it; `url` is where it can be met, empty when that is the application itself."""

    verdict: Verdict
    counts: list[str]
    url: str


@dataclass(frozen=True)
class Row:
    """A post in the table of the sum."""

    text: str
    how: str
    cost: str
    cut: str


def groups_of(verdicts: Verdicts, location: Location) -> list[tuple[Any, str, list[Card]]]:
    """State, pictogram and cards; the empty ones left out."""
    found = [(state, [_card(one, location) for one in verdicts.of(state)]) for state in ORDER]
    return [(state, ICONS[state], cards) for state, cards in found if cards]


def _card(verdict: Verdict, location: Location) -> Card:
    mend = verdict.condition.mend
    url = reverse(mend, kwargs={"code": location.code}) if mend else ""
    return Card(verdict, [count_words(one) for one in verdict.counts], url)


def lines_of(total: Total) -> list[Row]:
    """The posts of the sum, those of nothing too: one sees what could be asked."""
    return [_row(line) for line in total.lines]


def _row(line: Line) -> Row:
    cut = amount_of(line.post, line.asked) if line.cut else ""
    return Row(line.post.text, line_words(line), euros(line.cost), cut)
