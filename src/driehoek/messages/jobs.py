"""Hand over what waits in the outbox, one e-mail at a time.

Nothing is sent twice and nothing is forgotten, as far as SMTP allows. A worker that dies before it began to hand over
leaves a row that another takes when the lease runs out. A worker that dies while handing over, in the moment between
the last byte and the "250 OK", leaves a row of which nobody can know whether the server took it: SMTP has no way to
ask. Such a row is not sent again; it becomes FAILED with the problem "unsure", which the school sees and can solve.
"""

from datetime import timedelta
from smtplib import SMTPException, SMTPNotSupportedError, SMTPRecipientsRefused, SMTPResponseException

from django.core.exceptions import ValidationError
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import Q
from django.utils import timezone

from driehoek.messages.actions import arrived, give_up
from driehoek.messages.mailing import mail_of
from driehoek.messages.models import Delivery
from driehoek.people.queries import children_of
from driehoek.shared.queues import claim

LEASE = timedelta(minutes=10)
TIMEOUT = 30  # seconds for one answer of the mail server; far below the lease
WAITS = (1, 5, 30, 120)  # minutes before the second, third, fourth and fifth attempt
ATTEMPTS = 5
State, Problem = Delivery.State, Delivery.Problem


def take_next() -> bool:
    """Hand over the first e-mail whose time has come; False when there is none."""
    _settle_interrupted()
    now = timezone.now()
    due = Q(not_before=None) | Q(not_before__lte=now)
    waiting = Delivery.objects.filter(due, channel=Delivery.Channel.EMAIL, state=State.QUEUED).order_by("pk")
    delivery = claim(waiting.select_related("location", "guardian"), LEASE)
    if delivery is None:
        return False
    if _may_still_be_sent(delivery):
        _hand_over(delivery)
    else:
        _end(delivery, state=State.CANCELLED)
    return True


def _settle_interrupted() -> None:
    interrupted = Delivery.objects.filter(state=State.SENDING, claimed_until__lte=timezone.now())
    for delivery in interrupted.select_related("guardian", "location"):
        give_up(delivery=delivery, problem=Problem.UNSURE)


def _may_still_be_sent(delivery: Delivery) -> bool:
    """A right to information may have ended since the message was put in the outbox."""
    children = children_of(delivery.guardian)
    return (children.filter(family=delivery.family_id) if delivery.family_id else children).exists()


def _hand_over(delivery: Delivery) -> None:
    connection = get_connection(timeout=TIMEOUT)
    try:
        mail = mail_of(delivery, connection)
        connection.open()
    except ValidationError:
        give_up(delivery=delivery, problem=Problem.REFUSED)
    except (OSError, SMTPException):
        _later(delivery, Problem.UNREACHABLE)
    else:
        # From here on somebody else who finds this row cannot know how far it got.
        if Delivery.objects.filter(pk=delivery.pk, state=State.QUEUED).update(state=State.SENDING):
            _send(delivery, mail)
    finally:
        _close(connection)


def _close(connection: BaseEmailBackend) -> None:
    try:
        connection.close()
    except (OSError, SMTPException):
        return  # what was handed over stays handed over


def _send(delivery: Delivery, mail: EmailMultiAlternatives) -> None:
    try:
        mail.send()
    except SMTPNotSupportedError:
        give_up(delivery=delivery, problem=Problem.REFUSED)
    except SMTPRecipientsRefused as refused:
        for_ever = all(code >= 500 for code, _ in refused.recipients.values())
        if for_ever:
            give_up(delivery=delivery, problem=Problem.REFUSED)
        else:
            _later(delivery, Problem.LATER)
    except SMTPResponseException:
        _later(delivery, Problem.LATER)
    except (OSError, SMTPException):
        give_up(delivery=delivery, problem=Problem.UNSURE)
    else:
        arrived(delivery=delivery)


def _later(delivery: Delivery, problem: Delivery.Problem) -> None:
    if delivery.attempts >= ATTEMPTS:
        give_up(delivery=delivery, problem=problem)
        return
    wait = timedelta(minutes=WAITS[delivery.attempts - 1])
    _end(delivery, state=State.QUEUED, problem=problem, not_before=timezone.now() + wait)


def _end(delivery: Delivery, *, state: str, problem: str = "", **fields: object) -> None:
    rows = Delivery.objects.filter(pk=delivery.pk).exclude(state=State.CANCELLED)
    rows.update(state=state, problem=problem, claimed_until=None, **fields)
