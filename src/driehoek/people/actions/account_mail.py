"""E-mail to accounts (colleagues, members, adult students): that something is there for them, never what it is.

It goes out once what it tells of is kept. A mail server that refuses is written in the log and changes nothing: what
the e-mail tells of stands on the page of whoever logs in.
"""

import logging
from collections.abc import Iterable
from email.utils import formataddr, parseaddr
from functools import partial
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import override

from driehoek.people.models import Account, Location
from driehoek.shared.languages import DEFAULT, STAFF_LANGUAGES

logger = logging.getLogger(__name__)
TIMEOUT = 10  # seconds; somebody may be waiting for the page


def mail_accounts(*, accounts: Iterable[Account], template: str, path: str, location: Location) -> None:
    """Mail the same to these accounts, each in their own language, with the page where they read it.

    `template` names two files: its subject and its message. Who has no address, or cannot log in, gets nothing.
    """
    mails = [_mail(one, template, path, location) for one in accounts if one.email and one.is_active]
    if mails:
        transaction.on_commit(partial(_send, mails))


def _mail(account: Account, template: str, path: str, location: Location) -> EmailMessage:
    context = {"name": account.name, "school": location.name, "address": f"{settings.BASE_URL}{path}"}
    language = account.language if account.language in STAFF_LANGUAGES else DEFAULT
    with override(language):
        subject, body = (render_to_string(f"{template}_{part}.txt", context) for part in ("subject", "message"))
    sender = formataddr((location.name, parseaddr(settings.DEFAULT_FROM_EMAIL)[1]))
    headers = {"Content-Language": language, "Auto-Submitted": "auto-generated"}
    answers = [location.email] if location.email else None
    return EmailMessage(
        " ".join(subject.split()), body.strip() + "\n", sender, [account.email or ""], reply_to=answers, headers=headers
    )


def _send(mails: list[EmailMessage]) -> None:
    try:
        get_connection(timeout=TIMEOUT).send_messages(mails)
    except (OSError, SMTPException):
        logger.exception("%d e-mails to accounts were not sent.", len(mails))
