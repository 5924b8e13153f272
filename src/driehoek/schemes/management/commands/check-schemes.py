"""./driehoek check-schemes [FILE …]"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import override

from driehoek.schemes.catalogue import DATA
from driehoek.schemes.models import OwnScheme
from driehoek.schemes.reading import read

LANGUAGES = ("nl", "en")
MISTAKES, BAD_INPUT = 1, 2


class Command(BaseCommand):
    """Check files of subsidy schemes: exit code 0 without mistakes, 1 with, 2 when a file cannot be read."""

    help = "Check files of subsidy schemes; without files those that come along and those that locations added."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take files, and the language of the answer."""
        parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
        parser.add_argument("--language", choices=LANGUAGES, default="nl", help="of the words; Dutch by itself")

    def handle(self, *args: Any, files: list[Path], language: str, **options: Any) -> None:
        """Print every mistake with its file and place, and say by the exit code whether there is one."""
        wrong = 0
        with override(language):
            for name, text in _from(files) if files else _all():
                scheme, mistakes = read(text)
                wrong += bool(mistakes)
                lines = [f"{name}: {one.place}: {one.words}" for one in mistakes]
                self.stdout.write("\n".join(lines) or f"{name}: {scheme.name if scheme else ''}")
        if wrong:
            sys.exit(MISTAKES)


def _from(files: list[Path]) -> Iterator[tuple[str, str]]:
    for path in files:
        try:
            yield str(path), path.read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"{path}: {error}", returncode=BAD_INPUT) from error


def _all() -> Iterator[tuple[str, str]]:
    yield from _from(sorted(DATA.glob("*.toml")))
    rows = OwnScheme.objects.filter(withdrawn_at=None).select_related("location").order_by("location__code", "key")
    for row in rows:
        yield f"{row.location.code}/{row.key}", row.text
