"""`./driehoek backup FILE`: one file with everything, checked after it was written."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from driehoek.shared.backups import BackupError, back_up


class Command(BaseCommand):
    """Write a backup while everything runs."""

    help = "Write a backup of the database, the uploads and the keys to one file, and read it back."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file to write."""
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        """Write it and say how large it is."""
        try:
            made = back_up(file.resolve())
        except (BackupError, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{made} ({made.stat().st_size // 1024} kB). It holds personal data: keep it safe.")
