"""./driehoek check-plan --location CODE [--school-year 2026-2027] [--json]"""

import json
import sys
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.http import Http404
from django.utils.translation import override

from driehoek.people.models import Location
from driehoek.people.queries import school_year_of
from driehoek.plancheck.catalogue import Rule
from driehoek.plancheck.checks import Finding
from driehoek.plancheck.queries import Checked, checked

LANGUAGES = ("nl", "en")
ERRORS, BAD_INPUT = 1, 2


class Command(BaseCommand):
    """Check the plan of a location: exit code 0 when nothing must be mended, 1 with errors, 2 on bad input."""

    help = "Check the plan of a location. Exit code: 0 nothing must be mended, 1 something must, 2 bad input."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the location, the school year, and the form and language of the answer."""
        parser.add_argument("--location", required=True, metavar="CODE")
        parser.add_argument("--school-year", default="", metavar="2026-2027")
        parser.add_argument("--language", choices=LANGUAGES, default="nl", help="of the words; Dutch by itself")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, location: str, school_year: str, language: str, **options: Any) -> None:
        """Check, print, and say by the exit code whether something must be mended."""
        place = Location.objects.select_related("organisation").filter(code=location).first()
        if place is None:
            _refuse(f"No location has the code {location}. See: ./driehoek locations")
        try:
            year = school_year_of(place, school_year)
        except Http404:
            _refuse(f"{place.organisation} has no school year {school_year}.".replace("  ", " "))
        with override(language):
            answer = as_json(checked(place, year), language)
        text = json.dumps(answer, indent=2, ensure_ascii=False) if options["json"] else _as_text(answer)
        self.stdout.write(text)
        if answer["errors"]:
            sys.exit(ERRORS)


def _refuse(why: str) -> NoReturn:
    raise CommandError(why, returncode=BAD_INPUT)


def as_json(found: Checked, language: str) -> dict[str, Any]:
    """Return what the plan check says as plain JSON; no family or person is named in it."""
    counts = found.counts
    return {
        "location": found.location.code,
        "school_year": found.year.name,
        "errors": counts["error"],
        "warnings": counts["warning"],
        "advice": counts["advice"],
        "findings": [_finding(one, language) for one in found.findings],
        "silenced": [
            {**_rule(one.rule, language), "reason": one.silence.reason, "since": one.silence.at.date().isoformat()}
            for one in found.silenced
        ],
        "fine": [rule.code for rule in found.fine],
    }


def _rule(rule: Rule, language: str) -> dict[str, Any]:
    words = {name: rule.said(name, language) for name in ("title", "why", "remedy")}
    return {"rule": rule.code, "severity": rule.severity, **words, "source": rule.source}


def _finding(one: Finding, language: str) -> dict[str, Any]:
    found = [{"id": hit.pk, "name": hit.name, "count": hit.count} for hit in one.hits if hit.name]
    return {**_rule(one.rule, language), "number": one.number, "found": found}


def _as_text(answer: dict[str, Any]) -> str:
    total = "{location} {school_year}: {errors} errors, {warnings} warnings, {advice} advice"
    lines = [total.format(**answer)]
    for one in answer["findings"]:
        lines.append("{rule} {severity:7} {title} ({number})".format(**one))
        lines.extend(f"     - {hit['name']} ({hit['count']})" for hit in one["found"])
        lines.append(f"     {one['remedy']} [{one['source']}]")
    lines.extend("{rule} left out: {reason}".format(**one) for one in answer["silenced"])
    return "\n".join(lines)
