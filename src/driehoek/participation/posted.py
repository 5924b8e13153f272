"""What mail servers report about e-mail to people from outside (setting DRIEHOEK_POSTED)."""

from driehoek.messages.models import Delivery
from driehoek.participation.actions import outside_mail_came_back
from driehoek.participation.mails import mail_by_key
from driehoek.people.models import Location


def place_of(key: str) -> Location | None:
    """Return where the e-mail with this key came from; None when it is not of this room."""
    mail = mail_by_key(key)
    person = mail.ask.helper.outsider if mail else None
    return person.location if person else None


def came_back(*, key: str, problem: Delivery.Problem) -> None:
    """Let a colleague call instead."""
    if mail := mail_by_key(key):
        outside_mail_came_back(mail=mail, problem=problem)
