"""How a delivery looks as an e-mail: plain text and simple HTML, in one language and direction, always the same."""

from email.utils import formataddr, parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.core.validators import validate_email
from django.template.loader import render_to_string

from driehoek.messages.models import Delivery
from driehoek.shared.languages import language


def mail_of(delivery: Delivery, connection: BaseEmailBackend) -> EmailMultiAlternatives:
    """Return the e-mail of a delivery, from the school's own name; answers go to the school.

    Raises ValidationError when its address cannot be an e-mail address.
    """
    validate_email(delivery.address)
    location = delivery.location
    mail = EmailMultiAlternatives(
        subject=" ".join(delivery.subject.split()),
        body=delivery.body,
        from_email=formataddr((location.name, parseaddr(settings.DEFAULT_FROM_EMAIL)[1])),
        to=[delivery.address],
        reply_to=[location.email] if location.email else None,
        headers=_headers(delivery),
        connection=connection,
    )
    mail.attach_alternative(_html(delivery), "text/html")
    return mail


def _headers(delivery: Delivery) -> dict[str, str]:
    """The Message-ID is the same each time: mail systems that get a message twice can know it by that."""
    host = urlsplit(settings.BASE_URL).hostname or "localhost"
    return {
        "Message-ID": f"<delivery-{delivery.pk}-{delivery.created_at:%Y%m%d%H%M%S}@{host}>",
        "Content-Language": delivery.language,
        "Auto-Submitted": "auto-generated",
    }


def _html(delivery: Delivery) -> str:
    paragraphs = [part.strip().splitlines() for part in delivery.body.split("\n\n") if part.strip()]
    context = {"delivery": delivery, "language": language(delivery.language), "paragraphs": paragraphs}
    return render_to_string("messages/mail/message.html", context)
