"""`./driehoek bounces`: read which e-mails came back."""

import imaplib
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from driehoek.messages.bounces import LONGEST
from driehoek.messages.keys import hook_of
from driehoek.messages.mailboxes import read_mailbox, take_bounce
from driehoek.people.models import Location


class Command(BaseCommand):
    """Read the mailbox of DRIEHOEK_BOUNCES, or one message from the standard input."""

    help = "Read which e-mails came back: from the mailbox in DRIEHOEK_BOUNCES, or one message with --stdin."

    def add_arguments(self, parser: CommandParser) -> None:
        """Offer --stdin and --addresses."""
        parser.add_argument("--stdin", action="store_true", help="read one message, as a mail server pipes it")
        parser.add_argument(
            "--addresses", action="store_true", help="only list the sealed addresses at which a mail service may report"
        )

    def handle(self, *args: Any, stdin: bool, addresses: bool, **options: Any) -> None:
        """Say how many there were; what cannot be read stays where it is."""
        if addresses:
            for location in Location.objects.order_by("code"):
                self.stdout.write(f"{location.code}  {hook_of(location)}")
            return
        if stdin:
            ours = take_bounce(sys.stdin.buffer.read(LONGEST))
            self.stdout.write("Noted." if ours else "This is not about an e-mail of ours.")
            return
        if not settings.DRIEHOEK_BOUNCES:
            raise CommandError("Set DRIEHOEK_BOUNCES=imaps://user:password@host/box, or use --stdin.")
        try:
            seen, taken = read_mailbox(settings.DRIEHOEK_BOUNCES)
        except ValueError:
            raise CommandError("DRIEHOEK_BOUNCES must look like imaps://user:password@host/box.") from None
        except (OSError, imaplib.IMAP4.error) as error:
            raise CommandError(f"The mailbox could not be read: {error}") from None
        self.stdout.write(f"{taken} of {seen} unread messages were about our e-mails.")
