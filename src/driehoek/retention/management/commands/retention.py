"""`./driehoek retention`: what is over its term at each location, as counts; it erases nothing, unless with --again."""

from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from driehoek.people.models import Location
from driehoek.people.rules import today
from driehoek.retention.again import erase_again
from driehoek.retention.choosing import STANDS, chosen_at
from driehoek.retention.due import due
from driehoek.retention.terms import LEFT, MOMENT, of_locations


class Command(BaseCommand):
    """Tell what is over its term, or erase again what a restore brought back."""

    help = "What is over its term at each location, now and within thirty days; nothing is erased."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take one location, or the word to erase again after a restore."""
        parser.add_argument("--location", default="", help="only the location with this code")
        parser.add_argument("--again", action="store_true", help="erase once more what a restore brought back")

    def handle(self, *args: Any, location: str, again: bool, **options: Any) -> None:
        """Print the counts, or work until nothing that was erased is there."""
        if again:
            while erase_again():
                pass
            self.stdout.write("What was erased before is erased again.")
            return
        places = Location.objects.filter(code=location) if location else Location.objects.all()
        if location and not places:
            raise CommandError(f"There is no location {location}. ./driehoek locations lists them.")
        with override("en"):
            for place in places:
                self.stdout.write("\n".join(_told(place)))


def _told(place: Location) -> Iterator[str]:
    chosen = chosen_at(place)
    yield f"{place.code}: " + (
        "the terms are agreed to" if place.pk in chosen.agreed else "nobody agreed to the terms yet"
    )
    for term in of_locations(LEFT, MOMENT):
        days = today(), today() + STANDS
        now, soon = (sum(due(record, term, chosen, day).count() for record in term.records) for day in days)
        yield f"  {term.key:<14}{now:>8} over their term{soon:>8} within thirty days"
