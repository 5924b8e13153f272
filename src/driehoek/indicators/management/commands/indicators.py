"""./driehoek indicators --location CODE --school-year 2026-2027 [--json] [--recompute]"""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.http import Http404

from driehoek.indicators.counting import Count, count
from driehoek.indicators.definitions import newest
from driehoek.indicators.freezing import is_the_same
from driehoek.indicators.models import FrozenFigure
from driehoek.indicators.scope import Scope, here
from driehoek.people.models import Location
from driehoek.people.queries import school_year_of


class Command(BaseCommand):
    """Print every indicator with the counts behind it."""

    help = "Print the indicators of a location in a school year, lowest groups first."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the location, the school year and the form of the answer."""
        parser.add_argument("--location", required=True, metavar="CODE")
        parser.add_argument("--school-year", default="", metavar="2026-2027")
        parser.add_argument("--json", action="store_true")
        parser.add_argument("--recompute", action="store_true", help="also compute the frozen figures again")

    def handle(self, *args: Any, location: str, school_year: str, **options: Any) -> None:
        """Find the location and print."""
        place = Location.objects.filter(code=location).first()
        if place is None:
            raise CommandError(f"No location has the code {location}. See: ./driehoek locations")
        try:
            year = school_year_of(place, school_year)
        except Http404 as error:
            raise CommandError(f"{place.organisation} has no school year {school_year}.") from error
        answer = as_json(here(place, year))
        self.stdout.write(json.dumps(answer, indent=2, ensure_ascii=False) if options["json"] else _as_text(answer))
        if options["recompute"]:
            self._recompute(place)

    def _recompute(self, place: Location) -> None:
        """Compute every frozen figure of the location again; CommandError when one differs."""
        frozen = list(FrozenFigure.objects.filter(location=place))
        wrong = [f"{one.code} of {one.until}" for one in frozen if not is_the_same(one)]
        if wrong:
            raise CommandError(f"Computing again gives another value for: {', '.join(wrong)}")
        self.stderr.write(f"{len(frozen)} frozen figures were computed again, each to the same value.")


def as_json(scope: Scope) -> dict[str, Any]:
    """Return the figures as plain JSON: counts, shares from 0 to 1 and their interval; no value without a source."""
    found = count(scope, newest())
    met = found["met"].figure.total
    return {
        "location": scope.location.code,
        "school_year": scope.year.name,
        "until": scope.until.isoformat(),
        "indicators": {code: _row(one) for code, one in found.items()},
        "never_reached": met.whole - met.count,
    }


def _row(one: Count) -> dict[str, Any]:
    defined = one.figure.definition
    return {
        "name": defined.text("name", "en"),
        "definition_version": defined.version,
        "of": defined.of,
        "headline": defined.headline,
        "threshold": defined.threshold,
        "reached": one.figure.reached_threshold,
        "no_data_source": sorted({mark.code for mark in defined.marks} - one.figure.counted),
        **one.figure.as_value(),
    }


def _as_text(answer: dict[str, Any]) -> str:
    lines = [f"{answer['location']} {answer['school_year']} (until {answer['until']})"]
    for code, row in answer["indicators"].items():
        lines.append(f"{code}: {_in_words(row)}")
        if row["total"] and code == "participation":
            line = "  {key:4} {came} of {whole} families came"
            lines.extend(line.format(**part) for part in row["language"])
    return "\n".join([*lines, f"never reached: {answer['never_reached']} families"])


def _in_words(row: dict[str, Any]) -> str:
    total = row["total"]
    if total is None:
        return "no data source yet"
    if total["share"] is None:
        return "nothing to count yet"
    asked = f", threshold {row['threshold']:.0%}" if row["threshold"] else ""
    share = "{share:.0%}, {low:.0%} to {high:.0%}".format(**total)
    return f"{total[row['headline']]} of {total['whole']} ({share}){asked}"
