"""`./driehoek manage screens`: take the pictures in docs/screens/ of a running demo."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError


class Command(BaseCommand):
    """Look at a running demo with a real browser, as the people of the cast, and keep what they see."""

    help = "Take the pictures in docs/screens/ of a running demo; needs Chromium and what ./driehoek test installs."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the address of the demo."""
        parser.add_argument("--url", default="http://localhost:8000", help="where the demo runs")

    def handle(self, *args: Any, url: str, **options: Any) -> None:
        """Take every picture and tell how large it is."""
        try:
            # A school that runs Driehoek has no browser to steer; only who works on it does.
            from driehoek.demo.screens import BrokenPageError, take
        except ImportError as error:
            raise CommandError("Run ./driehoek test once: it installs what takes the pictures.") from error
        try:
            for file in take(url, settings.ROOT / "docs" / "screens"):
                self.stdout.write(f"{file.name}: {file.stat().st_size // 1024} kB")
        except BrokenPageError as error:
            raise CommandError(str(error)) from error
