"""What the rules found, ready to be drawn: words in the reader's language and addresses of where to mend it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language

from driehoek.people.models import Location
from driehoek.plancheck.catalogue import Rule, Severity
from driehoek.plancheck.checks import Finding, Hit
from driehoek.plancheck.queries import Checked

SHOWN = 6
ICONS = {Severity.ERROR: "warning", Severity.WARNING: "flag", Severity.ADVICE: "sun"}


@dataclass(frozen=True)
class Line:
    """One thing that was found: its name and day, how many inside it, and where to mend it."""

    name: str
    day: date | None
    count: int
    url: str


@dataclass(frozen=True)
class Card:
    """A finding as a page shows it; `more` things were found beyond the lines. The `first` is the one to begin with."""

    rule: Rule
    title: str
    why: str
    remedy: str
    icon: str
    number: int
    url: str
    lines: list[Line]
    more: int
    first: bool


def cards_of(checked: Checked, findings: Iterable[Finding]) -> list[Card]:
    """Findings in the language of the page."""
    language, begin = get_language() or "nl", checked.findings[:1]
    return [_card(checked.location, one, language, first=one in begin) for one in findings]


def groups_of(checked: Checked) -> list[tuple[Any, list[Card]]]:
    """Severity with its cards, most important first, the empty ones left out."""
    found = [(severity, checked.of(severity)) for severity in Severity]
    return [(severity, cards_of(checked, rows)) for severity, rows in found if rows]


def _card(location: Location, finding: Finding, language: str, *, first: bool) -> Card:
    rule = finding.rule
    named = [hit for hit in finding.hits if hit.name]
    return Card(
        rule=rule,
        title=rule.said("title", language),
        why=rule.said("why", language),
        remedy=rule.said("remedy", language),
        icon=ICONS[Severity(rule.severity)],
        number=finding.number,
        url=address(rule.mend, location),
        lines=[_line(rule, hit) for hit in named[:SHOWN]],
        more=max(0, len(named) - SHOWN),
        first=first,
    )


def _line(rule: Rule, hit: Hit) -> Line:
    return Line(hit.name, hit.day, hit.count, reverse(rule.each, kwargs={"pk": hit.pk}) if rule.each else "")


def address(name: str, location: Location) -> str:
    """The page of a location with this name, or the page itself when it is not about one location."""
    try:
        return reverse(name, kwargs={"code": location.code})
    except NoReverseMatch:
        return reverse(name)
