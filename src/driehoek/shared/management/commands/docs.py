"""`./driehoek docs`: write the parts of docs/ that are made from data."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from driehoek.shared.documentation import outdated


class Command(BaseCommand):
    """Bring the made parts of the documentation up to date, or with --check only say whether they are."""

    help = "Write the parts of docs/ that are made from data: roles, languages, the cast."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Offer --check."""
        parser.add_argument("--check", action="store_true", help="change nothing; exit 1 when a page is out of date")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        """Write or check."""
        try:
            stale = dict(outdated(settings.ROOT / "docs"))
        except KeyError as error:
            raise CommandError(f"A page asks for the part {error}, which no room makes.") from error
        names = ", ".join(page.name for page in stale)
        if check and stale:
            raise CommandError(f"Out of date: {names}. Run ./driehoek docs and commit the result.")
        for page, text in stale.items():
            page.write_text(text, encoding="utf-8")
        self.stdout.write(f"Written: {names}." if stale else "The documentation is up to date.")
