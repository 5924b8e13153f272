"""`./driehoek messages`: bring the translation files up to date, or with --check only say whether they are."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from driehoek.shared import catalogues
from driehoek.shared.languages import LANGUAGES


class Command(BaseCommand):
    """Update the .po files from the source, compile them and list per language what is left to do."""

    help = "Update the translation files from templates and code."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Offer --check."""
        parser.add_argument("--check", action="store_true", help="change nothing; exit 1 when an update is needed")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        """Update or check, then report."""
        if check:
            self._check()
        else:
            catalogues.update()
            catalogues.compile_all()
            self._report()

    def _report(self) -> None:
        for code in LANGUAGES:
            texts, missing = len(catalogues.texts_for(code)), catalogues.missing(code)
            self.stdout.write(f"{code}: {texts} texts, {len(missing)} without translation")
            self._lines(code)

    def _lines(self, code: str) -> int:
        faults = catalogues.broken(code)
        for fault in faults:
            self.stderr.write(f"{code}: {fault}")
        return len(faults)

    def _check(self) -> None:
        outdated = catalogues.outdated()
        if outdated:
            raise CommandError(f"Out of date: {', '.join(outdated)}. Run ./driehoek messages and commit the result.")
        if sum(map(self._lines, LANGUAGES)):
            raise CommandError("Some translations are broken.")
        self.stdout.write("The translation files are up to date.")
