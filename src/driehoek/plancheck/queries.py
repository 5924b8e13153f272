"""Doors to the plan check, and what its pages show."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from driehoek.indicators.scope import here
from driehoek.people.models import Account, Location, SchoolYear
from driehoek.people.queries import found
from driehoek.plancheck.catalogue import CHAPTERS, Rule, Severity, rules
from driehoek.plancheck.checks import Finding, findings
from driehoek.plancheck.facts import Facts
from driehoek.plancheck.models import Silence
from driehoek.plancheck.reading import facts_of
from driehoek.plancheck.rules import checked_by

ORDER = {severity: place for place, severity in enumerate(Severity.values)}


@dataclass(frozen=True)
class Silenced:
    """A rule that is left out, with what it finds meanwhile (none: it has nothing to say any more)."""

    silence: Silence
    rule: Rule
    finding: Finding | None


@dataclass(frozen=True)
class Checked:
    """What the plan check says of a location in a school year, the most important first."""

    location: Location
    year: SchoolYear
    findings: list[Finding]
    silenced: list[Silenced]
    fine: list[Rule]

    def of(self, severity: str) -> list[Finding]:
        """The findings of one severity."""
        return [one for one in self.findings if one.rule.severity == severity]

    @property
    def counts(self) -> dict[str, int]:
        """Severity -> number of rules that found something, the silenced ones left out."""
        return {severity: len(self.of(severity)) for severity in Severity.values}

    @property
    def green(self) -> bool:
        """Whether nothing must be mended."""
        return not self.of(Severity.ERROR)


def checked_location(account: Account, code: str) -> Location:
    """Return the location whose plan this account may check, or raise Http404."""
    return found(Location.objects.filter(checked_by(account)).select_related("organisation"), code=code)


def silence_for(account: Account, pk: int) -> Silence:
    """Return a silence that this account may wake, or raise Http404."""
    rows = Silence.objects.filter(checked_by(account, "location"), woken_at=None)
    return found(rows.select_related("location", "school_year"), pk=pk)


def silences_of(location: Location, year: SchoolYear) -> QuerySet[Silence]:
    """What is left out now."""
    rows = Silence.objects.filter(location=location, school_year=year, woken_at=None)
    return rows.filter(rule__in=list(rules())).select_related("by")


def years_of(location: Location) -> QuerySet[SchoolYear]:
    """The school years whose plan can be checked, newest first."""
    return SchoolYear.objects.filter(organisation=location.organisation_id)


def checked(location: Location, year: SchoolYear, facts: Facts | None = None) -> Checked:
    """Check the plan of a location in a school year, by `facts` when they were read already; few queries."""
    said = {one.rule.code: one for one in findings(facts or facts_of(here(location, year)))}
    silences = list(silences_of(location, year))
    silenced = [Silenced(one, rules()[one.rule], said.pop(one.rule, None)) for one in silences]
    quiet = {*said, *(one.rule for one in silences)}
    fine = [rule for code, rule in rules().items() if code not in quiet]
    return Checked(location, year, _most_important_first(said.values()), silenced, fine)


def _most_important_first(rows: Iterable[Finding]) -> list[Finding]:
    return sorted(rows, key=lambda one: (ORDER[one.rule.severity], one.rule.code))


def chapters(found: Iterable[Rule]) -> list[tuple[str, list[Rule]]]:
    """Rules by the name of their hundred, the empty ones left out."""
    rows = list(found)
    named = [(str(name), [rule for rule in rows if rule.chapter == number]) for number, name in CHAPTERS.items()]
    return [(name, inside) for name, inside in named if inside]
