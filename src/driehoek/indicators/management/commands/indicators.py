"""./driehoek indicators --location CODE --school-year 2026-2027 [--json]"""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.http import Http404

from driehoek.indicators.definitions import definition
from driehoek.indicators.delivered import STEPS, Delivered
from driehoek.indicators.informed import Informed
from driehoek.indicators.queries import Figures
from driehoek.indicators.reach import STAGES, Reach, Scope
from driehoek.people.models import Location
from driehoek.people.queries import school_year_of


class Command(BaseCommand):
    """Print how many families took part and were reached, with the counts behind it."""

    help = "Print the indicators of a location in a school year."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the location, the school year and the form of the answer."""
        parser.add_argument("--location", required=True, metavar="CODE")
        parser.add_argument("--school-year", default="", metavar="2026-2027")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, location: str, school_year: str, **options: Any) -> None:
        """Find the location and print."""
        place = Location.objects.filter(code=location).first()
        if place is None:
            raise CommandError(f"No location has the code {location}. See: ./driehoek locations")
        try:
            year = school_year_of(place, school_year)
        except Http404 as error:
            raise CommandError(f"{place.organisation} has no school year {school_year}.") from error
        answer = as_json(Figures(Scope(place, year)))
        self.stdout.write(json.dumps(answer, indent=2, ensure_ascii=False) if options["json"] else _as_text(answer))


def as_json(figures: Figures) -> dict[str, Any]:
    """Return the figures as plain JSON: counts, shares from 0 to 1 and their interval."""
    scope, interval, defined = figures.scope, figures.interval, figures.definition
    return {
        "location": scope.location.code,
        "school_year": scope.year.name,
        "until": scope.until.isoformat(),
        "participation": {
            "definition_version": defined.version,
            "families": figures.total.families,
            "took_part": figures.total.came,
            "share": figures.total.share,
            "low": interval.low if interval else None,
            "high": interval.high if interval else None,
            "threshold": defined.threshold,
            "reached": figures.reached_threshold,
        },
        "funnel": {
            "total": _row(figures.total),
            "by_language": [_row(row) for row in figures.languages],
            "by_group": [_row(row) for row in figures.groups],
        },
        "delivered": {
            "definition_version": definition("delivered").version,
            "total": _way(figures.delivered),
            "by_language": [_way(row) for row in figures.delivered_languages],
        },
        "informing": {
            "definition_version": definition("informing").version,
            "total": _informed(figures.informed),
            "by_language": [_informed(row) for row in figures.informed_languages],
            "by_group": [_informed(row) for row in figures.informed_groups],
        },
        "never_reached": figures.never_reached,
    }


def _row(row: Reach) -> dict[str, Any]:
    counts = {stage: getattr(row, stage) for stage in STAGES}
    return {"key": row.key, "families": row.families, **counts, "share": row.share}


def _way(row: Delivered) -> dict[str, Any]:
    counts = {step: getattr(row, step) for step in STEPS}
    return {"key": row.key, "guardians": row.guardians, **counts, "share_opened": row.share}


def _informed(row: Informed) -> dict[str, Any]:
    return {"key": row.key, "children": row.children, "talked_about": row.spoken, "share": row.share}


def _as_text(answer: dict[str, Any]) -> str:
    took = answer["participation"]
    lines = [f"{answer['location']} {answer['school_year']} (until {answer['until']})"]
    lines.append(f"took part: {took['took_part']} of {took['families']} families, threshold {took['threshold']:.0%}")
    line = "  {key:4} {families:5} families, {invited} invited, {seen} seen, {answered} answered, {came} came"
    lines.extend(line.format(**row) for row in answer["funnel"]["by_language"])
    return "\n".join([*lines, f"never reached: {answer['never_reached']} families"])
