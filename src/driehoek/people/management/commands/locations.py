"""./driehoek locations [--json]"""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db.models import F

from driehoek.people.models import Location


class Command(BaseCommand):
    """List the locations of this installation."""

    help = "List the locations: code, kind, name and the code of the organisation."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the form of the answer."""
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print one line per location, or JSON."""
        rows = list(
            Location.objects.order_by("code").values("code", "name", "kind", organisation_code=F("organisation__code"))
        )
        if options["json"]:
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2))
            return
        for row in rows:
            self.stdout.write("{code:20} {kind:10} {name} ({organisation_code})".format(**row))
        if not rows:
            self.stdout.write("No locations yet. Make the first with: ./driehoek createschool")
