"""How a delivery looks as an e-mail: plain text and simple HTML, in one language and direction, always the same."""

from email.utils import formataddr, parseaddr
from functools import lru_cache
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.validators import validate_email
from django.template.loader import render_to_string
from django.utils.html import escape, urlize
from django.utils.safestring import SafeString, mark_safe

from driehoek.messages.digest import contents
from driehoek.messages.keys import key_of
from driehoek.messages.models import Delivery
from driehoek.people.actions import ensure_links
from driehoek.people.links import url_of
from driehoek.shared.languages import language

HERE = "\ue002"  # where the text comes in the page; texts hold no such character (texts.cleaning)


def mail_of(delivery: Delivery) -> EmailMultiAlternatives:
    """Return the e-mail of a delivery, from the school's own name; answers go to the school.

    Raises ValidationError when its address cannot be an e-mail address.
    """
    validate_email(delivery.address)
    location, (subject, body) = delivery.location, contents(delivery)
    mail = EmailMultiAlternatives(
        subject=" ".join(subject.split()),
        body=body,
        from_email=formataddr((location.name, parseaddr(settings.DEFAULT_FROM_EMAIL)[1])),
        to=[delivery.address],
        reply_to=[location.email] if location.email else None,
        headers=_headers(delivery),
    )
    mail.attach_alternative(_html(delivery, subject, body), "text/html")
    return mail


def return_path(delivery: Delivery) -> str:
    """Return where mail servers send what could not be delivered: an address that names this delivery, if there is one.

    With DRIEHOEK_RETURN_PATH bounce@school.example that is bounce+KEY@school.example, else the sender.
    """
    name, _, host = settings.DRIEHOEK_RETURN_PATH.partition("@")
    return f"{name}+{key_of(delivery)}@{host}" if host else parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


def message_id(delivery: Delivery) -> str:
    """Return the Message-ID; the same each time: mail systems that get a message twice can know it by that."""
    host = urlsplit(settings.BASE_URL).hostname or "localhost"
    return f"<delivery-{delivery.pk}-{delivery.created_at:%Y%m%d%H%M%S}@{host}>"


def _headers(delivery: Delivery) -> dict[str, str]:
    headers = {
        "Message-ID": message_id(delivery),
        "Content-Language": delivery.language,
        "Auto-Submitted": "auto-generated",
    }
    return headers | _unsubscribe(delivery) if delivery.news else headers


def _unsubscribe(delivery: Delivery) -> dict[str, str]:
    """One-click unsubscription (RFC 8058), for news only: what must be told cannot be unsubscribed from."""
    link = ensure_links([delivery.guardian])[delivery.guardian_id]
    query = urlencode({"locatie": delivery.location.code})
    return {
        "List-Unsubscribe": f"<{url_of(link, 'parent_no_news')}?{query}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def _html(delivery: Delivery, subject: str, body: str) -> str:
    paragraphs = "\n".join(f"<p>{_linked(part.strip())}</p>" for part in body.split("\n\n") if part.strip())
    return _page(subject, delivery.language).replace(HERE, paragraphs)


@lru_cache(maxsize=64)
def _page(subject: str, code: str) -> str:
    """The page around a text; the same for everybody who reads a message in one language."""
    context = {"subject": subject, "language": language(code), "here": HERE}
    return render_to_string("messages/mail/message.html", context)


def _linked(paragraph: str) -> SafeString:
    """A paragraph as HTML; Django looks at each word for an address, so it only gets a text that can hold one."""
    text = urlize(paragraph, autoescape=True) if "://" in paragraph or "@" in paragraph else escape(paragraph)
    return mark_safe("<br>".join(text.splitlines()))  # escaped one line above
