"""Doors to the form of a location, and what its page shows."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from driehoek.intake.adapted import left_out, may_hold_own, spoken, whole_form
from driehoek.intake.form import Question, Section, said
from driehoek.intake.models import ExtraQuestion, FormVersion
from driehoek.intake.rules import ADAPT
from driehoek.intake.words import KINDS, LOST
from driehoek.people.models import Account, Location
from driehoek.people.queries import found, location_for
from driehoek.people.rules import whole_locations_in_reach
from driehoek.shared.languages import LANGUAGES

VERSIONS_SHOWN = 10


def form_location(account: Account, code: str) -> Location:
    """Return the location whose form this account makes its own, or raise Http404."""
    return location_for(account, code, ADAPT, whole=True)


def own_question_for(account: Account, pk: int) -> ExtraQuestion:
    """Return one question of a location's own that this account may change, or raise Http404."""
    places = Location.objects.filter(whole_locations_in_reach(account, ADAPT)).values("pk")
    return found(ExtraQuestion.objects.filter(location__in=places).select_related("location", "text"), pk=pk)


@dataclass(frozen=True)
class Line:
    """A question as the page of the form shows it: `pk` of an own one, what is lost when it is left out."""

    key: str
    words: str
    why: str
    kind: Any
    pk: int
    is_asked: bool
    lost: Any
    translated: dict[str, int]


@dataclass(frozen=True)
class Page:
    """A page of the form, with all that could be asked on it; `takes_own` when own questions may be added.

    `why` and `lost` stand here when they are the same for every question of it.
    """

    key: str
    pictogram: str
    title: str
    lines: list[Line]
    takes_own: bool

    @property
    def why(self) -> str:
        """The one reason for all of them, or nothing."""
        return self.lines[0].why if len({line.why for line in self.lines}) == 1 < len(self.lines) else ""

    @property
    def lost(self) -> Any:
        """What is lost without any one of them, or nothing."""
        return self.lines[0].lost if self.why else ""


def pages_of(location: Location, code: str) -> list[Page]:
    """Every page of the form of a location, also what it leaves out; at most four queries."""
    out = left_out(location)
    return [
        Page(one.key, one.pictogram, said(one.words, code), _lines(one, out, code), may_hold_own(one))
        for one in spoken(whole_form(location).asked_at(location.kind))
    ]


def _lines(section: Section, out: set[str], code: str) -> list[Line]:
    return [
        Line(
            key=one.key, words=said(one.words, code), why=said(one.why, code), kind=KINDS.get(one.kind, ""),
            pk=int(one.key.removeprefix("own")) if one.text else 0, is_asked=one.key not in out,
            lost=LOST.get(one.feeds, ""), translated=_translated(one),
        )
        for one in section.questions
    ]  # fmt: skip


def _translated(question: Question) -> dict[str, int]:
    """In how many languages an own question stands: by a "person", by a "machine", "missing"."""
    counted = Counter(question.states.values())
    by_person = counted["person"] + counted["checked"]
    return {"person": by_person, "machine": counted["machine"], "missing": counted["missing"]} if question.text else {}


def versions_of(location: Location) -> list[FormVersion]:
    """The last forms of its own with which intakes began, newest first, each with `used`: by how many."""
    rows = FormVersion.objects.filter(location=location).annotate(used=Count("intakes"))
    return list(rows.order_by("-number")[:VERSIONS_SHOWN])


def language_or(code: str, otherwise: str) -> str:
    """A language that Driehoek speaks."""
    return code if code in LANGUAGES else otherwise
