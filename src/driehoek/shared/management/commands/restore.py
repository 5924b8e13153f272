"""`./driehoek restore FILE --yes`: put a backup back; what was there is kept beside it."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from driehoek.shared.backups import BackupError, restore


class Command(BaseCommand):
    """Put a backup in place of the database."""

    help = "Put a backup back in place of the database, the uploads and the keys. Stop serve and worker first."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the backup, and the word that makes it happen."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--yes", action="store_true", help="really replace what is there")

    def handle(self, *args: Any, file: Path, yes: bool, **options: Any) -> None:
        """Restore, and tell where the earlier data went."""
        if not yes:
            raise CommandError("This replaces the database. Stop serve and worker, then add --yes.")
        try:
            kept = restore(file)
        except (BackupError, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"The backup is in place. What was there lies in {kept}.")
        self.stdout.write("Now run: ./driehoek migrate && ./driehoek retention --again")
