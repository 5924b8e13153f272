"""How a delivery looks as an e-mail: plain text and simple HTML, in one language and direction, always the same."""

from binascii import b2a_qp
from dataclasses import dataclass
from email.utils import formataddr, formatdate, parseaddr
from functools import lru_cache
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.message import sanitize_address
from django.core.validators import validate_email
from django.template.loader import render_to_string
from django.utils.html import escape, format_html, urlize
from django.utils.safestring import SafeString, mark_safe

from driehoek.messages.digest import contents
from driehoek.messages.keys import key_of
from driehoek.messages.models import Delivery
from driehoek.people.actions import ensure_links
from driehoek.people.links import url_of
from driehoek.people.models import Location
from driehoek.shared.languages import language

LONGEST_LINE = 998  # octets (RFC 5322, 2.1.1)
HERE, LINK = "\ue002", "\ue003"  # where text and link come in the page; texts hold no such character (texts.cleaning)


@dataclass(frozen=True)
class Mail:
    """An e-mail to somebody who is no guardian, from the room that knows them.

    `key` (`keys.key_for`) names it with mail servers, the same whenever it is tried again; what they report about it
    goes to that room (`posted`).
    """

    key: str
    location: Location
    address: str
    language: str
    subject: str
    body: str
    url: str


def mail_of(delivery: Delivery | Mail) -> bytes:
    """Return the e-mail of a delivery as it goes over the line, from the school's own name; answers go to the school.

    Raises ValidationError when its address cannot be an e-mail address.
    """
    validate_email(delivery.address)
    location, (subject, body) = delivery.location, _contents(delivery)
    subject, boundary = " ".join(subject.split()), f"=_{name_of(delivery)}"
    head = _head(subject, location.name, location.email, delivery.language)
    own = "".join(f"{name}: {value}\r\n" for name, value in _own_headers(delivery, boundary).items())
    texts = {"plain": body, "html": _html(delivery, subject, body)}
    parts = b"".join(b"\r\n--%b\r\n%b" % (boundary.encode(), _part(*text)) for text in texts.items())
    return head + own.encode() + parts + f"\r\n--{boundary}--\r\n".encode()


def name_of(delivery: Delivery | Mail) -> str:
    """Return the name of an e-mail with mail servers, the same each time."""
    return delivery.key if isinstance(delivery, Mail) else key_of(delivery)


def _contents(delivery: Delivery | Mail) -> tuple[str, str]:
    return (delivery.subject, delivery.body) if isinstance(delivery, Mail) else contents(delivery)


def receiver(delivery: Delivery | Mail) -> str:
    """Return the address as mail servers want it; one in ASCII is so already."""
    address = delivery.address
    return address if address.isascii() else str(sanitize_address(address, "utf-8"))


def return_path(delivery: Delivery | Mail) -> str:
    """Return where mail servers send what could not be delivered: an address that names this delivery, if there is one.

    With DRIEHOEK_RETURN_PATH bounce@school.example that is bounce+KEY@school.example, else the sender.
    """
    name, _, host = settings.DRIEHOEK_RETURN_PATH.partition("@")
    return f"{name}+{name_of(delivery)}@{host}" if host else parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


def message_id(delivery: Delivery | Mail) -> str:
    """Return the Message-ID; the same each time: mail systems that get a message twice can know it by that."""
    host = urlsplit(settings.BASE_URL).hostname or "localhost"
    if isinstance(delivery, Mail):
        return f"<{delivery.key}@{host}>"
    return f"<delivery-{delivery.pk}-{delivery.created_at:%Y%m%d%H%M%S}@{host}>"


@lru_cache(maxsize=64)
def _head(subject: str, school: str, answers: str, code: str) -> bytes:
    """The header lines that are the same for everybody who reads a message in one language."""
    mail = EmailMessage(
        subject=subject,
        from_email=formataddr((school, parseaddr(settings.DEFAULT_FROM_EMAIL)[1])),
        reply_to=[answers] if answers else None,
        headers={"Content-Language": code, "Auto-Submitted": "auto-generated"},
    )
    lines = mail.message()
    for name in ("Content-Type", "Content-Transfer-Encoding", "Date", "Message-ID"):
        del lines[name]
    return lines.as_bytes(linesep="\r\n").strip() + b"\r\n"  # type: ignore[call-arg]  # Django's own


def _own_headers(delivery: Delivery | Mail, boundary: str) -> dict[str, str]:
    headers = {
        "To": receiver(delivery),
        "Date": formatdate(),
        "Message-ID": message_id(delivery),
        "Content-Type": f'multipart/alternative; boundary="{boundary}"',
    }
    if isinstance(delivery, Delivery) and delivery.news:
        headers |= _unsubscribe(delivery)
    return headers


def _part(kind: str, text: str) -> bytes:
    """One rendering of the text; what has longer lines than a mail server takes is folded as quoted-printable."""
    lines, encoding = text.encode().splitlines(), "8bit"
    if any(len(line) > LONGEST_LINE for line in lines):
        lines, encoding = b2a_qp(b"\n".join(lines)).splitlines(), "quoted-printable"
    head = f'Content-Type: text/{kind}; charset="utf-8"\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n'
    return head.encode() + b"\r\n".join(lines)


def _unsubscribe(delivery: Delivery) -> dict[str, str]:
    """One-click unsubscription (RFC 8058), for news only: what must be told cannot be unsubscribed from."""
    link = ensure_links([delivery.guardian])[delivery.guardian_id]
    query = urlencode({"locatie": delivery.location.code})
    return {
        "List-Unsubscribe": f"<{url_of(link, 'parent_no_news')}?{query}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def _html(delivery: Delivery | Mail, subject: str, body: str) -> str:
    # The one line that differs per guardian stays out of what is made once for many.
    lines = [LINK if line and line == delivery.url else line for line in body.split("\n")]
    paragraphs = "\n".join(f"<p>{_linked(part)}</p>" for part in _paragraphs("\n".join(lines)))
    link = format_html('<a href="{}" rel="nofollow">{}</a>', delivery.url, delivery.url)
    return _page(subject, delivery.language).replace(HERE, paragraphs.replace(LINK, link))


def _paragraphs(text: str) -> list[str]:
    return [part.strip() for part in text.split("\n\n") if part.strip()]


@lru_cache(maxsize=64)
def _page(subject: str, code: str) -> str:
    """The page around a text; the same for everybody who reads a message in one language."""
    context = {"subject": subject, "language": language(code), "here": HERE}
    return render_to_string("messages/mail/message.html", context)


@lru_cache(maxsize=256)
def _linked(paragraph: str) -> SafeString:
    """A paragraph as HTML, most of them for many; Django looks at each word for an address, if there can be one."""
    text = urlize(paragraph, autoescape=True) if "://" in paragraph or "@" in paragraph else escape(paragraph)
    return mark_safe("<br>".join(text.splitlines()))  # escaped one line above
