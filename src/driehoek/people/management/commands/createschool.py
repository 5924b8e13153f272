"""./driehoek createschool: the first organisation, location and head of a new installation."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils.text import slugify

from driehoek.people.actions import appoint, create_organisation, save_location
from driehoek.people.models import Account, Appointment, Location, Organisation
from driehoek.people.rules import today


class Command(BaseCommand):
    """Make an organisation (unless it exists), a location in it, and somebody who can log in and do the rest."""

    help = "Make a location with its organisation and the head who sets up the rest in the browser."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take names, kind, code and the head."""
        parser.add_argument("--organisation", required=True, help="name of the school board or childcare organisation")
        parser.add_argument("--location", required=True, help="name of the location")
        parser.add_argument("--kind", required=True, choices=Location.Kind.values)
        parser.add_argument("--code", default="", help="short name; made from the name when left out")
        parser.add_argument("--head-name", required=True)
        parser.add_argument("--head-email", required=True)

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        """Make what is missing and tell what was made."""
        try:
            location, new_organisation = self._location(options)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        head = Account.objects.filter(email__iexact=options["head_email"]).first()
        head = head or Account.objects.create_user(options["head_email"], options["head_name"])
        # Only who comes first sets up the whole organisation; a later head gets their own location.
        reach = None if new_organisation else location
        appoint(account=head, role=Appointment.Role.HEAD, by=None, organisation=location.organisation, location=reach)
        self.stdout.write(f"{location.name} ({location.code}) is there. {head.name} logs in with {head.email}.")

    def _location(self, options: dict[str, Any]) -> tuple[Location, bool]:
        code = options["code"] or slugify(options["location"])
        organisation = Organisation.objects.filter(name=options["organisation"]).first()
        new = organisation is None
        if organisation is None:
            start = today().replace(month=8, day=1)
            start = start if start <= today() else start.replace(year=start.year - 1)
            organisation = create_organisation(
                name=options["organisation"], code=slugify(options["organisation"]), year_start=start
            )
        location = Location(organisation=organisation, name=options["location"], kind=options["kind"], code=code)
        return save_location(location=location, by=None), new
