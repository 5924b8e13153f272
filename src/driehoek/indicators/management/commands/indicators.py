"""./driehoek indicators --location CODE --school-year 2026-2027 [--json] [--recompute], or --rollup [--verify]"""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.http import Http404

from driehoek.indicators.counting import Count, count
from driehoek.indicators.definitions import newest
from driehoek.indicators.freezing import is_the_same
from driehoek.indicators.jobs import BATCH
from driehoek.indicators.models import FrozenFigure
from driehoek.indicators.rollups import differing, keep
from driehoek.indicators.scope import Scope, here
from driehoek.people.models import Location
from driehoek.people.queries import school_year_of


class Command(BaseCommand):
    """Print every indicator with the counts behind it."""

    help = "Print the indicators of a location in a school year, lowest groups first."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the location, the school year and the form of the answer."""
        parser.add_argument("--location", default="", metavar="CODE")
        parser.add_argument("--school-year", default="", metavar="2026-2027")
        parser.add_argument("--json", action="store_true")
        parser.add_argument("--recompute", action="store_true", help="also compute the frozen figures again")
        parser.add_argument("--rollup", action="store_true", help="count the roll-ups of all locations, or of one")
        parser.add_argument("--verify", action="store_true", help="with --rollup: only tell which differ")

    def handle(self, *args: Any, location: str, school_year: str, **options: Any) -> None:
        """Find the location and print; or count the roll-ups."""
        if options["rollup"]:
            return self._roll_up(location, verify=options["verify"])
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
        return None

    def _roll_up(self, code: str, *, verify: bool) -> None:
        """Count roll-ups, also of years that stand still; or raise CommandError when one is not what counting gives."""
        places = Location.objects.filter(code=code) if code else Location.objects.order_by("pk")
        if code and not places:
            raise CommandError(f"No location has the code {code}. See: ./driehoek locations")
        batches = [places[start : start + BATCH] for start in range(0, places.count(), BATCH)]
        if verify:
            wrong = [one for batch in batches for one in differing(batch)]
            if wrong:
                raise CommandError(f"{len(wrong)} roll-ups are not what counting gives now: {', '.join(wrong[:20])}")
        kept = 0 if verify else sum(keep(batch, settled=True) for batch in batches)
        self.stderr.write("All roll-ups are what counting gives." if verify else f"{kept} roll-ups were counted.")

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
