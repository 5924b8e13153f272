"""`./driehoek worker`: do the background work that waits in the database."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils import translation
from django.utils.module_loading import import_string

from driehoek.shared.languages import LANGUAGES
from driehoek.shared.queues import Worker


class Command(BaseCommand):
    """Run until asked to stop; any number of workers may run at the same time."""

    help = "Send what waits, read what was uploaded: all background work."

    def add_arguments(self, parser: CommandParser) -> None:
        """Offer --once."""
        parser.add_argument("--once", action="store_true", help="stop when there is nothing left to do")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        """Work the queues named in the settings."""
        _learn_languages()
        queues = [import_string(path) for path in settings.DRIEHOEK_QUEUES]
        patient = [import_string(path) for path in settings.DRIEHOEK_PATIENT_QUEUES]
        worker = Worker(queues, patient=patient)
        if once:
            worker.drain()
        else:
            worker.run()


def _learn_languages() -> None:
    """Read every catalogue now; else the first message to many would wait for it."""
    for code in LANGUAGES:
        with translation.override(code):
            translation.gettext(code)
