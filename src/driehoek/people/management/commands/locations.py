"""./driehoek locations [--json]"""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from driehoek.people.models import Location


class Command(BaseCommand):
    """List the locations of this installation."""

    help = "List the locations: code, name and kind."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the form of the answer."""
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print one line per location, or JSON."""
        rows = list(Location.objects.order_by("code").values("code", "name", "kind"))
        if options["json"]:
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2))
            return
        for row in rows:
            self.stdout.write("{code:20} {kind:10} {name}".format(**row))
        if not rows:
            self.stdout.write("No locations yet. Make the first with: ./driehoek createschool")
