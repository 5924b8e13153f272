"""Build the demo school: ./driehoek builddemo [--seed N] [--families N] [--today YYYY-MM-DD] [--fresh]."""

from argparse import ArgumentParser
from datetime import date
from time import monotonic
from typing import Any

from django.core.management import BaseCommand, CommandError, call_command
from django.utils import timezone

from driehoek.demo.cast import build_cast
from driehoek.demo.simulator import simulate
from driehoek.people.models import Organisation

SEED, FAMILIES = 2026, 900


class Command(BaseCommand):
    """Writes the named cast and a simulated school around it into an empty database."""

    help = "Build the demo school: the named cast, about 900 invented families and a school year of history."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the seed, the number of families, the day and whether to start afresh."""
        parser.add_argument("--seed", type=int, default=SEED, help="another seed gives other families")
        parser.add_argument("--families", type=int, default=FAMILIES, help="how many families are simulated")
        parser.add_argument("--today", type=date.fromisoformat, default=None, help="the day on which it is built")
        parser.add_argument("--fresh", action="store_true", help="throw away EVERYTHING in the database first")

    def handle(self, *args: Any, **options: Any) -> None:
        """Build, or say that the demo school is there; refuse to touch a database that holds another school."""
        started, today = monotonic(), options["today"] or timezone.localdate()
        say = self.stdout.write if options["verbosity"] else str
        if options["fresh"]:
            call_command("flush", interactive=False, verbosity=0)
        elif Organisation.objects.filter(code="driesprong").exists():
            say("The demo school is there already.")
            return
        elif Organisation.objects.exists():
            raise CommandError("This database holds a school. Use another one, or --fresh to throw everything away.")
        cast = build_cast(today)
        if options["families"]:
            simulate(cast, today, seed=options["seed"], families=options["families"], say=say)
        say(f"The demo school is ready ({monotonic() - started:.0f} s).")
