"""E-mail over SMTP: one line for many messages; only the last step, handing over the text, cannot be repeated."""

import smtplib
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from smtplib import SMTPDataError, SMTPException, SMTPServerDisconnected

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from driehoek.messages.channels.base import Channel, Outcome
from driehoek.messages.mailing import Mail, mail_of, name_of, receiver, return_path
from driehoek.messages.models import Delivery

TIMEOUT = 30  # seconds for one answer of the mail server; far below the lease
MAILS_PER_LINE = 100  # many servers allow no more
Problem = Delivery.Problem
UNREACHABLE, REFUSED = Outcome("later", problem=Problem.UNREACHABLE), Outcome("refused", problem=Problem.REFUSED)
LATER, NEVER = Outcome("later", problem=Problem.LATER), Outcome("refused", problem=Problem.LATER)
UNSURE = Outcome("unsure", problem=Problem.UNSURE)


class Written(EmailMessage):
    """An e-mail that was written already, for backends that do not speak SMTP."""

    def __init__(self, text: bytes) -> None:
        super().__init__()
        self.text = text

    def message(self) -> Message:  # type: ignore[override]
        """The e-mail as Python knows it."""
        return message_from_bytes(self.text)


@dataclass
class Email(Channel):
    """Hands e-mails to the mail server in EMAIL_URL."""

    name: str = "email"
    text: bytes = b""
    line: BaseEmailBackend | None = None
    place: tuple[object, ...] = ()
    used: int = 0
    named: bool = False

    def ready(self, delivery: Delivery | Mail) -> Outcome | None:
        """Write the message, open the line and name sender and receiver: all of it without consequence."""
        try:
            self.text = mail_of(delivery)
        except ValidationError:
            return REFUSED
        try:
            return self._address(delivery)
        except SMTPServerDisconnected:
            self.rest()  # a line that was quiet for long may be gone without having said so
        except (OSError, SMTPException):
            self.rest()
            return UNREACHABLE
        try:
            return self._address(delivery)
        except (OSError, SMTPException):
            self.rest()
            return UNREACHABLE

    def hand_over(self, delivery: Delivery | Mail) -> Outcome:
        """Hand over the text; between its last byte and the answer nobody can know."""
        smtp = self._smtp()
        try:
            if smtp is None:
                return self._send()
            code, _ = smtp.data(self.text)
        except SMTPDataError as error:  # it did not even want the text
            return self._answer(error.smtp_code)
        except (OSError, SMTPException):
            self.rest()
            return UNSURE
        self.named = False
        return self._answer(code)

    def rest(self) -> None:
        """Hang up; what was handed over stays handed over."""
        line, self.line, self.used, self.named = self.line, None, 0, False
        try:
            if line is not None:
                line.close()
        except (OSError, SMTPException):
            return

    def _address(self, delivery: Delivery | Mail) -> Outcome | None:
        self._open()
        smtp = self._smtp()
        if smtp is None:
            return None
        if self.named:  # somebody was named who then got nothing
            smtp.rset()
        self.named = True
        reports = ["RET=HDRS", f"ENVID={name_of(delivery)}"] if self._may_report(smtp) else []
        code, _ = smtp.mail(return_path(delivery), reports)
        if code != 250:
            self.rest()
            return LATER
        wanted = ["NOTIFY=SUCCESS,FAILURE,DELAY"] if reports else []
        code, _ = smtp.rcpt(receiver(delivery), wanted)
        return None if code in (250, 251) else REFUSED if code >= 500 else LATER

    def _open(self) -> None:
        place = (settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_HOST_USER)
        if self.line is not None and (place != self.place or self.used >= MAILS_PER_LINE):
            self.rest()
        if self.line is None:
            line = get_connection(timeout=TIMEOUT)
            line.open()
            self.line, self.place = line, place
        if (smtp := self._smtp()) is not None:
            smtp.ehlo_or_helo_if_needed()
        self.used += 1

    def _smtp(self) -> smtplib.SMTP | None:
        """The bare SMTP line; None for other backends, such as the terminal."""
        smtp = getattr(self.line, "connection", None)
        return smtp if isinstance(smtp, smtplib.SMTP) else None

    def _may_report(self, smtp: smtplib.SMTP) -> bool:
        return smtp.has_extn("dsn") and bool(settings.DRIEHOEK_BOUNCES or settings.DRIEHOEK_RETURN_PATH)

    def _send(self) -> Outcome:
        assert self.line is not None  # noqa: S101  # opened by `ready`
        return Outcome("handed_over") if self.line.send_messages([Written(self.text)]) else LATER

    def _answer(self, code: int) -> Outcome:
        if code == 250:
            return Outcome("handed_over")
        return NEVER if code >= 500 else LATER
